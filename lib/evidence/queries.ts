import { z } from 'zod'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { db, type Db } from '@/lib/server/db'
import { readableAudience } from './policy'
import {
  anonymousGroups,
  countPieces,
  findTeam,
  idsByRef,
  listPieces,
  piecesByIds,
  refKey,
  teamNames,
  type Row,
  type Wanted,
} from './repo'
import { nameableTeams, type Voiced } from './rules'
import type { Evidence, EvidenceFilter, EvidenceRef } from './schema'

/** A piece with what the counting of people needs; `teamId` only where the team may be named. Never sent to a reader. */
export type Piece = Evidence & Pick<Voiced, 'personId' | 'voice' | 'sourceId' | 'askKey'>

const cursorKey = z.tuple([z.iso.date(), z.string()])

/** Which teams may be named beside the anonymous pieces of each source. */
async function disclosed(client: Db, rows: readonly Row[]): Promise<(row: Row) => boolean> {
  const sourceIds = [...new Set(rows.flatMap((row) => (row.anonymous && row.sourceId ? [row.sourceId] : [])))]
  const groups = sourceIds.length > 0 ? await anonymousGroups(client, { sourceIds }) : []
  const teams = teamsBySource(groups)
  return (row) => !row.anonymous || Boolean(row.sourceId && row.teamId && teams.get(row.sourceId)?.has(row.teamId))
}

function teamsBySource(groups: Awaited<ReturnType<typeof anonymousGroups>>): Map<string, Set<string>> {
  const counts = new Map<string, Map<string | null, number>>()
  for (const { sourceId, teamId, people } of groups) {
    counts.set(sourceId, (counts.get(sourceId) ?? new Map<string | null, number>()).set(teamId, people))
  }
  return new Map([...counts].map(([sourceId, byTeam]) => [sourceId, nameableTeams(byTeam)]))
}

async function toPieces(client: Db, rows: readonly Row[]): Promise<Piece[]> {
  const mayName = await disclosed(client, rows)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    rung: row.rung,
    text: row.text,
    ...(row.teamId && row.teamName && mayName(row) && { teamId: row.teamId, team: row.teamName }),
    occurredAt: row.occurredAt.toISOString(),
    ref: { kind: row.kind, id: row.refId },
    anonymous: row.anonymous,
    platformTeam: row.platform,
    people: row.people,
    source: row.sourceTitle,
    tags: row.tags,
    ...(row.href && { href: row.href }),
    ...((row.attribution ?? row.author) && { who: row.attribution ?? row.author ?? undefined }),
    personId: row.personId,
    voice: row.voice,
    sourceId: row.sourceId,
    askKey: row.askKey,
  }))
}

/** Takes off what only counting may see. */
export function shown({
  personId: _person,
  voice: _voice,
  sourceId: _source,
  askKey: _ask,
  ...evidence
}: Piece): Evidence {
  return evidence
}

async function wantedOf(actor: MaybeActor, filter: EvidenceFilter): Promise<Wanted | null> {
  const audience = readableAudience(authorize(actor, 'evidence.read'))
  const { team, ...rest } = filter
  if (!team) return { ...rest, audience }
  const found = await findTeam(db, team)
  if (!found) return null
  const teams = teamsBySource(await anonymousGroups(db, { teamId: found.id }))
  const anonymousSources = [...teams].filter(([, named]) => named.has(found.id)).map(([sourceId]) => sourceId)
  return { ...rest, audience, teamId: found.id, anonymousSources }
}

/** What was heard, newest first, as far as this reader may see it. An unknown team gives an empty list. */
export async function listEvidence(actor: MaybeActor, filter: EvidenceFilter & PageQuery): Promise<Page<Evidence>> {
  const { limit, cursor, ...asked } = filter
  const wanted = await wantedOf(actor, asked)
  const after = decodeCursor(cursor, cursorKey)
  if (!wanted) return { data: [], nextCursor: null }
  const rows = await listPieces(db, wanted, after, limit + 1)
  const page = toPage(
    rows,
    limit,
    (row) => [isoDay(row.occurredAt), row.id],
    (row) => row,
  )
  return { ...page, data: (await toPieces(db, page.data)).map(shown) }
}

/** How many pieces a filter finds for this reader. */
export async function countEvidence(actor: MaybeActor, filter: EvidenceFilter): Promise<number> {
  const wanted = await wantedOf(actor, filter)
  return wanted ? countPieces(db, wanted) : 0
}

/** One piece. @throws AppError not_found, also where the reader may not see it */
export async function getEvidence(actor: MaybeActor, id: string): Promise<Evidence> {
  const [piece] = await readablePieces(actor, [id])
  if (!piece) throw notFound('This piece of evidence')
  return shown(piece)
}

/** Those of the given pieces which this reader may see. */
export async function readablePieces(actor: MaybeActor, ids: readonly string[]): Promise<Piece[]> {
  const audience = readableAudience(authorize(actor, 'evidence.read'))
  const rows = await piecesByIds(db, ids)
  const pieces = await toPieces(db, rows)
  const hidden = new Set(
    rows.filter((row) => audience === 'everyone' && row.audience !== 'everyone').map((row) => row.id),
  )
  return pieces.filter((piece) => !hidden.has(piece.id))
}

/** Pieces for counting, whoever may read them: scores are the same for every reader. For rooms, not for readers. */
export const piecesForCounting = async (client: Db, ids: readonly string[]): Promise<Piece[]> =>
  toPieces(client, await piecesByIds(client, ids))

/** The newest pieces with these words, for the palette. */
export async function searchEvidence(actor: Actor, words: string, limit: number) {
  const { data } = await listEvidence(actor, { q: words, limit })
  return data.map((piece) => ({
    kind: 'evidence',
    title: piece.text.length > 90 ? `${piece.text.slice(0, 88)}…` : piece.text,
    href: `/evidence/${piece.id}`,
    detail: piece.source,
  }))
}

/** The pieces taken from things of one room: evidence id by the thing's id. For rooms, which have authorized the reading. */
export async function evidenceIdsOf(client: Db, refs: readonly EvidenceRef[]): Promise<Map<string, string>> {
  const ids = await idsByRef(client, refs)
  return new Map(
    refs.flatMap((ref) => {
      const id = ids.get(refKey(ref))
      return id ? [[ref.id, id]] : []
    }),
  )
}

/** Names of the teams, for filters. */
export async function evidenceTeams(actor: MaybeActor): Promise<string[]> {
  authorize(actor, 'evidence.read')
  return teamNames(db)
}
