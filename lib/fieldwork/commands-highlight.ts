import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { makeAnchor } from '@/lib/core/text/anchor'
import { withdrawEvidence } from '@/lib/evidence/commands'
import { listEvidenceIds } from '@/lib/evidence/queries'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { lockSession, refreshSessionEvidence } from './commands'
import { toHighlight } from './presenter'
import {
  deleteHighlights,
  insertHighlight,
  listFullSessions,
  updateHighlight,
  type FullSession,
  type HighlightRow,
} from './repo'
import { consentStatus } from './rules-consent'
import type { Speaker } from './rules-evidence'
import { endsElsewhere, findQuote } from './rules-highlights'
import { shownName } from './rules-participants'
import { consentOf, speakerFor, speakersOf } from './rules-session'
import { parseTranscript } from './rules-transcript'
import { isInterviewerLabel } from './rules-transcript-labels'
import type { HighlightPatch, HighlightView, NewHighlight } from './schema'

/**
 * Refuses words that may not be used: the interviewer's, and those of no recorded participant or without a recorded
 * consent that still holds.
 * @throws AppError invalid, conflict
 */
function allow(session: FullSession, speaker: Speaker | null, label: string | null, now: Date): Speaker {
  if (speaker?.role === 'interviewer' || (!speaker && label !== null && isInterviewerLabel(label))) {
    throw invalidField('quote', 'These are the interviewer’s words. Evidence is what participants say.')
  }
  const row = session.participants.find((one) => one.id === speaker?.id)
  if (!speaker || !row) {
    throw conflict(
      session.participants.length === 0
        ? 'No participant is recorded for this session. Add who said this, with their consent, then highlight.'
        : 'No recorded participant said this. Add the speaker, or name the participant whose words these are.',
    )
  }
  const status = consentStatus(consentOf(row), row.consentBasis, now)
  if (status === 'withdrawn') throw conflict('This participant has withdrawn their consent.')
  if (status === 'expired') throw conflict('This participant’s consent has run out. Ask again, then record it.')
  if (status === 'assumed') {
    throw conflict(
      `The consent of ${shownName(speaker)} is not recorded yet. Record what they agreed to, then highlight.`,
    )
  }
  return speaker
}

/** The words of one person count once. @throws AppError conflict */
function refuseTwin(session: FullSession, start: number, end: number): void {
  const twin = session.highlights.find(
    (one) => one.anchorState !== 'outdated' && one.start === start && one.start + one.quote.length === end,
  )
  if (twin) throw conflict('These words are highlighted already. Change the tags of that highlight instead.')
}

/**
 * Marks words of a session, with tags and a note, and records them as evidence.
 * @throws AppError invalid when the quote is not in the text, conflict without a recorded speaker and consent
 */
export async function createHighlight(
  actor: MaybeActor,
  sessionId: string,
  input: NewHighlight,
  clock: Clock = systemClock,
): Promise<HighlightView> {
  const author = authorize(actor, 'session.write')
  return transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    const transcript = parseTranscript(session.body)
    const place = findQuote(transcript, input)
    if (!place) throw invalidField('quote', 'These words are not in the text of this session.')
    const anchor = makeAnchor(transcript.text, place.start, place.end)
    const found = speakerFor(session, transcript, place.start)
    const chosen = speakersOf(session).find((one) => one.id === input.participantId)
    if (input.participantId && !chosen)
      throw invalidField('participantId', 'No participant of this session has this id.')
    if (chosen && found.speaker && chosen.id !== found.speaker.id)
      throw invalidField('participantId', 'The text says that another participant said this.')
    const speaker = allow(session, chosen ?? found.speaker, chosen ? null : found.label, clock())
    if (endsElsewhere(transcript, place))
      throw invalidField('quote', 'These words go over into another turn. Highlight each speaker apart.')
    refuseTwin(session, anchor.offset, anchor.offset + anchor.quote.length)
    const row = await insertHighlight(tx, {
      sessionId,
      participantId: speaker.id,
      quote: anchor.quote,
      prefix: anchor.prefix,
      suffix: anchor.suffix,
      start: anchor.offset,
      tags: input.tags,
      note: input.note || null,
      audience: input.audience,
      createdById: author.id,
    })
    await refreshSessionEvidence(tx, sessionId, clock)
    await audit(
      tx,
      author,
      'highlight.create',
      { kind: 'session', id: sessionId },
      { highlightId: row.id, tags: row.tags.length },
    )
    return viewOf(tx, sessionId, row.id)
  })
}

/** Changes the tags, the note, the readers or the speaker of a highlight; its words stay, and its evidence follows. */
export async function changeHighlight(
  actor: MaybeActor,
  sessionId: string,
  highlightId: string,
  patch: HighlightPatch,
  clock: Clock = systemClock,
): Promise<HighlightView> {
  return changeAsItIs(actor, sessionId, highlightId, () => patch, clock)
}

/** The same for a change that depends on what the highlight is: it is read while the session is held. */
export async function changeAsItIs(
  actor: MaybeActor,
  sessionId: string,
  highlightId: string,
  patchOf: (highlight: HighlightRow) => HighlightPatch,
  clock: Clock,
): Promise<HighlightView> {
  const author = authorize(actor, 'session.write')
  return transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    const row = session.highlights.find((one) => one.id === highlightId)
    if (!row) throw notFound('This highlight')
    const patch = patchOf(row)
    if (patch.participantId !== undefined) {
      const chosen = speakersOf(session).find((one) => one.id === patch.participantId)
      if (!chosen) throw invalidField('participantId', 'No participant of this session has this id.')
      allow(session, chosen, null, clock())
    }
    const { tags, note, audience, participantId } = patch
    await updateHighlight(tx, highlightId, { tags, note: note === '' ? null : note, audience, participantId })
    await refreshSessionEvidence(tx, sessionId, clock)
    await audit(
      tx,
      author,
      'highlight.change',
      { kind: 'session', id: sessionId },
      { highlightId, fields: Object.keys(patch) },
    )
    return viewOf(tx, sessionId, highlightId)
  })
}

async function viewOf(tx: Tx, sessionId: string, highlightId: string): Promise<HighlightView> {
  const [session] = await listFullSessions(tx, [sessionId])
  const row = session?.highlights.find((one) => one.id === highlightId)
  if (!session || !row) throw notFound('This highlight')
  const names = new Map(speakersOf(session).map((one) => [one.id, shownName(one)]))
  const evidence = await listEvidenceIds(tx, [{ kind: 'highlight', id: row.id }])
  return toHighlight(row, names, evidence.get(row.id))
}

/** Takes a highlight away, with its evidence and what that supported. */
export async function removeHighlight(actor: MaybeActor, sessionId: string, highlightId: string): Promise<void> {
  const author = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    const session = await lockSession(tx, sessionId)
    if (!session.highlights.some((one) => one.id === highlightId)) throw notFound('This highlight')
    await withdrawEvidence(tx, [{ kind: 'highlight', id: highlightId }])
    await deleteHighlights(tx, [highlightId])
    await audit(tx, author, 'highlight.remove', { kind: 'session', id: sessionId }, { highlightId })
  })
}
