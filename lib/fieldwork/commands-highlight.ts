import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { locate, makeAnchor } from '@/lib/core/text/anchor'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { lockSession } from './commands'
import { deleteHighlights, insertHighlight, type FullSession } from './repo'
import { consentState } from './rules-consent'
import { highlightEvidence, type Speaker } from './rules-evidence'
import { isInterviewerLabel } from './rules-participants'
import { consentOf, factsOf, speakerFor, speakersOf } from './rules-session'
import { parseTranscript, plainTranscript } from './rules-transcript'
import type { HighlightView, NewHighlight } from './schema'

/** Refuses words that may not be used: the interviewer's, or those of a participant whose consent is over. */
function allow(session: FullSession, speaker: Speaker | null, label: string | null, now: Date): void {
  if (speaker?.role === 'interviewer' || (!speaker && label !== null && isInterviewerLabel(label))) {
    throw invalidField('quote', 'These are the interviewer’s words. Evidence is what participants say.')
  }
  const row = session.participants.find((one) => one.id === speaker?.id)
  const state = row ? consentState(consentOf(row), now) : 'given'
  if (state === 'withdrawn') throw conflict('This participant has withdrawn their consent.')
  if (state === 'expired') throw conflict('This participant’s consent has run out. Ask again, then record it.')
}

/**
 * Marks words of a session, with tags and a note, and records them as evidence.
 * @throws AppError invalid when the quote is not in the text
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
    const place = locate(transcript.text, { ...input, quote: plainTranscript(input.quote) })
    if (place.state === 'outdated') throw invalidField('quote', 'These words are not in the text of this session.')
    const anchor = makeAnchor(transcript.text, place.start, place.end)
    const found = speakerFor(session, transcript, place.start)
    const chosen = speakersOf(session).find((one) => one.id === input.participantId)
    if (input.participantId && !chosen)
      throw invalidField('participantId', 'No participant of this session has this id.')
    const speaker = chosen ?? found.speaker
    allow(session, speaker, chosen ? null : found.label, clock())
    const row = await insertHighlight(tx, {
      sessionId,
      participantId: speaker?.id ?? null,
      quote: anchor.quote,
      prefix: anchor.prefix,
      suffix: anchor.suffix,
      start: anchor.offset,
      tags: input.tags,
      note: input.note || null,
      createdById: author.id,
    })
    const facts = {
      id: row.id,
      quote: row.quote,
      tags: row.tags,
      audience: input.audience,
      line: found.line,
      label: found.label,
    }
    const [evidenceId] = await recordEvidence(tx, [highlightEvidence(factsOf(session), speaker, facts)], clock)
    await audit(
      tx,
      author,
      'highlight.create',
      { kind: 'session', id: sessionId },
      { highlightId: row.id, tags: row.tags.length },
    )
    return {
      id: row.id,
      quote: row.quote,
      tags: row.tags,
      note: row.note,
      start: row.start,
      anchorState: 'exact',
      participant: speaker && (speaker.named ? (speaker.personName ?? speaker.pseudonym) : speaker.pseudonym),
      evidenceId: evidenceId ?? null,
    }
  })
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
