import { z } from 'zod'
import { maxBody, rfcNumber } from './schema'

const target = { number: rfcNumber.optional(), template: z.string().max(80).optional() }

/** What stands in the editor and is not saved: of an RFC, or of a new one from a template. As it was typed, half a title included. */
export const autosaveInput = z.object({
  ...target,
  title: z.string().max(1000),
  body: z.string().max(maxBody),
  labels: z.string().max(1000),
  baseVersion: rfcNumber.optional(),
})
export type AutosaveInput = z.infer<typeof autosaveInput>

/** Whose editor is meant. */
export const autosaveTarget = z.object(target)
export type AutosaveTarget = z.infer<typeof autosaveTarget>

/** What is being written about; `number` leaves that RFC itself out. */
export const similarInput = z.object({
  title: z.string().max(1000),
  problem: z.string().max(20_000),
  number: rfcNumber.optional(),
})
export type SimilarInput = z.infer<typeof similarInput>

export const relateInput = z.object({ number: rfcNumber, other: rfcNumber })

export type AutosaveView = { title: string; body: string; labels: string; baseVersion: number | null; at: string }
