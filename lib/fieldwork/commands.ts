import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { carry } from '@/lib/core/text/anchor-carry'
import { makeAnchor } from '@/lib/core/text/anchor'
import { recordEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction, type Db, type Tx } from '@/lib/server/db'
import { getSession } from './queries'
import {
  findTeam,
  listFullSessions,
  insertPeople,
  insertSession,
  listPeopleByEmail,
  storeAnchors,
  updateSession,
  type Anchored,
  type FullSession,
  type NewParticipantRow,
  type PersonRow,
} from './repo'
import { factsOf, speakersOf } from './rules-session'
import { noteText, observationEvidence } from './rules-evidence'
import { plainTranscript } from './rules-transcript'
import type { Consent, NewSession, ParticipantInput, Session, SessionPatch } from './schema'

/** The session, locked. @throws AppError not_found */
export async function lockSession(tx: Tx, id: string): Promise<FullSession> {
  const [session] = await listFullSessions(tx, [id], true)
  if (!session) throw notFound('This session')
  return session
}

const nameFromEmail = (email: string): string =>
  (email.split('@')[0] ?? email)
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(' ') || email

/** People of the given addresses; those whom the hub does not know yet are added, as developers of the session's team. */
async function peopleFor(
  tx: Tx,
  participants: readonly ParticipantInput[],
  teamId: string | null,
): Promise<Map<string, PersonRow>> {
  const emails = [...new Set(participants.flatMap((one) => one.email ?? []))]
  const known = new Set((await listPeopleByEmail(tx, emails)).map((person) => person.email))
  const unknown = emails.filter((email) => !known.has(email))
  if (unknown.length > 0)
    await insertPeople(
      tx,
      unknown.map((email) => ({ email, name: nameFromEmail(email), teamId })),
    )
  return new Map((await listPeopleByEmail(tx, emails)).map((person) => [person.email, person]))
}

function participantRows(
  participants: readonly ParticipantInput[],
  people: ReadonlyMap<string, PersonRow>,
  consent: Consent,
  now: Date,
): NewParticipantRow[] {
  return participants.map((one, index) => ({
    personId: one.email ? (people.get(one.email)?.id ?? null) : null,
    pseudonym: one.pseudonym ?? (one.role === 'interviewer' ? 'Interviewer' : `Participant ${index + 1}`),
    speaker: one.speaker ?? null,
    role: one.role,
    consentScope: consent.scope,
    consentUntil: consent.until ?? null,
    named: consent.named,
    consentedAt: now,
    consentBasis: 'asked',
  }))
}

/** A team by id or name. @throws AppError invalid at `team` */
export async function getTeam(client: Db, idOrName: string | null | undefined) {
  if (!idOrName) return null
  const team = await findTeam(client, idOrName)
  if (!team) throw invalidField('team', 'No team has this name.')
  return team
}

/** Records an interview, an embed or an observation, with who took part and what they agreed to. */
export async function createSession(
  actor: MaybeActor,
  input: NewSession,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  const id = await transaction(async (tx) => {
    const team = await getTeam(tx, input.team)
    const people = await peopleFor(tx, input.participants, team?.id ?? null)
    const body = input.body.trim() === '' && input.note ? noteText(input.note) : input.body
    const sessionId = await insertSession(
      tx,
      {
        kind: input.kind,
        title: input.title,
        teamId: team?.id ?? null,
        date: input.date,
        body,
        note: input.note ?? null,
        createdById: author.id,
      },
      participantRows(input.participants, people, input.consent, clock()),
    )
    if (input.note) {
      const session = await lockSession(tx, sessionId)
      const asked = speakersOf(session).filter((one) => one.role === 'participant')
      const speaker = asked.length === 1 ? (asked[0] ?? null) : null
      await recordEvidence(tx, [observationEvidence(factsOf(session), speaker, input.note)], clock)
    }
    await audit(
      tx,
      author,
      'session.create',
      { kind: 'session', id: sessionId },
      { kind: input.kind, participants: input.participants.length },
    )
    return sessionId
  })
  return getSession(actor, id, clock)
}

/** Where a session's highlights are in its next text; what is gone is outdated and stays where it was. */
export function transferAnchors(session: FullSession, nextBody: string): Anchored[] {
  const [before, after] = [plainTranscript(session.body), plainTranscript(nextBody)]
  return session.highlights.map(({ id, quote, prefix, suffix, start: offset }) => {
    const place = carry(before, after, { quote, prefix, suffix, offset })
    if (place.state === 'outdated') return { id, start: place.start, prefix, suffix, state: place.state }
    const anchor = makeAnchor(after, place.start, place.end)
    return { id, start: place.start, prefix: anchor.prefix, suffix: anchor.suffix, state: place.state }
  })
}

/** Edits a session. Highlights follow their words; an edit of a text that has changed since is refused. */
export async function editSession(
  actor: MaybeActor,
  id: string,
  patch: SessionPatch,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  await transaction((tx) => applyEdit(tx, author, id, patch))
  return getSession(actor, id, clock)
}

/** The edit itself, in the caller's transaction. */
export async function applyEdit(tx: Tx, author: Actor, id: string, patch: SessionPatch): Promise<void> {
  const session = await lockSession(tx, id)
  if (patch.baseVersion !== undefined && patch.baseVersion !== session.version) {
    throw conflict(`It has been edited since: it is at version ${session.version} now.`)
  }
  const team = patch.team === undefined ? undefined : await getTeam(tx, patch.team)
  if (patch.body !== undefined && patch.body !== session.body)
    await storeAnchors(tx, transferAnchors(session, patch.body))
  const changed = await updateSession(tx, id, session.version, {
    title: patch.title,
    date: patch.date,
    body: patch.body,
    ...(team !== undefined && { teamId: team?.id ?? null }),
  })
  if (!changed) throw conflict('It was edited a moment ago. Reload it and try again.')
  await audit(tx, author, 'session.edit', { kind: 'session', id }, { body: patch.body !== undefined })
}
