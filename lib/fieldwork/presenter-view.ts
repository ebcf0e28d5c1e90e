import { matchSpeakers, shownName, type Labelled } from './rules-participants'
import { parseTranscript, spoken } from './rules-transcript'

export type Marked = {
  id: string
  start: number
  quote: string
  tags: readonly string[]
  anchorState: 'exact' | 'moved' | 'outdated'
}
/** A run of text with the highlights that cover it; `offset` is where it starts in the text. */
export type Segment = { text: string; offset: number; marks: string[]; time: boolean }
/** `begins` are the highlights that start on this line, `stripes` the lanes of the tags which it carries. */
export type ViewLine = { number: number; segments: Segment[]; heading: boolean; begins: string[]; stripes: number[] }
export type ViewTurn = { speaker: string | null; aside: boolean; lines: ViewLine[] }

/** Stripes stand side by side in this many lanes; with more tags, lanes are shared. */
export const laneCount = 6

const timestamps = /\[(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+)?\]/gu

/** Which lane each tag's stripe stands in, by the order of the alphabet. Highlights without a tag have the lane of ''. */
export function tagLanes(highlights: readonly Pick<Marked, 'tags'>[]): Map<string, number> {
  const tags = new Set(highlights.flatMap((one) => (one.tags.length > 0 ? one.tags : [''])))
  return new Map([...tags].sort().map((tag, index) => [tag, index % laneCount]))
}

/** An item of text cut where highlights and timestamps begin and end. Outdated highlights cover nothing. */
export function segmentsOf(text: string, offset: number, highlights: readonly Marked[]): Segment[] {
  const end = offset + text.length
  const spans = highlights
    .filter((one) => one.anchorState !== 'outdated')
    .map((one) => ({ id: one.id, from: Math.max(offset, one.start), to: Math.min(end, one.start + one.quote.length) }))
    .filter((span) => span.from < span.to)
  const times = [...text.matchAll(timestamps)].map((match) => ({
    from: offset + match.index,
    to: offset + match.index + match[0].length,
  }))
  const cuts = [...new Set([offset, end, ...[...spans, ...times].flatMap((span) => [span.from, span.to])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? end
    const marks = spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.id)
    const time = times.some((span) => span.from <= from && span.to >= to)
    return from === to ? [] : [{ text: text.slice(from - offset, to - offset), offset: from, marks, time }]
  })
}

/** A session's text as it is read: turns under the names that may be shown, lines by their number, highlights marked. */
export function viewTurns(body: string, participants: readonly Labelled[], highlights: readonly Marked[]): ViewTurn[] {
  const transcript = parseTranscript(body)
  const matched = matchSpeakers(transcript.speakers, participants)
  const names = new Map(participants.map((one) => [one.id, shownName(one)]))
  const lanes = tagLanes(highlights)
  const byId = new Map(highlights.map((one) => [one.id, one]))
  const seen = new Set<string>()
  return transcript.turns.map((turn) => {
    const id = turn.speaker === null ? undefined : matched.get(turn.speaker)
    const lines = turn.lines.map((line): ViewLine => {
      const said = spoken(turn, line)
      const hashes = turn.label === null || line !== turn.lines[0] ? (/^#{1,6}\s+/.exec(said.text)?.[0].length ?? 0) : 0
      const segments = segmentsOf(said.text.slice(hashes), said.offset + hashes, highlights)
      const marks = [...new Set(segments.flatMap((segment) => segment.marks))]
      const begins = marks.filter((mark) => !seen.has(mark))
      for (const mark of begins) seen.add(mark)
      const tags = marks.flatMap((mark) => (byId.get(mark)?.tags.length ? byId.get(mark)!.tags : ['']))
      const stripes = [...new Set(tags.map((tag) => lanes.get(tag) ?? 0))].sort()
      return { number: line.number, segments, heading: hashes > 0, begins, stripes }
    })
    return { speaker: (id && names.get(id)) ?? turn.label, aside: turn.speaker === null && turn.label !== null, lines }
  })
}
