import type { Room } from '@/lib/server/room'
import { distributionEndpoints } from './api'
import { eraseInvitations } from './commands-opt-out'
import { invitationMailKind, reminderMailKind } from './jobs-mail'
import { closeDueJob, closeFullJob, runSchedulesJob, mailInvitationsJob, mailRemindersJob } from './jobs'
import { listWaitingLines } from './queries-prompts'
import { listRemnants } from './queries-remnants'

/** Who is asked what and when: audiences, samples, contact limits, invitations, reminders, schedules, prompts. */
export const distribution: Room = {
  id: 'distribution',
  endpoints: Object.values(distributionEndpoints),
  jobs: [mailInvitationsJob, mailRemindersJob, runSchedulesJob, closeDueJob, closeFullJob],
  mails: [invitationMailKind, reminderMailKind],
  erase: async (tx, personId) => {
    await eraseInvitations(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  waiting: listWaitingLines,
  remnants: listRemnants,
}
