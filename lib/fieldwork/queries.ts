import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { isoDay, systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { listEvidenceIds } from '@/lib/evidence/queries'
import { db } from '@/lib/server/db'
import { findTeam, listFullSessions, listSessionRows, listTeams, listTitles } from './repo'
import { toSession, toSummary } from './presenter'
import { speakersOf } from './rules-session'
import type { Session, SessionFilter, SessionSummary } from './schema'
import { dayText } from '@/lib/core/zod'

/** One session with its text, people and highlights. For those who do research. @throws AppError not_found */
export const getSession = async (actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<Session> =>
  (await getSpokenSession(actor, id, clock)).session

/** The same with its participants as matching needs them: for the page, which shows names instead of labels. */
export async function getSpokenSession(
  actor: MaybeActor,
  id: string,
  clock: Clock = systemClock,
): Promise<{ session: Session; speakers: ReturnType<typeof speakersOf> }> {
  authorize(actor, 'session.read')
  const [session] = await listFullSessions(db, [id])
  if (!session) throw notFound('This session')
  const evidence = await listEvidenceIds(
    db,
    session.highlights.map((highlight) => ({ kind: 'highlight', id: highlight.id })),
  )
  return { session: toSession(session, evidence, clock()), speakers: speakersOf(session) }
}

const cursorKey = z.tuple([dayText, z.string()])

/** Sessions newest first, without their text. An unknown team gives an empty list. */
export async function listSessions(
  actor: MaybeActor,
  { limit, cursor, team, ...filter }: SessionFilter & PageQuery,
  clock: Clock = systemClock,
): Promise<Page<SessionSummary>> {
  authorize(actor, 'session.read')
  const after = decodeCursor(cursor, cursorKey)
  const found = team ? await findTeam(db, team) : null
  if (team && !found) return { data: [], nextCursor: null }
  const [rows, teams] = await Promise.all([
    listSessionRows(db, { ...filter, teamId: found?.id }, after, limit + 1),
    listTeams(db),
  ])
  const names = new Map(teams.map((one) => [one.id, one.name]))
  const now = clock()
  return toPage(
    rows,
    limit,
    (row) => [isoDay(row.date), row.id],
    (row) => toSummary(row, names, now),
  )
}

/** Team names, for forms and filters. */
export async function listTeamNames(actor: MaybeActor): Promise<string[]> {
  authorize(actor, 'session.read')
  return (await listTeams(db)).map((team) => team.name)
}

/** Titles and addresses of sessions, for rooms that refer to them. */
export async function resolveSessions(
  actor: Actor,
  ids: string[],
): Promise<Map<string, { title: string; href: string }>> {
  if (!can(actor, 'session.read')) return new Map()
  return new Map((await listTitles(db, ids)).map((row) => [row.id, { title: row.title, href: paths.session(row.id) }]))
}

/** Sessions with these words in their title or text, for the palette. */
export async function searchSessions(actor: Actor, words: string, limit: number) {
  if (!can(actor, 'session.read')) return []
  const { data } = await listSessions(actor, { q: words, limit })
  return data.map((row) => ({
    kind: 'session',
    title: row.title,
    href: paths.session(row.id),
    detail: row.team ?? row.kind,
  }))
}
