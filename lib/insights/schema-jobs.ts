import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** Looks for pieces that say nearly the same; a run of themes promises it. `many`: more texts than a page should wait for. */
export const findSaidTwiceType = jobType('insights.find-said-twice', z.object({ many: z.boolean().default(false) }))

/** Finds themes again; what brings evidence promises it. */
export const findThemesType = jobType(
  'insights.find-themes',
  z.object({ runId: z.string().optional(), detail: z.number().int().optional() }),
)
