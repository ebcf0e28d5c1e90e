import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { eraseEvidenceOf, withdrawEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Tx } from '@/lib/server/db'
import type { Erased } from '@/lib/server/room'
import { transferAnchors, lockSession } from './commands'
import { getSession } from './queries'
import {
  deleteHighlights,
  listFullSessions,
  markWithdrawn,
  listParticipations,
  storeAnchors,
  storeBodies,
  listTimedParticipants,
  unlinkPerson,
  updateParticipant,
  type FullSession,
} from './repo'
import { consentState } from './rules-consent'
import { redactParticipant } from './rules-redact'
import { consentOf, speakersOf } from './rules-session'
import type { Consent, Session } from './schema'

/** The highlights that go with a participant: theirs, and those that cannot be shown to be another person's. */
const highlightsOf = (session: FullSession, ids: ReadonlySet<string>) =>
  session.highlights.filter((one) => one.participantId === null || ids.has(one.participantId))

/** Whether no one else is left whose observation the note could be. */
const onlyTheirs = (session: FullSession, ids: ReadonlySet<string>) =>
  session.participants.every((one) => one.role === 'interviewer' || ids.has(one.id) || one.withdrawnAt !== null)

/**
 * Takes everything participants said out of the texts, the highlights, the evidence and what is based on it.
 * The sessions stay, with a mark where words were.
 */
async function withdrawWords(
  tx: Tx,
  sessionIds: readonly string[],
  participantIds: readonly string[],
  now: Date,
): Promise<{ quotesRemoved: number; insightIds: string[] }> {
  const ids = new Set(participantIds)
  const sessions = await listFullSessions(tx, sessionIds, true)
  const quotes = sessions.flatMap((session) => highlightsOf(session, ids))
  const notes = sessions.filter((session) => session.note !== null && onlyTheirs(session, ids))
  const bodies = sessions.map((session) => {
    const speakers = speakersOf(session)
    const words = highlightsOf(session, ids).map((one) => one.quote)
    const theirs = speakers.filter((one) => ids.has(one.id))
    const body = theirs.reduce((text, one) => redactParticipant(text, speakers, one.id, words), session.body)
    return { session, body, emptied: notes.includes(session) }
  })
  const withdrawn = await withdrawEvidence(tx, [
    ...quotes.map((one) => ({ kind: 'highlight' as const, id: one.id })),
    ...notes.map((session) => ({ kind: 'observation' as const, id: session.id })),
  ])
  await deleteHighlights(
    tx,
    quotes.map((one) => one.id),
  )
  const gone = new Set(quotes.map((one) => one.id))
  await storeAnchors(
    tx,
    bodies.flatMap(({ session, body }) => transferAnchors(session, body)).filter((one) => !gone.has(one.id)),
  )
  await storeBodies(
    tx,
    bodies.map(({ session, body, emptied }) => ({ id: session.id, body, emptied })),
  )
  await markWithdrawn(tx, participantIds, now)
  return { quotesRemoved: quotes.length + notes.length, insightIds: withdrawn.insightIds }
}

/** A participant takes their consent back: their words go everywhere, at once. */
export async function withdrawConsent(
  actor: MaybeActor,
  sessionId: string,
  participantId: string,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    const row = session.participants.find((one) => one.id === participantId)
    if (!row) throw notFound('This participant')
    if (row.withdrawnAt) throw conflict('Their consent is withdrawn already.')
    const { quotesRemoved } = await withdrawWords(tx, [sessionId], [participantId], clock())
    await audit(tx, author, 'consent.withdraw', { kind: 'session', id: sessionId }, { participantId, quotesRemoved })
  })
  return getSession(actor, sessionId, clock)
}

/** Records what a participant agreed to: after asking again, or where an import could only assume it. */
export async function recordConsent(
  actor: MaybeActor,
  sessionId: string,
  participantId: string,
  consent: Consent,
  clock: Clock = systemClock,
): Promise<Session> {
  const author = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    if (!session.participants.some((one) => one.id === participantId)) throw notFound('This participant')
    const changed = await updateParticipant(tx, participantId, {
      consentScope: consent.scope,
      consentUntil: consent.until ?? null,
      named: consent.named,
      consentedAt: clock(),
      consentBasis: 'asked',
    })
    if (!changed) throw conflict('Their consent is withdrawn. What they said is gone.')
    await audit(
      tx,
      author,
      'consent.record',
      { kind: 'session', id: sessionId },
      { participantId, scope: consent.scope },
    )
  })
  return getSession(actor, sessionId, clock)
}

/**
 * Everything a person ever said to us goes, within the transaction that erases them: quotes from transcripts, highlights,
 * evidence and insights. What they wrote in RFCs stays as a record of a decision, without their name.
 */
export async function eraseParticipant(tx: Tx, personId: string, clock: Clock = systemClock): Promise<Erased> {
  const participations = await listParticipations(tx, personId)
  const sessionIds = [...new Set(participations.map((one) => one.sessionId))]
  const sessions = await withdrawWords(
    tx,
    sessionIds,
    participations.map((one) => one.id),
    clock(),
  )
  const pieces = await eraseEvidenceOf(tx, personId)
  await unlinkPerson(tx, personId)
  return {
    quotesRemoved: sessions.quotesRemoved + pieces.removed,
    insightsRescored: new Set([...sessions.insightIds, ...pieces.insightIds]).size,
  }
}

/** Every consent that has run out is taken as withdrawn. @returns how many */
export async function expireConsents(clock: Clock = systemClock): Promise<number> {
  const now = clock()
  const over = (await listTimedParticipants(db)).filter((one) => consentState(consentOf(one), now) === 'expired')
  if (over.length === 0) return 0
  await transaction(async (tx) => {
    await withdrawWords(
      tx,
      [...new Set(over.map((one) => one.sessionId))],
      over.map((one) => one.id),
      now,
    )
    await audit(tx, null, 'consent.expire', { kind: 'session', id: 'all' }, { participants: over.length })
  })
  return over.length
}
