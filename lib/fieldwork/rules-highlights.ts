import { locate, makeAnchor, type Anchor } from '@/lib/core/text/anchor'
import { carrier } from '@/lib/core/text/anchor-carry'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { matchSpeakers, type Labelled } from './rules-participants'
import { parseTranscript, plainTranscript, turnAt, type Transcript } from './rules-transcript'

export type HighlightAnchor = {
  id: string
  quote: string
  prefix: string
  suffix: string
  start: number
  /** Whose words they are; without them, those of the turn it stands in. */
  participantId?: string | null
  anchorState?: string
}
export type TransferredAnchor = {
  id: string
  quote: string
  start: number
  prefix: string
  suffix: string
  state: 'exact' | 'moved' | 'outdated'
}

/** Times in the text as blanks of the same length: they are no words, and a quote may go over them. */
const withoutTimes = (text: string) =>
  text.replace(/\[\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,6})?\]/g, (time) => ' '.repeat(time.length))

/**
 * Where a quote stands in a text: as it is, over times that stand among the words, or as it was before something in it
 * was masked; null where it does not.
 */
export function findQuote(transcript: Transcript, anchor: Anchor): { start: number; end: number } | null {
  const quote = plainTranscript(anchor.quote)
  for (const wanted of new Set([quote, maskSensitive(quote)])) {
    for (const text of [transcript.text, withoutTimes(transcript.text)]) {
      const place = locate(text, { ...anchor, quote: text === transcript.text ? wanted : withoutTimes(wanted) })
      if (place.state !== 'outdated') return { start: place.start, end: place.end }
    }
  }
  return null
}

/** Whether a place ends in another voice's turn than it begins in. */
export function endsElsewhere(transcript: Transcript, place: { start: number; end: number }): boolean {
  const [first, last] = [turnAt(transcript, place.start), turnAt(transcript, place.end - 1)]
  return transcript.labelled && first !== last && first?.speaker !== last?.speaker
}

/** Who speaks at each turn, as one key: the participant, else the label, else no one. */
function voices(transcript: Transcript, participants: readonly Labelled[]): (string | null)[] {
  const matched = matchSpeakers(transcript.speakers, participants)
  return transcript.turns.map((turn) => (turn.label === null ? null : (matched.get(turn.speaker ?? '') ?? turn.label)))
}

/** The text with the words of every other voice blanked, so that they are never taken for this one's. Offsets hold. */
function onlyOf(transcript: Transcript, keys: readonly (string | null)[], key: string | null): string {
  let done = ''
  const blank = (to: number) => {
    done += transcript.text.slice(done.length, to).replace(/[^\n]/g, ' ')
  }
  transcript.turns.forEach((turn, at) => {
    if (keys[at] !== key) return
    blank(turn.start)
    done += transcript.text.slice(turn.start, turn.end)
  })
  blank(transcript.text.length)
  return done
}

/**
 * Where a session's highlights are in its next text. A highlight stays with the voice it was made of: words of another
 * speaker are never a candidate. What is gone is outdated and keeps its place.
 */
export function transferHighlights(
  before: string,
  after: string,
  participants: readonly Labelled[],
  highlights: readonly HighlightAnchor[],
): TransferredAnchor[] {
  const [old, next] = [parseTranscript(before), parseTranscript(after)]
  const [oldKeys, nextKeys] = [voices(old, participants), voices(next, participants)]
  const carriers = new Map<string | null, ReturnType<typeof carrier>>()
  const carrierOf = (key: string | null) => {
    const known = carriers.get(key)
    if (known) return known
    const made = carrier(onlyOf(old, oldKeys, key), onlyOf(next, nextKeys, key))
    carriers.set(key, made)
    return made
  }
  /** Words that were gone come back with the turn of the one who said them; a twin that was there all along is not them. */
  const cameBack = ({ quote, prefix, suffix, start: offset, participantId = null }: HighlightAnchor) => {
    if (participantId === null || !nextKeys.includes(participantId)) return null
    const anchor = { quote, prefix, suffix, offset }
    if (locate(onlyOf(old, oldKeys, participantId), anchor).state !== 'outdated') return null
    const place = locate(onlyOf(next, nextKeys, participantId), anchor)
    return place.state === 'exact' ? place : null
  }
  return highlights.map((highlight) => {
    const { id, quote, prefix, suffix, start: offset } = highlight
    const at = old.turns.findIndex((turn) => offset >= turn.start && offset < turn.end)
    // What is outdated has no turn of its own: the one at its place may be another's, whose words it must never take.
    const isAway = highlight.anchorState === 'outdated' && typeof highlight.participantId === 'string'
    const place = isAway
      ? (cameBack(highlight) ?? { state: 'outdated' as const, start: Math.min(offset, next.text.length), end: 0 })
      : carrierOf(at < 0 ? null : (oldKeys[at] ?? null))({ quote, prefix, suffix, offset })
    if (place.state === 'outdated') return { id, quote, start: place.start, prefix, suffix, state: place.state }
    const anchor = makeAnchor(next.text, place.start, place.end)
    return {
      id,
      quote: anchor.quote,
      prefix: anchor.prefix,
      suffix: anchor.suffix,
      start: anchor.offset,
      state: place.state,
    }
  })
}
