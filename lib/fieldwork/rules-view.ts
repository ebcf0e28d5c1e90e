import { shownName, matchSpeakers, type Labelled } from './rules-participants'
import { parseTranscript, spoken } from './rules-transcript'

export type Marked = { id: string; start: number; quote: string; anchorState: 'exact' | 'moved' | 'outdated' }
/** A run of text with the highlights that cover it. */
export type Segment = { text: string; offset: number; marks: string[] }
export type ViewLine = { number: number; segments: Segment[]; heading: boolean }
export type ViewTurn = { speaker: string | null; aside: boolean; lines: ViewLine[]; marks: string[] }

/** A piece of text cut where highlights begin and end. Outdated highlights cover nothing. */
export function segmentsOf(text: string, offset: number, highlights: readonly Marked[]): Segment[] {
  const end = offset + text.length
  const spans = highlights
    .filter((one) => one.anchorState !== 'outdated')
    .map((one) => ({ id: one.id, from: Math.max(offset, one.start), to: Math.min(end, one.start + one.quote.length) }))
    .filter((span) => span.from < span.to)
  const cuts = [...new Set([offset, end, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? end
    const marks = spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.id)
    return from === to ? [] : [{ text: text.slice(from - offset, to - offset), offset: from, marks }]
  })
}

/** A session's text as it is read: turns under the names that may be shown, lines by their number, highlights marked. */
export function viewTurns(body: string, participants: readonly Labelled[], highlights: readonly Marked[]): ViewTurn[] {
  const transcript = parseTranscript(body)
  const matched = matchSpeakers(transcript.speakers, participants)
  const names = new Map(participants.map((one) => [one.id, shownName(one)]))
  return transcript.turns.map((turn) => {
    const id = turn.speaker === null ? undefined : matched.get(turn.speaker)
    const lines = turn.lines.map((line) => {
      const said = spoken(turn, line)
      const hashes = turn.label === null ? (/^#{1,6}\s+/.exec(said.text)?.[0].length ?? 0) : 0
      const segments = segmentsOf(said.text.slice(hashes), said.offset + hashes, highlights)
      return { number: line.number, segments, heading: hashes > 0 }
    })
    return {
      speaker: (id && names.get(id)) ?? turn.label,
      aside: turn.speaker === null && turn.label !== null,
      lines,
      marks: [...new Set(lines.flatMap((line) => line.segments.flatMap((segment) => segment.marks)))],
    }
  })
}
