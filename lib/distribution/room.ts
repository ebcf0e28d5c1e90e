import type { Room } from '@/lib/server/room'
import { reachEndpoints } from './api'
import { eraseAsked } from './commands-opt-out'
import { closeDueJob, closeFull, keepTime, mailInvitations, mailReminders } from './jobs'

/** Who is asked what and when: audiences, samples, contact limits, invitations, reminders, schedules, prompts. */
export const distribution: Room = {
  id: 'distribution',
  endpoints: Object.values(reachEndpoints),
  jobs: [mailInvitations, mailReminders, keepTime, closeDueJob, closeFull],
  erase: async (tx, personId) => {
    await eraseAsked(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
}
