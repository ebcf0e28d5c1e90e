import { z } from 'zod'
import { dayText, id, line } from '@/lib/core/zod'

export const championInput = z.object({
  /** A person's id or e-mail address. They speak in the team that they are in now. */
  person: line(),
})
export type ChampionInput = z.output<typeof championInput>

export const championSchema = z.object({
  id: z.string(),
  /** Null: for the platform as a whole. */
  capability: z.string().nullable(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  team: z.object({ id: z.string(), name: z.string() }),
  since: dayText,
})
export type Champion = z.infer<typeof championSchema>

/** One who was named and speaks for it no more. The name is for those who may name another one. */
const goneSchema = z.object({
  id: z.string(),
  team: z.string(),
  why: z.enum(['left', 'moved']),
  name: z.string().nullable(),
})
export type GoneChampion = z.infer<typeof goneSchema>

export const championsSchema = z.object({
  champions: z.array(championSchema),
  /** Said until the team has another one, or the entry is taken away. */
  gone: z.array(goneSchema),
  /** Teams that use it every week and have nobody who speaks for it; empty for the platform as a whole. */
  without: z.array(z.string()),
})
export type Champions = z.infer<typeof championsSchema>

/** Whom somebody can ask in their own team. */
export const toAskSchema = z.object({
  data: z.array(
    z.object({
      champion: z.string(),
      capability: z.object({ id: z.string(), name: z.string() }).nullable(),
      name: z.string(),
      email: z.string(),
      /** It is the reader. */
      you: z.boolean(),
    }),
  ),
})
export type ToAsk = z.infer<typeof toAskSchema>['data'][number]

export const championForm = z.object({
  /** "" for the platform. */ capability: z.string().max(100),
  ...championInput.shape,
})
export const championEndForm = z.object({ id })
