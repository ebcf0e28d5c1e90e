import { matchSpeakers, shownName, type Labelled } from './rules-participants'
import { spoken, type Transcript } from './rules-transcript'

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

/** Lines of a text that one page shows, from the first to the last. */
export type TextPart = { first: number; last: number }

/** As much of a text as one page shows: so many lines, or so many characters. */
export const LARGEST_PART = { lines: 100, characters: 25_000 }

/** A text in parts of at most such a size: none cuts what fits a part by itself, be it a turn or a line. */
export function partsOf({ turns }: Pick<Transcript, 'turns'>, most = LARGEST_PART): TextPart[] {
  const parts: (TextPart & { lines: number; characters: number })[] = []
  const fits = (lines: number, characters: number) => lines <= most.lines && characters <= most.characters
  for (const turn of turns) {
    const length = turn.lines.reduce((sum, line) => sum + line.text.length, 0)
    const before = parts.at(-1)
    let isNew = !before || !fits(before.lines + turn.lines.length, before.characters + length)
    for (const { number, text } of turn.lines) {
      const part = parts.at(-1)
      if (!part || isNew || !fits(part.lines + 1, part.characters + text.length))
        parts.push({ first: number, last: number, lines: 1, characters: text.length })
      else {
        part.last = number
        part.lines += 1
        part.characters += text.length
      }
      isNew = false
    }
  }
  return parts.map(({ first, last }) => ({ first, last }))
}

/** Which part holds a line; one that is empty, or after the last one, belongs to the part before it. */
export const partAt = (parts: readonly TextPart[], line: number): number =>
  Math.max(
    0,
    parts.findLastIndex((one) => one.first <= line),
  )

/** A session's text as it is read: turns under the names that may be shown, lines by their number, highlights marked. */
export function viewTurns(
  transcript: Transcript,
  participants: readonly Labelled[],
  highlights: readonly Marked[],
  part?: TextPart,
): ViewTurn[] {
  const matched = matchSpeakers(transcript.speakers, participants)
  const names = new Map(participants.map((one) => [one.id, shownName(one)]))
  const lanes = tagLanes(highlights)
  const byId = new Map(highlights.map((one) => [one.id, one]))
  const seen = new Set<string>()
  const isShown = ({ number }: { number: number }) => !part || (number >= part.first && number <= part.last)
  return transcript.turns.flatMap((turn) => {
    const shown = turn.lines.filter(isShown)
    if (shown.length === 0) return []
    const id = turn.speaker === null ? undefined : matched.get(turn.speaker)
    const lines = shown.map((line): ViewLine => {
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
    const aside = turn.speaker === null && turn.label !== null
    return [{ speaker: (id && names.get(id)) ?? turn.label, aside, lines }]
  })
}

/** Highlights that begin in these turns. */
export const beginIn = (turns: readonly ViewTurn[]): Set<string> =>
  new Set(turns.flatMap((turn) => turn.lines.flatMap((line) => line.begins)))

/**
 * The highlights that are listed beside a part of a text: those that begin in it, and those whose words are gone, which
 * begin nowhere. Where a text is one part, or a tag is chosen (`all`), those of other parts too.
 */
export const listedHighlights = <One extends Marked>(
  highlights: readonly One[],
  here: ReadonlySet<string>,
  { all }: { all: boolean },
): One[] => highlights.filter((one) => all || here.has(one.id) || one.anchorState === 'outdated')
