import { z } from 'zod'
import { job } from '@/lib/server/jobs'
import { closeDueType } from '@/lib/surveys/schema-jobs'
import { mailRemindersType } from './schema-jobs'

const clock = async () => (await import('@/lib/core/clock')).systemClock

/** Promised by versions that mailed a survey's invitations in one job, and by their replicas during an upgrade. */
export const mailInvitationsJob = job({
  name: 'surveys.mail-invitations',
  data: z.object({ surveyId: z.string() }),
  load: async () => (await import('./commands-mail')).promiseMissingMails,
})

/** Promises the mails of one reminder round. */
export const mailRemindersJob = job({
  ...mailRemindersType,
  load: async () => (await import('./commands-mail')).sendReminders,
})

/** Four times an hour: waves that are due open, reminder rounds start. */
export const runSchedulesJob = job({
  name: 'surveys.keep-time',
  data: z.object({}),
  every: '*/15 * * * *',
  load: async () => {
    const [{ runSchedules }, now] = [await import('./commands-schedules'), await clock()]
    return async () => void (await runSchedules(now()))
  },
})

/** Every minute, and when a closing time is moved into the past: surveys whose time is over close. They take no answers before that. */
export const closeDueJob = job({
  ...closeDueType,
  every: '* * * * *',
  load: async () => {
    const [commands, now] = [await import('./commands-schedules'), await clock()]
    return () => commands.closeDue(now())
  },
})

/** Every minute, surveys that have as many answers as they want close. */
export const closeFullJob = job({
  name: 'surveys.close-full',
  data: z.object({}),
  every: '* * * * *',
  load: async () => {
    const [commands, now] = [await import('./commands-schedules'), await clock()]
    return () => commands.closeFull(now())
  },
})
