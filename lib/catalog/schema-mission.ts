import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { day, id, optionalProse, prose, dayText } from '@/lib/core/zod'

const text = prose(2_000)
export const missionInput = z.object({
  text,
  /** Ids of the evidence that it is based on. */
  evidence: z.array(id).max(100, 'At most 100 pieces.').default([]),
  /** Who was asked before it was written. */
  asked: optionalProse(2_000),
  /** When it is to be looked at again. */
  reviewAt: day.nullish(),
  /** The version that was read before; refused where another one holds by now. */
  baseVersion: z.number().int().min(0).optional(),
})
export type MissionInput = z.output<typeof missionInput>

export const missionSchema = z.object({
  text: z.string(),
  evidence: z.array(z.string()),
  /** 0: nothing was said yet. */
  version: z.number().int(),
  at: z.iso.datetime().nullable(),
  asked: z.string(),
  reviewAt: dayText.nullable(),
  /** Whether the day of review is over. */
  reviewDue: z.boolean(),
  by: z.string().nullable(),
})
export type Mission = z.infer<typeof missionSchema>
/** What of it stands in one line. */
export type MissionLine = Pick<Mission, 'text' | 'version' | 'reviewAt' | 'reviewDue'>
export const missionPage = pageOf(missionSchema)
export const missionQuery = listQueryOf({})
export type MissionQuery = z.output<typeof missionQuery>

const typedVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
export const missionForm = z.object({
  text,
  asked: optionalProse(2_000),
  reviewAt: z.union([z.literal('').transform(() => null), day]),
  baseVersion: typedVersion,
  evidence: z
    .string()
    .max(20_000)
    .default('')
    .transform((typed) =>
      typed
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((one) => one.replace(/^.*\/evidence\//, '')),
    )
    .pipe(z.array(id).max(100, 'At most 100 pieces.')),
})
