import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { maskSensitive, type SensitiveKind } from '@/lib/core/text/sensitive'
import { recordEvidence } from '@/lib/evidence/commands'
import { holdByEmail } from '@/lib/people/queries-by-email'
import { audit } from '@/lib/server/audit'
import { Prisma, transaction, type Db, type Tx } from '@/lib/server/db'
import { getSession } from './queries'
import {
  findTeam,
  listFullSessions,
  insertPeople,
  insertSession,
  listPeopleByEmail,
  storeAnchors,
  updateSession,
  type FullSession,
  type NewParticipantRow,
  type PersonRow,
} from './repo'
import { countTitles } from './repo-import'
import { deletePlan } from './repo-plan'
import { noteText } from './rules-evidence'
import { sensitiveFindings } from './rules-findings'
import { transferHighlights } from './rules-highlights'
import { retitled } from './rules-import'
import { evidenceOf, speakersOf } from './rules-session'
import { storedTranscript } from './rules-transcript'
import type { Finding } from './rules-transcript-reading'
import type { Consent, FieldNote, NewSession, ParticipantInput, Session, SessionPatch } from './schema'

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
export async function peopleFor(
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
  // Not erased before this is written: an erasure finds what is said of them.
  await holdByEmail(tx, emails)
  return new Map((await listPeopleByEmail(tx, emails)).map((person) => [person.email, person]))
}

export function participantRows(
  participants: readonly ParticipantInput[],
  people: ReadonlyMap<string, PersonRow>,
  consent: Consent,
  now: Date,
  basis: 'asked' | 'import' = 'asked',
  before = 0,
): NewParticipantRow[] {
  return participants.map((one, index) => ({
    personId: one.email ? (people.get(one.email)?.id ?? null) : null,
    teamId: one.email ? (people.get(one.email)?.teamId ?? null) : null,
    pseudonym: one.pseudonym ?? (one.role === 'interviewer' ? 'Interviewer' : `Participant ${before + index + 1}`),
    speaker: one.speaker ?? null,
    role: one.role,
    consentScope: consent.scope,
    consentUntil: consent.until ?? null,
    named: consent.named,
    consentedAt: now,
    consentBasis: basis,
  }))
}

/** A team by id or name. @throws AppError invalid at `team` */
export async function getTeam(client: Db, idOrName: string | null | undefined) {
  if (!idOrName) return null
  const team = await findTeam(client, idOrName)
  if (!team) throw invalidField('team', 'No team has this name.')
  return team
}

/** A day that has not come yet has no session. @throws AppError invalid at `date` */
export function checkDate(date: Date | undefined, now: Date): void {
  if (date && date.getTime() > now.getTime() + DAY_MS)
    throw invalidField('date', 'This day has not come yet. Plan the session instead.')
}

/** An agreement that is over cannot be recorded. @throws AppError invalid at `until` */
export function checkConsent(consent: Consent | undefined, now: Date, field = 'until'): void {
  if (consent?.until && consent.until.getTime() + DAY_MS <= now.getTime())
    throw invalidField(field, 'This day is over. Say until when their words may be used from today on.')
}

/** Keys and passwords never stay; addresses and hosts only where a person asks for it. */
const SECRETS: readonly SensitiveKind[] = ['secret']
const masked = (text: string, mask: boolean) => maskSensitive(text, mask ? undefined : SECRETS)

function maskedNote(note: FieldNote, mask: boolean): FieldNote {
  const { context, task, observed, said, friction, workaround, tool } = note
  const texts = Object.entries({ context, task, observed, said, friction, workaround, tool })
  return { ...note, ...Object.fromEntries(texts.map(([key, text]) => [key, masked(text, mask)])) }
}

/** A text as it is stored: turns in one shape, what is sensitive masked; with what a person should look at. */
export function storedText(source: string, mask: boolean): { body: string; findings: Finding[] } {
  const { body, findings } = storedTranscript(source)
  return { body: masked(body, mask), findings: [...findings, ...sensitiveFindings(source, mask)] }
}

/** Brings the evidence of a session up to date with it: words, speaker, day, team, title and kind. */
export async function refreshSessionEvidence(tx: Tx, id: string, clock: Clock): Promise<void> {
  const [session] = await listFullSessions(tx, [id])
  if (session) await recordEvidence(tx, evidenceOf(session, clock()), clock)
}

/** Records an interview, an embed or an observation, with who took part and what they agreed to. */
export async function createSession(
  actor: MaybeActor,
  input: NewSession,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  checkDate(input.date, clock())
  checkConsent(input.consent, clock(), 'consent.until')
  const id = await transaction(async (tx) => {
    const team = await getTeam(tx, input.team)
    const people = await peopleFor(tx, input.participants, team?.id ?? null)
    const note = input.note ? maskedNote(input.note, input.mask) : null
    const text =
      note && input.body.trim() === '' ? { body: noteText(note), findings: [] } : storedText(input.body, input.mask)
    const sessionId = await insertSession(
      tx,
      {
        kind: input.kind,
        title: masked(input.title, input.mask),
        teamId: team?.id ?? null,
        date: input.date,
        ...text,
        note,
        createdById: author.id,
      },
      participantRows(input.participants, people, input.consent, clock()),
    )
    // Somebody else may have written it down or cancelled it meanwhile: then there is nothing to take away.
    if (input.plan) await deletePlan(tx, input.plan)
    if (note) await refreshSessionEvidence(tx, sessionId, clock)
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

/** Edits a session. Highlights follow their words; an edit of a text that has changed since is refused. */
export async function editSession(
  actor: MaybeActor,
  id: string,
  patch: SessionPatch,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  checkDate(patch.date, clock())
  await transaction((tx) => applyEdit(tx, author, id, patch, clock))
  return getSession(actor, id, clock)
}

/** The edit itself, in the caller's transaction; its evidence follows. */
export async function applyEdit(tx: Tx, author: Actor, id: string, patch: SessionPatch, clock: Clock): Promise<void> {
  const session = await lockSession(tx, id)
  if (patch.baseVersion !== undefined && patch.baseVersion !== session.version) {
    throw conflict(`It has been edited since: it is at version ${session.version} now.`)
  }
  const team = patch.team === undefined ? undefined : await getTeam(tx, patch.team)
  const text = patch.body === undefined ? undefined : storedText(patch.body, patch.mask ?? true)
  if (text && text.body !== session.body)
    await storeAnchors(tx, transferHighlights(session.body, text.body, speakersOf(session), session.highlights))
  const renamed = retitled(session, patch)
  const others = renamed === null ? 0 : await countTitles(tx, renamed)
  const title = renamed === null ? patch.title : others > 0 ? `${renamed}, ${others + 1}` : renamed
  const changed = await updateSession(tx, id, session.version, {
    kind: patch.kind,
    title: title === undefined ? undefined : masked(title, patch.mask ?? true),
    date: patch.date,
    body: text?.body,
    ...(patch.reviewed ? { findings: Prisma.DbNull } : text && text.findings.length > 0 && { findings: text.findings }),
    ...(team !== undefined && { teamId: team?.id ?? null }),
  })
  if (!changed) throw conflict('It was edited a moment ago. Reload it and try again.')
  await refreshSessionEvidence(tx, id, clock)
  await audit(tx, author, 'session.edit', { kind: 'session', id }, { body: patch.body !== undefined })
}
