import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { eraseEvidenceOf } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Tx } from '@/lib/server/db'
import type { Erased } from '@/lib/server/room'
import { checkConsent, lockSession, refreshSessionEvidence } from './commands'
import { recordRemnants, withdrawWords } from './commands-withdraw'
import { getSession } from './queries'
import {
  listFullSessions,
  listParticipations,
  listPeople,
  listTimedParticipants,
  unlinkPerson,
  updateParticipant,
} from './repo'
import { consentMachine, consentState, consentStatus } from './rules-consent'
import { consentOf } from './rules-session'
import type { Consent, Session } from './schema'

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
    consentMachine.assert(consentStatus(consentOf(row), row.consentBasis, clock()), 'withdrawn', ['researcher'])
    const withdrawn = await withdrawWords(tx, [sessionId], [participantId], clock())
    const toRewrite = await recordRemnants(tx, withdrawn, clock())
    const { quotesRemoved } = withdrawn
    const detail = { participantId, quotesRemoved, toRewrite }
    await audit(tx, author, 'consent.withdraw', { kind: 'session', id: sessionId }, detail)
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
  checkConsent(consent, clock())
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    const row = session.participants.find((one) => one.id === participantId)
    if (!row) throw notFound('This participant')
    consentMachine.assert(consentStatus(consentOf(row), row.consentBasis, clock()), 'given', ['researcher'])
    const changed = await updateParticipant(tx, participantId, {
      consentScope: consent.scope,
      consentUntil: consent.until ?? null,
      named: consent.named,
      consentedAt: clock(),
      consentBasis: 'asked',
    })
    if (!changed) throw conflict('Their consent is withdrawn. What they said is gone.')
    await refreshSessionEvidence(tx, sessionId, clock)
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
  const [person] = await listPeople(tx, [personId])
  const sessionIds = [...new Set(participations.map((one) => one.sessionId))]
  const sessions = await withdrawWords(
    tx,
    sessionIds,
    participations.map((one) => one.id),
    clock(),
  )
  const evidence = await eraseEvidenceOf(tx, personId)
  await recordRemnants(
    tx,
    {
      texts: [...sessions.texts, ...evidence.texts],
      people: [...sessions.people, ...(person ? [{ id: person.id, names: [person.name], email: person.email }] : [])],
    },
    clock(),
  )
  await unlinkPerson(tx, personId)
  return {
    quotesRemoved: sessions.quotesRemoved + evidence.removed,
    insightsRescored: new Set([...sessions.insightIds, ...evidence.insightIds]).size,
  }
}

/** Every consent that has run out is taken as withdrawn. @returns how many */
export async function expireConsents(clock: Clock = systemClock): Promise<number> {
  const now = clock()
  const isOver = (row: Parameters<typeof consentOf>[0]) => consentState(consentOf(row), now) === 'expired'
  const found = (await listTimedParticipants(db)).filter(isOver)
  if (found.length === 0) return 0
  return transaction(async (tx) => {
    // Looked at again while nobody else changes them: who was asked again a moment ago keeps their words.
    const sessions = await listFullSessions(tx, [...new Set(found.map((one) => one.sessionId))], true)
    const over = sessions.flatMap(({ participants }) => participants.filter((one) => !one.withdrawnAt && isOver(one)))
    if (over.length === 0) return 0
    const withdrawn = await withdrawWords(
      tx,
      [...new Set(over.map((one) => one.sessionId))],
      over.map((one) => one.id),
      now,
    )
    await recordRemnants(tx, withdrawn, now)
    await audit(tx, null, 'consent.expire', { kind: 'session', id: 'all' }, { participants: over.length })
    return over.length
  })
}
