import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { isoDay, systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { evidenceIdsOf } from '@/lib/evidence/queries'
import { db } from '@/lib/server/db'
import { findTeam, fullSessions, listSessionRows, teamNames, titlesOf, type FullSession } from './repo'
import { consentEnds, consentState } from './rules-consent'
import { shownName } from './rules-participants'
import { consentOf, speakersOf } from './rules-session'
import {
  fieldNoteSchema,
  type ParticipantView,
  type Session,
  type SessionFilter,
  type SessionKind,
  type SessionSummary,
} from './schema'

function participantViews(session: FullSession, now: Date): ParticipantView[] {
  const names = new Map(speakersOf(session).map((one) => [one.id, shownName(one)]))
  return session.participants.map((row) => {
    const consent = consentOf(row)
    const ends = consentEnds(consent)
    return {
      id: row.id,
      name: names.get(row.id) ?? row.pseudonym,
      role: row.role === 'interviewer' ? 'interviewer' : 'participant',
      consent: {
        scope: consent.scope,
        until: ends ? isoDay(ends) : null,
        named: row.named,
        state: consentState(consent, now),
        basis: row.consentBasis === 'import' ? 'import' : 'asked',
      },
    }
  })
}

/** One session with its text, people and highlights. For those who do research. */
export async function getSession(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<Session> {
  authorize(actor, 'session.read')
  const [session] = await fullSessions(db, [id])
  if (!session) throw notFound('This session')
  const evidence = await evidenceIdsOf(
    db,
    session.highlights.map((highlight) => ({ kind: 'highlight', id: highlight.id })),
  )
  const participants = participantViews(session, clock())
  return {
    id: session.id,
    kind: session.kind as SessionKind,
    title: session.title,
    team: session.team?.name ?? null,
    date: isoDay(session.date),
    version: session.version,
    body: session.body,
    note: session.note === null ? null : fieldNoteSchema.parse(session.note),
    participants,
    highlights: session.highlights.map((highlight) => ({
      id: highlight.id,
      quote: highlight.quote,
      tags: highlight.tags,
      note: highlight.note,
      start: highlight.start,
      anchorState: highlight.anchorState as 'exact' | 'moved' | 'outdated',
      participant: participants.find((one) => one.id === highlight.participantId)?.name ?? null,
      evidenceId: evidence.get(highlight.id) ?? null,
    })),
    createdAt: session.createdAt.toISOString(),
    updatedAt: session.updatedAt.toISOString(),
  }
}

/** The participants as matching needs them: for the page, which shows names instead of labels. */
export async function sessionSpeakers(actor: MaybeActor, id: string) {
  authorize(actor, 'session.read')
  const [session] = await fullSessions(db, [id])
  return session ? speakersOf(session) : []
}

type Row = Awaited<ReturnType<typeof listSessionRows>>[number]

function weakestConsent(row: Row, now: Date): SessionSummary['consent'] {
  const states = row.participants.map((one) => consentState(consentOf(one), now))
  if (states.length === 0) return 'none'
  if (states.includes('withdrawn')) return 'withdrawn'
  if (states.includes('expired')) return 'expired'
  return row.participants.some((one) => one.consentBasis === 'import') ? 'unconfirmed' : 'given'
}

const cursorKey = z.tuple([z.iso.date(), z.string()])

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
    teamNames(db),
  ])
  const names = new Map(teams.map((one) => [one.id, one.name]))
  const now = clock()
  return toPage(
    rows,
    limit,
    (row) => [isoDay(row.date), row.id],
    (row) => ({
      id: row.id,
      kind: row.kind as SessionKind,
      title: row.title,
      team: (row.teamId && names.get(row.teamId)) || null,
      date: isoDay(row.date),
      participants: row.participants.length,
      highlights: row._count.highlights,
      consent: weakestConsent(row, now),
    }),
  )
}

/** Team names, for forms and filters. */
export async function sessionTeams(actor: MaybeActor): Promise<string[]> {
  authorize(actor, 'session.read')
  return (await teamNames(db)).map((team) => team.name)
}

/** Titles and addresses of sessions, for rooms that refer to them. */
export async function resolveSessions(
  actor: Actor,
  ids: string[],
): Promise<Map<string, { title: string; href: string }>> {
  if (!can(actor, 'session.read')) return new Map()
  return new Map((await titlesOf(db, ids)).map((row) => [row.id, { title: row.title, href: `/fieldwork/${row.id}` }]))
}

/** Sessions with these words in their title or text, for the palette. */
export async function searchSessions(actor: Actor, words: string, limit: number) {
  if (!can(actor, 'session.read')) return []
  const { data } = await listSessions(actor, { q: words, limit })
  return data.map((row) => ({
    kind: 'session',
    title: row.title,
    href: `/fieldwork/${row.id}`,
    detail: row.team ?? row.kind,
  }))
}
