import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { toEvidence } from '@/lib/evidence/presenter'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import type { Evidence } from '@/lib/evidence/schema'
import { db } from '@/lib/server/db'
import { toKit } from './presenter-kit'
import { mapChosen } from './queries-asked'
import { getCapability } from './queries-capabilities'
import { championsFor } from './queries-champions'
import { findKitRow } from './repo-kit'
import type { Kit } from './schema-kit'

/**
 * Pieces in the order asked for, of those that everybody may read: a kit is handed on, also by researchers who may read
 * more.
 */
export async function listQuotable(reader: Actor, ids: readonly string[]): Promise<Evidence[]> {
  const pieces = ids.length > 0 ? await listEvidenceByIds(reader, ids) : []
  const byId = new Map(pieces.filter(({ hidden }) => !hidden).map((piece) => [piece.id, toEvidence(piece)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** What somebody needs who begins with a capability, put together as of now. @throws AppError not_found */
export async function getKit(actor: MaybeActor, capabilityId: string, now: Date): Promise<Kit> {
  const reader = authorize(actor, 'catalog.read')
  const capability = await getCapability(reader, capabilityId, now)
  const [row, chosen, { champions }] = await Promise.all([
    findKitRow(db, capabilityId),
    mapChosen(reader, [capabilityId]),
    championsFor(reader, capability),
  ])
  const { begin = '', limits = '', leaving = '', channel = '', quotes = [], version = 0 } = row ?? {}
  return toKit({
    ...{ capability, champions, version },
    chosen: chosen.get(capabilityId) ?? { state: 'not-asked' },
    written: { begin, limits, leaving, channel, quotes },
    quotes: await listQuotable(reader, quotes),
  })
}
