import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Resolved } from '@/lib/server/room'
import { seesDrafts } from './policy'
import { titlesOf } from './repo'

/** Titles, addresses and statuses of items, and when they shipped, by id, of those that this actor may know. */
export const resolveItems = (actor: Actor, ids: readonly string[]) => titlesFor(actor, ids, seesDrafts(actor))

/** The same of those that are published, whoever asks: for what is written for everyone. */
export const resolvePublished = (actor: Actor, ids: readonly string[]) => titlesFor(actor, ids, false)

async function titlesFor(
  actor: Actor,
  ids: readonly string[],
  drafts: boolean,
): Promise<Map<string, Resolved & { status: string; shippedAt: string | null }>> {
  if (!can(actor, 'roadmap.read')) return new Map()
  return new Map(
    (await titlesOf(db, ids, drafts)).map(({ id, title, status, shippedAt }) => [
      id,
      { title, status, shippedAt: shippedAt?.toISOString() ?? null, href: paths.item(id) },
    ]),
  )
}
