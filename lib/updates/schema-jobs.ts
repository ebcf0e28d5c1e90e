import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** Promises a mail to everyone who is owed an update. */
export const tellType = jobType('updates.tell', z.object({ updateId: z.string() }))

/** Sends what waits for webhooks. */
export const sendWebhooksType = jobType('updates.send-webhooks', z.object({}))

/** The review of a month, to one person. */
export const reviewMailType = { name: 'updates.review', data: z.object({ updateId: z.string() }) }

/** Promises digests of the week and the month that are over. */
export const digestType = jobType('updates.digest', z.object({}))

/** What is owed to people who asked elsewhere not to be told is muted. */
export const muteType = jobType('updates.mute', z.object({ ids: z.array(z.string()) }))

/** What is owed to one person, and what else was published, in one mail. */
export const digestMailType = {
  name: 'updates.digest',
  /** `more`: what else was published and is in no list. */
  data: z.object({ owed: z.array(z.string()), others: z.array(z.string()), more: z.int().default(0) }),
}

/** What a champion is told of what they speak for, to one of them. */
export const championMailType = { name: 'updates.champion', data: z.object({ noticeId: z.string() }) }

/** Promises mails for notices to champions. */
export const mailChampionsType = jobType('updates.mail-champions', z.object({ ids: z.array(z.string()) }))

export const toldMailType = { name: 'updates.told', data: z.object({ updateId: z.string() }) }
