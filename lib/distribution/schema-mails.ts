import { z } from 'zod'

/** The mail of one invitation of one person: which of a survey's rounds it is. */
export const invitationMailType = { name: 'survey.invitation', data: z.object({ round: z.number().int() }) }

/** The mail of a reminder, by the invitation that it reminds of. `everybody`: also to who has answered. */
export const reminderMailType = {
  name: 'survey.reminder',
  data: z.object({ round: z.number().int(), everybody: z.boolean() }),
}
