import { z } from 'zod'
import { id, prose } from '@/lib/core/zod'

export const outreachDraftSchema = z.object({
  teamId: z.string(),
  team: z.string(),
  headcount: z.number().int(),
  text: z.string(),
  /** Some who may be asked now, by the shared limit of how often anybody is asked; empty: nobody at present. */
  people: z.array(z.object({ name: z.string(), email: z.string() })),
  /** It is on the list already. */
  listed: z.boolean(),
})
export type OutreachDraft = z.output<typeof outreachDraftSchema>

export const outreachDraftsSchema = z.object({
  data: z.array(outreachDraftSchema),
  /** Teams that are missing and not in the list. */
  more: z.number().int(),
  /** The team of some voices is not known: those above may have been heard. */
  unsure: z.boolean(),
})
export type OutreachDrafts = z.output<typeof outreachDraftsSchema>

export const newOutreachSchema = z.strictObject({ team: id, text: prose(4_000) })
export type NewOutreach = z.output<typeof newOutreachSchema>

export const outreachSchema = z.object({
  id: z.string(),
  insight: z.object({ id: z.string(), statement: z.string() }),
  teamId: z.string(),
  team: z.string(),
  text: z.string(),
  /** As in a draft, as of now. */
  people: z.array(z.object({ name: z.string(), email: z.string() })),
  createdAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
})
export type Outreach = z.output<typeof outreachSchema>

export const outreachForm = z.object({ insight: id, team: id, text: prose(4_000) })
export const outreachDoneForm = z.object({ outreach: id, done: z.boolean() })
