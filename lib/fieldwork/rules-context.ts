import type { Transcript } from './rules-transcript'

/** Lines before and after the words. */
const NEAR = 2

/** The lines in which a stretch of a text stands, with those beside them; null where it begins before the first line. */
export function around(
  { turns }: Pick<Transcript, 'turns'>,
  start: number,
  end: number,
  near = NEAR,
): { first: number; last: number; line: number } | null {
  const lines = turns.flatMap((turn) => turn.lines)
  const from = lines.findLastIndex((one) => one.offset <= start)
  const to = lines.findLastIndex((one) => one.offset < end)
  const [first, here, last] = [
    lines[Math.max(0, from - near)],
    lines[from],
    lines[Math.max(from, to) + near] ?? lines.at(-1),
  ]
  return first && here && last ? { first: first.number, last: last.number, line: here.number } : null
}
