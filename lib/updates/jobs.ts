import { job } from '@/lib/server/jobs'
import { mailKind } from '@/lib/server/mail-queue'
import {
  championMailType,
  digestMailType,
  digestType,
  mailChampionsType,
  muteType,
  reviewMailType,
  sendWebhooksType,
  tellType,
  toldMailType,
} from './schema-jobs'

export const tellJob = job({ ...tellType, load: async () => (await import('./commands-tell')).promiseTold })

export const digestJob = job({
  ...digestType,
  every: '11 * * * *',
  load: async () => {
    const { promiseDigests } = await import('./commands-digest')
    return () => promiseDigests(new Date())
  },
})

export const muteJob = job({ ...muteType, load: async () => (await import('./commands-tell')).muteOwed })

export const sendWebhooksJob = job({
  ...sendWebhooksType,
  every: '* * * * *',
  load: async () => (await import('./commands-deliver')).sendWebhooks,
})

/** Nobody may know whom an update answers, so the result of such a mail is kept only in the person's ledger row. */
export const toldMailKind = mailKind({
  ...toldMailType,
  label: 'What became of it',
  secret: true,
  load: async () => (await import('./commands-tell')).toldWork(),
})

/** As secret as one mail each: it says who was answered. */
export const digestMailKind = mailKind({
  ...digestMailType,
  label: 'Digests of updates',
  secret: true,
  load: async () => (await import('./commands-digest')).digestWork(),
})

export const reviewMailKind = mailKind({
  ...reviewMailType,
  label: 'Review of the month',
  load: async () => (await import('./commands-review')).reviewWork(),
})

export const mailChampionsJob = job({
  ...mailChampionsType,
  load: async () => (await import('./commands-champions')).promiseChampionMails,
})

export const championMailKind = mailKind({
  ...championMailType,
  label: 'News to champions',
  load: async () => (await import('./commands-champions')).championWork(),
})
