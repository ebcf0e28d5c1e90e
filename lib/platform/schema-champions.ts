import { z } from 'zod'
import { championSchema } from '@/lib/catalog/schema-champions'
import { dayText } from '@/lib/core/zod'
import { statuses as rfcStatuses } from '@/lib/rfcs/schema'
import { HORIZONS } from '@/lib/roadmap/schema'
import { UPDATE_KINDS } from '@/lib/updates/schema'

export const championBriefSchema = z.object({
  champion: championSchema.extend({ capabilityName: z.string().nullable() }),
  /** What was published about it in the last two months. */
  updates: z.array(
    z.object({ id: z.string(), title: z.string(), kind: z.enum(UPDATE_KINDS), publishedAt: z.iso.datetime() }),
  ),
  /** What is planned for it. */
  coming: z.array(z.object({ id: z.string(), title: z.string(), horizon: z.enum(HORIZONS) })),
  /** What of it ends that the team uses. */
  retirements: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      lastDay: dayText.nullable(),
      replacement: z.string(),
      /** When the team's people were mailed; null: not yet. */
      toldAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Answers that wait for the champion themselves; null for another reader. */
  waiting: z.array(z.object({ id: z.string(), title: z.string() })).nullable(),
  /** How many people of the team are still to be told, under the ledger's minimum; null for those who do not answer for it. */
  owed: z.union([z.object({ told: z.int(), owed: z.int() }), z.literal('few'), z.literal('none')]).nullable(),
  questions: z.object({
    /** Proposals of the team that are discussed now. */
    rfcs: z.array(z.object({ number: z.int(), title: z.string(), status: z.enum(rfcStatuses) })),
    /** The newest pieces that name the team and stand behind no insight yet. */
    pieces: z.array(z.object({ id: z.string(), text: z.string() })),
  }),
})
export type ChampionBrief = z.infer<typeof championBriefSchema>
