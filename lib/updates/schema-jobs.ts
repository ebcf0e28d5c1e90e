import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** Promises a mail to everyone who is owed an update. */
export const tellType = jobType('updates.tell', z.object({ updateId: z.string() }))

/** Sends what waits for webhooks. */
export const sendWebhooksType = jobType('updates.send-webhooks', z.object({}))

/** The review of a month, to one person. */
export const reviewMailType = { name: 'updates.review', data: z.object({ updateId: z.string() }) }

export const toldMailType = { name: 'updates.told', data: z.object({ updateId: z.string() }) }
