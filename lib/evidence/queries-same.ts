import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { differingWords, sameWords } from '@/lib/reading/rules-twins'
import { db } from '@/lib/server/db'
import { readableAudience } from './policy'
import { toEvidence } from './presenter'
import { getEvidence, listEvidenceByIds } from './queries'
import { findKept, listFolded, listTwinRows } from './repo-same'
import { standsForAll } from './rules-same'
import type { Evidence } from './schema'
import type { EvidenceTwin } from './schema-same'

const cursorKey = z.tuple([z.number(), z.string(), z.string()])

/** Pairs of pieces that may say the same, the likest first, of those this reader may read both. @param of only those with this piece */
export async function listTwins(
  actor: MaybeActor,
  { limit, cursor, of }: PageQuery & { of?: string | undefined },
): Promise<Page<EvidenceTwin>> {
  const reader = authorize(actor, 'insight.write')
  const rows = await listTwinRows(db, readableAudience(reader), decodeCursor(cursor, cursorKey), limit + 1, of)
  const page = toPage(
    rows,
    limit,
    (row) => [row.likeness, row.aId, row.bId],
    (row) => row,
  )
  const ids = page.data.flatMap((row) => [row.aId, row.bId])
  const pieces = new Map((await listEvidenceByIds(reader, ids)).map((piece) => [piece.id, piece]))
  const data = page.data.flatMap((row): EvidenceTwin[] => {
    const [a, b] = [pieces.get(row.aId), pieces.get(row.bId)]
    if (!a || !b) return []
    const keep = standsForAll(
      [a, b].map((one) => ({
        id: one.id,
        audience: one.hidden ? ('researchers' as const) : ('everyone' as const),
        rung: one.rung,
        occurredAt: new Date(one.occurredAt),
      })),
    ).id
    const only = differingWords(a.text, b.text)
    const rounded = (value: number) => Math.round(value * 1000) / 1000
    return [
      {
        a: toEvidence(a),
        b: toEvidence(b),
        keep,
        likeness: rounded(row.likeness),
        nearness: row.cosine === null ? null : rounded(row.cosine),
        only,
        reordered: only.a.length + only.b.length === 0 && !sameWords(a.text, b.text),
      },
    ]
  })
  return { ...page, data }
}

/** What stands for a piece, and what it stands for, as far as this reader may read it. @throws AppError not_found */
export async function listSaidTwice(
  actor: MaybeActor,
  id: string,
): Promise<{ keptBy: Evidence | null; standsFor: Evidence[] }> {
  const reader = authorize(actor, 'evidence.read')
  await getEvidence(reader, id)
  const [keptId, folded] = await Promise.all([findKept(db, id), listFolded(db, [id], readableAudience(reader))])
  const pieces = await listEvidenceByIds(reader, [...(keptId ? [keptId] : []), ...folded.map((one) => one.id)])
  const byId = new Map(pieces.map((piece) => [piece.id, toEvidence(piece)]))
  return {
    keptBy: (keptId && byId.get(keptId)) || null,
    standsFor: folded.slice(0, MAX_SHOWN).flatMap((one) => byId.get(one.id) ?? []),
  }
}
const MAX_SHOWN = 50
