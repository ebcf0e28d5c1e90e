const MAX_CHARS = 1_000_000
const MAX_RUNS_IN_BLOCK = 4_000
const MAX_NESTING = 60

/** One level of quote or list at the start of a line. A quote needs no space after its mark, a list does. */
const LEVEL = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/y

/**
 * Whether a Markdown text is of a kind that takes the parser quadratic time or worse: no person writes thousands of
 * emphasis marks in one paragraph or lists sixty levels deep. One linear pass, so that typed text cannot hold up the
 * server.
 */
export function isPathological(source: string): boolean {
  if (source.length > MAX_CHARS) return true
  let runs = 0
  for (const line of source.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') runs = 0
    runs += line.match(/[*_~`]+/g)?.length ?? 0
    if (runs > MAX_RUNS_IN_BLOCK || nesting(line) > MAX_NESTING) return true
  }
  return false
}

/** Levels a line opens or could continue: marks at its start, and two columns of indentation before a mark. */
function nesting(line: string): number {
  let levels = 0
  LEVEL.lastIndex = 0
  for (let match = LEVEL.exec(line); match; match = LEVEL.exec(line)) levels += Math.ceil(match[0].length / 2)
  return levels
}
