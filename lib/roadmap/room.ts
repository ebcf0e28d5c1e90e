import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Resolved, Room, SearchHit } from '@/lib/server/room'
import { itemEndpoints } from './api'
import { noteRfcDecisionsJob, rescoreItemsJob } from './jobs'
import { searchItems, titlesOf } from './repo'
import { listRemnants } from './queries-remnants'

const href = (id: string): string => paths.item(id)

async function resolveItems(actor: Actor, ids: string[]): Promise<Map<string, Resolved>> {
  if (!can(actor, 'roadmap.read')) return new Map()
  return new Map((await titlesOf(db, ids)).map((item) => [item.id, { title: item.title, href: href(item.id) }]))
}

async function search(actor: Actor, words: string, limit: number): Promise<SearchHit[]> {
  if (!can(actor, 'roadmap.read')) return []
  const items = await searchItems(db, words, limit)
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
  endpoints: Object.values(itemEndpoints),
  jobs: [rescoreItemsJob, noteRfcDecisionsJob],
  subscribes: { 'insight.changed': [rescoreItemsJob], 'rfc.decided': [noteRfcDecisionsJob] },
  resolve: { 'roadmap-item': resolveItems },
  search,
  remnants: listRemnants,
}
