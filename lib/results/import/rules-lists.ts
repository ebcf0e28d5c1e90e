/** Several answers in one cell: how they are separated, and where one of them holds the separator itself. */

/** Marks between answers, the surest first: a comma may be part of an answer. */
const SEPARATORS = [';', '|', '\n', ','] as const
export type Separator = (typeof SEPARATORS)[number]

const BRACKETS: Readonly<Record<string, number>> = { '(': 1, '[': 1, ')': -1, ']': -1 }
const isClosed = (text: string): boolean => [...text].reduce((depth, sign) => depth + (BRACKETS[sign] ?? 0), 0) === 0

/** A cell of more parts than any question has options is a text. */
const MAX_PARTS = 100

/** A cell's parts; a part within brackets is not taken apart. */
export function partsOf(cell: string, separator: Separator): string[] {
  const parts: string[] = []
  let open = ''
  const pieces = cell.split(separator)
  if (pieces.length > MAX_PARTS) return [cell]
  for (const piece of pieces) {
    open = open === '' ? piece : `${open}${separator}${piece}`
    if (isClosed(open)) {
      parts.push(open.trim())
      open = ''
    }
  }
  return [...parts, open.trim()].filter((part) => part !== '')
}

/** Parts that never stand without the same neighbour are one answer with a comma in it: "Argo CD, Helm". */
function mergedPairs(lists: readonly string[][], separator: Separator): string[][] {
  const count = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (const list of lists)
    list.forEach((part, at) => {
      count.set(part, (count.get(part) ?? 0) + 1)
      const next = list[at + 1]
      if (next !== undefined)
        pairs.set(JSON.stringify([part, next]), (pairs.get(JSON.stringify([part, next])) ?? 0) + 1)
    })
  const always = (a: string, b: string) => {
    const both = pairs.get(JSON.stringify([a, b])) ?? 0
    return both > 1 && both === count.get(a) && both === count.get(b)
  }
  const merge = (list: readonly string[]): string[] =>
    list.reduce<string[]>((done, part, at) => {
      const before = list[at - 1]
      return before !== undefined && always(before, part)
        ? [...done.slice(0, -1), `${done.at(-1)}${separator} ${part}`]
        : [...done, part]
    }, [])
  return lists.map(merge)
}

/** Most different answers of a question with several; more are texts that happen to hold commas. */
const MOST = 80

/**
 * The answers of cells that hold several each, as one list for each cell; null where the cells are no lists. Cells are lists where
 * at least a twentieth of them hold several parts, and parts come again as options do.
 */
export function listsIn(cells: readonly string[]): { lists: string[][]; separator: Separator } | null {
  for (const separator of SEPARATORS) {
    const apart = cells.map((cell) => partsOf(cell, separator))
    const lists = separator === ',' ? mergedPairs(apart, separator) : apart
    const several = lists.filter((list) => list.length > 1).length
    const parts = lists.flat()
    const different = new Set(parts)
    const repeats = separator === ',' ? 3 : 2
    const isList =
      several > 0 &&
      several >= cells.length / (separator === ',' ? 5 : 20) &&
      different.size <= MOST &&
      parts.length >= different.size * repeats &&
      [...different].every((part) => part.length <= 120) &&
      lists.every((list) => new Set(list).size === list.length)
    if (isList) return { lists, separator }
  }
  return null
}

/**
 * A cell as a list of known answers: the longest that fits is taken first, so that an answer with a comma in it stays whole.
 * @param nameOf the option that a text names; undefined for none
 * @param longest the most characters that an option is written with: longer pieces are not asked about
 * @returns the options, and what is none of them
 */
export function namedIn(
  cell: string,
  nameOf: (text: string) => string | undefined,
  longest: number,
): { values: string[]; unknown: string[] } {
  const pieces = cell.split(/([;|\n,])/)
  const values: string[] = []
  const unknown: string[] = []
  let at = 0
  while (at < pieces.length) {
    let end: number
    let found: string | undefined
    // Pieces at even places; as many as an option can be long.
    let length = 0
    for (end = at; end < pieces.length && length <= longest; end += 2)
      length += pieces[end]!.trim().length + (pieces[end + 1]?.length ?? 0)
    for (; end > at; end -= 2) {
      found = nameOf(
        pieces
          .slice(at, end - 1)
          .join('')
          .trim(),
      )
      if (found !== undefined) break
    }
    if (found !== undefined) {
      values.push(found)
      at = end
    } else {
      const part = pieces[at]!.trim()
      if (part !== '') unknown.push(part)
      at += 2
    }
  }
  return { values: [...new Set(values)], unknown }
}
