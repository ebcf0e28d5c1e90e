import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { db, type Db } from '@/lib/server/db'
import { readableAudience } from './policy'
import {
  countAnonymousByTeam,
  countRows,
  findTeam,
  listIdsByRef,
  listIdsOfChanged,
  listInsightIds,
  listDeepestRows,
  listRows,
  listRowsByIds,
  listRowsForCounting,
  refKey,
  listTagRows,
  listTeamRows,
  type EvidenceRow,
  type EvidenceQuery,
} from './repo'
import {
  isConfidential,
  toCountedEvidence,
  toEvidence,
  toOwnWords,
  type CountedEvidence,
  type OwnWords,
} from './presenter'
import { breakdownsOf } from './repo-breakdown'
import { nameableTeams } from './rules'
import { countFolded } from './repo-same'
import type { Audience, Evidence, EvidenceFilter, EvidenceRef } from './schema'
import { dayText } from '@/lib/core/zod'

const cursorKey = z.tuple([dayText, z.string()])

/** Whether no reader may learn who said it. */
const isUnnamed = (row: EvidenceRow) => row.anonymous || isConfidential(row)

/** Which teams may be named with the items of each source whose people are not named. */
async function teamDisclosure(client: Db, rows: readonly EvidenceRow[]): Promise<(row: EvidenceRow) => boolean> {
  const sourceIds = [...new Set(rows.flatMap((row) => (isUnnamed(row) && row.sourceId ? [row.sourceId] : [])))]
  const groups = sourceIds.length > 0 ? await countAnonymousByTeam(client, { sourceIds }) : []
  const teams = nameableTeamsBySource(groups)
  return (row) => !isUnnamed(row) || Boolean(row.sourceId && row.teamId && teams.get(row.sourceId)?.has(row.teamId))
}

/** Teams that may be named with the anonymous pieces of each source. For other queries of this room. */
export function nameableTeamsBySource(
  groups: Awaited<ReturnType<typeof countAnonymousByTeam>>,
): Map<string, Set<string>> {
  const counts = new Map<string, Map<string | null, number>>()
  for (const { sourceId, teamId, people } of groups) {
    counts.set(sourceId, (counts.get(sourceId) ?? new Map<string | null, number>()).set(teamId, people))
  }
  return new Map([...counts].map(([sourceId, byTeam]) => [sourceId, nameableTeams(byTeam)]))
}

async function toCounted(client: Db, rows: readonly EvidenceRow[]): Promise<CountedEvidence[]> {
  const mayName = await teamDisclosure(client, rows)
  return rows.map((row) => toCountedEvidence(row, mayName(row)))
}

/** What a filter asks, with what this reader may see; null for a team that is not there. For other queries of this room. */
export async function queryOf(actor: MaybeActor, filter: EvidenceFilter): Promise<EvidenceQuery | null> {
  const audience = readableAudience(authorize(actor, 'evidence.read'))
  const { team, ...rest } = filter
  if (!team) return { ...rest, audience }
  const found = await findTeam(db, team)
  if (!found) return null
  const teams = nameableTeamsBySource(await countAnonymousByTeam(db, { teamId: found.id }))
  const anonymousSources = [...teams].filter(([, named]) => named.has(found.id)).map(([sourceId]) => sourceId)
  return { ...rest, audience, teamId: found.id, anonymousSources }
}

const depthKey = z.tuple([z.number(), dayText, z.string()])

/**
 * What was heard, newest first, as far as this reader may see it; by `depth` the deepest rung comes first. An unknown
 * team gives an empty list.
 */
export async function listEvidence(
  actor: MaybeActor,
  filter: EvidenceFilter & PageQuery & { sort?: 'newest' | 'depth' },
): Promise<Page<Evidence>> {
  const { limit, cursor, sort, ...asked } = filter
  const audience = readableAudience(authorize(actor, 'evidence.read'))
  const wanted = await queryOf(actor, asked)
  if (sort === 'depth') {
    const after = decodeCursor(cursor, depthKey)
    const rows = wanted ? await listDeepestRows(db, wanted, after, limit + 1) : []
    return shownPage(
      toPage(
        rows,
        limit,
        (row) => [row.depth, isoDay(row.occurredAt), row.id],
        (row) => row,
      ),
      audience,
    )
  }
  const after = decodeCursor(cursor, cursorKey)
  const rows = wanted ? await listRows(db, wanted, after, limit + 1) : []
  return shownPage(
    toPage(
      rows,
      limit,
      (row) => [isoDay(row.occurredAt), row.id],
      (row) => row,
    ),
    audience,
  )
}

async function shownPage(page: Page<EvidenceRow>, audience: Audience): Promise<Page<Evidence>> {
  const ids = page.data.map((row) => row.id)
  const [items, folded] = await Promise.all([toCounted(db, page.data), countFolded(db, ids, audience)])
  const data = items.map((item) => {
    const others = folded.get(item.id)
    return { ...toEvidence(item), ...(others && { standsFor: others }) }
  })
  return { ...page, data }
}

/** How many items a filter finds for this reader. */
export async function countEvidence(actor: MaybeActor, filter: EvidenceFilter): Promise<number> {
  const wanted = await queryOf(actor, filter)
  return wanted ? countRows(db, wanted) : 0
}

/** How many items an insight holds for those who may read all of them. For rooms, not for readers. */
export const countPiecesOf = (client: Db, insight: string): Promise<number> =>
  countRows(client, { audience: 'researchers', insight })

/** One item. @throws AppError not_found, also where the reader may not see it */
export async function getEvidence(actor: MaybeActor, id: string): Promise<Evidence> {
  const [item] = await listEvidenceByIds(actor, [id])
  if (!item) throw notFound('This evidence')
  return toEvidence(item)
}

/** Those of the given items which this reader may see. */
export async function listEvidenceByIds(actor: MaybeActor, ids: readonly string[]): Promise<CountedEvidence[]> {
  const audience = readableAudience(authorize(actor, 'evidence.read'))
  const rows = await listRowsByIds(db, ids)
  const items = await toCounted(db, rows)
  const hidden = new Set(
    rows.filter((row) => audience === 'everyone' && row.audience !== 'everyone').map((row) => row.id),
  )
  return items.filter((item) => !hidden.has(item.id))
}

/**
 * Items for counting, without their words and without regard to the reader: scores are the same for every reader. For
 * rooms, not for readers.
 */
export async function listEvidenceForCounting(client: Db, ids: readonly string[]): Promise<CountedEvidence[]> {
  const items = await toCounted(client, await listRowsForCounting(client, ids))
  const results = items.filter((item) => item.kind === 'survey-result').map((item) => item.id)
  const breakdowns = await breakdownsOf(client, results)
  return items.map((item) => {
    const breakdown = breakdowns.get(item.id)
    return breakdown ? { ...item, breakdown } : item
  })
}

/** Of these items, those that a person said or answered themselves, the newest first. For showing a person their own words. */
export async function listOwnWords(client: Db, personId: string, ids: readonly string[]): Promise<OwnWords[]> {
  const rows = await listRowsByIds(client, ids)
  const breakdowns = await breakdownsOf(
    client,
    rows.filter((row) => row.kind === 'survey-result').map((row) => row.id),
  )
  const isOwn = (row: EvidenceRow) =>
    row.personId === personId ||
    (breakdowns.get(row.id)?.answers.some((answer) => answer.personId === personId) ?? false)
  return rows
    .filter(isOwn)
    .map(toOwnWords)
    .sort((a, b) => b.occurredAt.localeCompare(a.occurredAt) || a.id.localeCompare(b.id))
}

/** The insights that are based on what changed: ids of items, or of the sources of anonymous ones. For rooms. */
export async function listInsightsOfChanged(client: Db, ids: readonly string[]): Promise<string[]> {
  return listInsightIds(client, await listIdsOfChanged(client, ids))
}

/** The newest items with these words, for the palette. */
export async function searchEvidence(actor: Actor, words: string, limit: number) {
  const { data } = await listEvidence(actor, { q: words, limit })
  return data.map((item) => ({
    kind: 'evidence',
    title: item.text.length > 90 ? `${item.text.slice(0, 88)}…` : item.text,
    href: paths.evidenceItem(item.id),
    detail: item.source,
  }))
}

/** The items taken from things of one room: evidence id by the thing's id. For rooms, which have authorized the reading. */
export async function listEvidenceIds(client: Db, refs: readonly EvidenceRef[]): Promise<Map<string, string>> {
  const ids = await listIdsByRef(client, refs)
  return new Map(
    refs.flatMap((ref) => {
      const id = ids.get(refKey(ref))
      return id ? [[ref.id, id]] : []
    }),
  )
}

/** Names of the teams, for filters. */
export async function listTeamNames(actor: MaybeActor): Promise<string[]> {
  authorize(actor, 'evidence.read')
  return listTeamRows(db)
}

const MAX_TAGS = 200

/** Tags over all sessions and other sources, with how many pieces this reader may read have them; the most used first. */
export async function listTags(actor: MaybeActor): Promise<{ tag: string; pieces: number }[]> {
  return listTagRows(db, readableAudience(authorize(actor, 'evidence.read')), MAX_TAGS)
}
