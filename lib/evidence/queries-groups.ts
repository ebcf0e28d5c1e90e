import { authorize, type MaybeActor } from '@/lib/core/actor'
import { groupBy } from '@/lib/core/group'
import { db } from '@/lib/server/db'
import { readableAudience } from './policy'
import { toEvidence } from './presenter'
import { listEvidenceByIds } from './queries'
import { newestOfGroups } from './repo-groups'
import type { Evidence, EvidenceKind } from './schema'

export interface PieceGroup<Piece> {
  /** The newest first; of `last` after all others. */
  newest: Piece[]
  /** How many of the group this reader may read. */
  readable: number
}

interface GroupOptions {
  ofOthers?: boolean
  last?: readonly EvidenceKind[]
}

/**
 * Of groups of pieces, by name, the ids of the newest `each` of every one that this reader may read. A group with none is
 * not in the map.
 * @param options.ofOthers without what the platform team said or measured itself
 * @param options.last kinds that come after all others
 */
export async function newestIdsOfGroups(
  actor: MaybeActor,
  groups: ReadonlyMap<string, readonly string[]>,
  each: number,
  { ofOthers = false, last = [] }: GroupOptions = {},
): Promise<Map<string, PieceGroup<string>>> {
  const reader = authorize(actor, 'evidence.read')
  const rows = await newestOfGroups(db, [...groups.values()], readableAudience(reader), each, { ofOthers, last })
  const names = [...groups.keys()]
  return new Map(
    [...groupBy(rows, (row) => row.group)].map(([group, own]) => [
      names[group]!,
      { newest: own.map((row) => row.id), readable: own[0]?.readable ?? 0 },
    ]),
  )
}

/** Pieces by id, those that this reader may read. */
export async function mapEvidence(actor: MaybeActor, ids: readonly string[]): Promise<Map<string, Evidence>> {
  const found = await listEvidenceByIds(authorize(actor, 'evidence.read'), [...new Set(ids)])
  return new Map(found.map((piece) => [piece.id, toEvidence(piece)]))
}

/** The same groups with their pieces in place of ids. */
export async function listNewestOfGroups(
  actor: MaybeActor,
  groups: ReadonlyMap<string, readonly string[]>,
  each: number,
  options: GroupOptions = {},
): Promise<Map<string, PieceGroup<Evidence>>> {
  const found = await newestIdsOfGroups(actor, groups, each, options)
  const byId = await mapEvidence(
    actor,
    [...found.values()].flatMap((group) => group.newest),
  )
  return new Map(
    [...found].map(([name, { newest, readable }]) => [
      name,
      { newest: newest.flatMap((id) => byId.get(id) ?? []), readable },
    ]),
  )
}
