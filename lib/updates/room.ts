import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Resolved, Room, SearchHit } from '@/lib/server/room'
import { updateEndpoints } from './api'
import { digestEndpoints } from './api-digest'
import { draftEndpoints } from './api-drafts'
import { launchEndpoints } from './api-launch'
import { reviewEndpoints } from './api-review'
import { surveyUpdateEndpoints } from './api-survey'
import { webhookEndpoints } from './api-webhooks'
import {
  championMailKind,
  digestJob,
  digestMailKind,
  mailChampionsJob,
  muteJob,
  reviewMailKind,
  sendWebhooksJob,
  tellJob,
  toldMailKind,
} from './jobs'
import { seenByFor } from './policy'
import { countPending, eraseFromLedgers, searchUpdates, titlesOf } from './repo'
import { countOwedTo } from './repo-inbox'
import { toldInbox } from './queries-inbox'
import { listRemnants } from './queries-remnants'
import { listReviewsToSend } from './queries-review'

const href = (id: string): string => paths.update(id)

async function resolveUpdates(actor: Actor, ids: string[]): Promise<Map<string, Resolved>> {
  if (!can(actor, 'update.read')) return new Map()
  return new Map((await titlesOf(db, ids)).map((update) => [update.id, { title: update.title, href: href(update.id) }]))
}

async function search(actor: Actor, words: string, limit: number): Promise<SearchHit[]> {
  if (!can(actor, 'update.read')) return []
  const updates = await searchUpdates(db, words, limit)
  return updates.map((update) => ({
    kind: 'update',
    title: update.title,
    href: href(update.id),
    detail: `for ${update.audience}`,
  }))
}

export const updates: Room = {
  id: 'updates',
  nav: [
    { label: 'Updates', href: paths.updates(), icon: 'megaphone', key: 'u', access: 'update.read', section: 'main' },
  ],
  endpoints: [
    updateEndpoints,
    draftEndpoints,
    digestEndpoints,
    webhookEndpoints,
    reviewEndpoints,
    surveyUpdateEndpoints,
    launchEndpoints,
  ].flatMap((part) => Object.values(part)),
  jobs: [tellJob, digestJob, muteJob, sendWebhooksJob, mailChampionsJob],
  mails: [toldMailKind, digestMailKind, reviewMailKind, championMailKind],
  subscribes: { 'person.muted': [muteJob], 'champion.told': [mailChampionsJob] },
  erase: async (tx, personId) => {
    await eraseFromLedgers(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  resolve: { update: resolveUpdates },
  search,
  remnants: listRemnants,
  // A decider: the people who are still owed an answer. Everybody else: the answers they have not seen.
  inbox: toldInbox,
  waiting: listReviewsToSend,
  badgeCount: (actor) => (can(actor, 'told.read') ? countPending(seenByFor(actor)) : countOwedTo(actor.id)),
}
