import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** One reminder round. It names nobody: who has not answered is found out when a mail's turn comes. */
export const mailRemindersType = jobType(
  'surveys.mail-reminders',
  z.object({ surveyId: z.string(), round: z.number().int() }),
)
