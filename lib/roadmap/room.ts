import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Room, SearchHit } from '@/lib/server/room'
import { itemEndpoints } from './api'
import { liveEndpoints } from './api-live'
import { prioritizeEndpoints } from './api-prioritize'
import { publicEndpoints } from './api-public'
import { trackerEndpoints } from './api-trackers'
import { viewEndpoints } from './api-views'
import { voteEndpoints } from './api-votes'
import { noteRfcDecisionsJob, rescoreItemsJob } from './jobs'
import { seesDrafts } from './policy'
import { searchItems } from './repo'
import { forgetViews } from './repo-views'
import { forgetVotes } from './repo-votes'
import { listRemnants } from './queries-remnants'
import { listReviewsWaiting } from './queries-reviews'
import { resolveItems } from './queries-titles'

const href = (id: string): string => paths.item(id)

async function search(actor: Actor, words: string, limit: number): Promise<SearchHit[]> {
  if (!can(actor, 'roadmap.read')) return []
  const items = await searchItems(db, words, seesDrafts(actor), limit)
  return items.map((item) => ({
    kind: 'roadmap-item',
    title: item.title,
    href: href(item.id),
    detail: item.status === 'open' ? item.horizon : item.status,
  }))
}

export const roadmap: Room = {
  id: 'roadmap',
  nav: [{ label: 'Roadmap', href: paths.roadmap(), icon: 'map', key: 'm', access: 'roadmap.read', section: 'main' }],
  quickActions: [{ label: 'New roadmap item', href: paths.roadmapNew(), access: 'roadmap.write' }],
  endpoints: [
    ...Object.values(itemEndpoints),
    ...Object.values(liveEndpoints),
    ...Object.values(voteEndpoints),
    ...Object.values(prioritizeEndpoints),
    ...Object.values(publicEndpoints),
    ...Object.values(trackerEndpoints),
    ...Object.values(viewEndpoints),
  ],
  jobs: [rescoreItemsJob, noteRfcDecisionsJob],
  subscribes: { 'insight.changed': [rescoreItemsJob], 'rfc.decided': [noteRfcDecisionsJob] },
  resolve: { 'roadmap-item': resolveItems },
  search,
  // The vote's piece of evidence goes with all that a person said.
  erase: async (tx, personId) => {
    await forgetVotes(tx, personId)
    await forgetViews(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  waiting: listReviewsWaiting,
  remnants: listRemnants,
}
