import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { job } from '@/lib/server/jobs'
import { mailKind } from '@/lib/server/mail-queue'
import { mailType, notifyType } from './schema-jobs'
import { noticeMails } from './schema-mails'

/** Tells whoever follows an RFC that something happened to it. */
export const notifyJob = job({
  ...notifyType,
  load: async () => (await import('./commands-notify')).notify,
})

export const noticeMailKind = mailKind({
  ...noticeMails,
  label: 'Mail about RFCs',
  load: async () => (await import('./commands-mail')).noticeWork,
})

/** Promises the mails that are due, one a person. */
export const mailJob = job({
  ...mailType,
  every: '* * * * *',
  load: async () => {
    const { mailDue } = await import('./commands-mail')
    return async () => void (await mailDue(systemClock()))
  },
})

/** Looks after deadlines: asks new approvers, reminds, tells on to the stewards, and brings decisions back for review. */
export const deadlinesJob = job({
  name: 'rfcs.deadlines',
  data: z.object({}),
  every: '7 * * * *',
  load: async () => {
    const { processDeadlines } = await import('./commands-deadlines')
    return () => processDeadlines(systemClock())
  },
})

/** Every night: images that no text shows any more. */
export const imagesJob = job({
  name: 'rfcs.images',
  data: z.object({}),
  every: '23 3 * * *',
  load: async () => {
    const { sweepImages } = await import('./commands-images')
    return async () => void (await sweepImages(systemClock()))
  },
})
