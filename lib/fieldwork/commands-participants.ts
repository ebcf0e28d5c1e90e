import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { checkConsent, lockSession, participantRows, peopleFor, refreshSessionEvidence } from './commands'
import { getSession } from './queries'
import {
  addParticipants,
  deleteParticipant,
  moveHighlights,
  updateParticipant,
  type FullSession,
  type NewParticipantRow,
} from './repo'
import { touchSession } from './repo-import'
import { consentStatus } from './rules-consent'
import { consentOf } from './rules-session'
import type { AddedParticipant, Consent, ParticipantPatch, Session } from './schema'

const MAX_PARTICIPANTS = 50

type Row = FullSession['participants'][number]

function findRow(session: FullSession, id: string): Row {
  const row = session.participants.find((one) => one.id === id)
  if (!row) throw notFound('This participant')
  if (row.withdrawnAt) throw conflict('Their consent is withdrawn. What they said is gone.')
  return row
}

/** A label belongs to one participant. @throws AppError invalid at `speaker` */
function checkLabel(session: FullSession, label: string | null | undefined, except?: string): void {
  const taken = session.participants.some(
    (one) =>
      one.id !== except && [one.speaker, ...one.labels].some((known) => known?.toLowerCase() === label?.toLowerCase()),
  )
  if (label && taken) throw invalidField('speaker', 'Another participant has this label. Merge the two instead.')
}

const consentColumns = (consent: Consent, now: Date) => ({
  consentScope: consent.scope,
  consentUntil: consent.until ?? null,
  named: consent.named,
  consentedAt: now,
  consentBasis: 'asked',
})

/** Adds a person who took part. Without a consent their words cannot be used until one is recorded. */
export async function addParticipant(
  actor: MaybeActor,
  sessionId: string,
  input: AddedParticipant,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  const now = clock()
  checkConsent(input.consent, now, 'consent.until')
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    if (session.participants.length >= MAX_PARTICIPANTS)
      throw conflict(`A session has at most ${MAX_PARTICIPANTS} participants.`)
    checkLabel(session, input.speaker)
    const people = await peopleFor(tx, [input], session.teamId)
    const consent = input.consent ?? { scope: 'this-study' as const, named: false }
    const basis = input.consent ? 'asked' : 'import'
    const rows: NewParticipantRow[] = participantRows([input], people, consent, now, basis, session.participants.length)
    await addParticipants(tx, sessionId, rows)
    await touchSession(tx, sessionId)
    await refreshSessionEvidence(tx, sessionId, clock)
    await audit(tx, author, 'participant.add', { kind: 'session', id: sessionId }, { consent: basis })
  })
  return getSession(actor, sessionId, clock)
}

/** Corrects who a participant is, which label is theirs and what they agreed to. Their evidence follows. */
export async function changeParticipant(
  actor: MaybeActor,
  sessionId: string,
  participantId: string,
  patch: ParticipantPatch,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  const now = clock()
  checkConsent(patch.consent, now, 'consent.until')
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    const before = findRow(session, participantId)
    checkLabel(session, patch.speaker, participantId)
    const { email, pseudonym, speaker, role, consent } = patch
    const people = email ? await peopleFor(tx, [{ email, role: 'participant' }], session.teamId) : null
    const personId = email === undefined ? undefined : email === null ? null : (people?.get(email)?.id ?? null)
    await updateParticipant(tx, participantId, {
      pseudonym,
      speaker,
      role,
      personId,
      ...(personId !== undefined && personId !== before.personId && { teamId: people?.get(email!)?.teamId ?? null }),
      ...(consent && consentColumns(consent, now)),
    })
    await touchSession(tx, sessionId)
    await refreshSessionEvidence(tx, sessionId, clock)
    const fields = Object.keys(patch)
    await audit(tx, author, 'participant.change', { kind: 'session', id: sessionId }, { participantId, fields })
  })
  return getSession(actor, sessionId, clock)
}

/**
 * Two participants of a session are one person: the labels and highlights of the first become the second's. The merged
 * one keeps a recorded consent only where both have one.
 */
export async function mergeParticipants(
  actor: MaybeActor,
  sessionId: string,
  participantId: string,
  into: string,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    if (participantId === into) throw invalidField('into', 'This is the same participant.')
    const from = findRow(session, participantId)
    if (!session.participants.some((one) => one.id === into))
      throw invalidField('into', 'No participant of this session has this id.')
    const to = findRow(session, into)
    if (from.personId && to.personId && from.personId !== to.personId)
      throw conflict('These are two different people of the hub, so they cannot be one participant.')
    const given = (row: Row) => consentStatus(consentOf(row), row.consentBasis, clock()) === 'given'
    const labels = [...(from.speaker ? [from.speaker] : []), ...from.labels]
    const [speaker, ...more] = to.speaker ? [to.speaker, ...labels] : labels
    await moveHighlights(tx, from.id, to.id)
    await deleteParticipant(tx, from.id)
    await updateParticipant(tx, to.id, {
      speaker: speaker ?? null,
      labels: [...new Set([...to.labels, ...more])],
      personId: to.personId ?? from.personId,
      teamId: to.personId ? to.teamId : from.teamId,
      // The narrower of two agreements holds for the words of both.
      named: to.named && from.named,
      ...(given(from) || labels.length === 0 ? {} : { consentBasis: 'import' }),
    })
    await touchSession(tx, sessionId)
    await refreshSessionEvidence(tx, sessionId, clock)
    await audit(tx, author, 'participant.merge', { kind: 'session', id: sessionId }, { participantId, into })
  })
  return getSession(actor, sessionId, clock)
}
