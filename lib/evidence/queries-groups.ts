import { authorize, type MaybeActor } from '@/lib/core/actor'
import { groupBy } from '@/lib/core/group'
import { db } from '@/lib/server/db'
import { readableAudience } from './policy'
import { toEvidence } from './presenter'
import { listEvidenceByIds } from './queries'
import { newestOfGroups } from './repo-groups'
import type { Evidence } from './schema'

export interface PieceGroup {
  /** The newest first. */
  newest: Evidence[]
  /** How many of the group this reader may read. */
  readable: number
}

/** Of groups of pieces, by name, the newest `each` of every one that this reader may read. A group with none is not in the map. */
export async function listNewestOfGroups(
  actor: MaybeActor,
  groups: ReadonlyMap<string, readonly string[]>,
  each: number,
): Promise<Map<string, PieceGroup>> {
  const reader = authorize(actor, 'evidence.read')
  const rows = await newestOfGroups(db, [...groups.values()], readableAudience(reader), each)
  const names = [...groups.keys()]
  const found = await listEvidenceByIds(reader, [...new Set(rows.map((row) => row.id))])
  const byId = new Map(found.map((piece) => [piece.id, toEvidence(piece)]))
  return new Map(
    [...groupBy(rows, (row) => row.group)].map(([group, own]) => [
      names[group]!,
      { newest: own.flatMap((row) => byId.get(row.id) ?? []), readable: own[0]?.readable ?? 0 },
    ]),
  )
}
