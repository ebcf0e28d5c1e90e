import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** Finds themes again; what brings evidence promises it. */
export const findThemesType = jobType(
  'insights.find-themes',
  z.object({ runId: z.string().optional(), detail: z.number().int().optional() }),
)
