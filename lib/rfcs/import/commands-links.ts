import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { insertLinks, listLinks, lockLinks } from '../repo-links'
import { listSources } from '../repo-sources'
import { edgesOf, withoutCircles } from './rules-edges'

/** Makes what imported RFCs say of each other (supersedes, requires, see also) links between them. Safe to repeat. */
export async function linkSources(actor: Actor, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await lockLinks(tx)
    const wanted = edgesOf(await listSources(tx))
    const existing = await listLinks(tx)
    const key = (edge: { fromId: string; rel: string; toId: string }) => `${edge.fromId} ${edge.rel} ${edge.toId}`
    const there = new Set(existing.map(key))
    const fresh = withoutCircles(
      existing,
      wanted.filter((edge) => !there.has(key(edge))),
    )
    if (fresh.length === 0) return
    await insertLinks(tx, fresh, actor.id, now)
    await audit(tx, actor, 'rfc.link', { kind: 'rfc', id: fresh[0]!.fromId }, { imported: fresh.length })
  })
}
