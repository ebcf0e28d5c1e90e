import { lineRuns } from './diff'

/**
 * A stretch of a merge of two edits of one text, in lines. `kept` is what stands in the result: as it was, or as one of the two has it.
 * A clash is what both changed, differently.
 */
export type MergePart =
  | { kind: 'kept'; lines: string[]; from: 'both' | 'theirs' | 'mine' }
  | { kind: 'clash'; base: string[]; theirs: string[]; mine: string[] }

export type Merge = { parts: MergePart[]; clashes: number }

type Edit = { from: number; to: number; lines: string[] }

const splitLf = (text: string) => text.replace(/\r\n?/g, '\n').split('\n')
const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, index) => line === b[index])

const editsOf = (base: string[], edited: string[]): Edit[] =>
  lineRuns(base, edited).flatMap((run) =>
    run.kind === 'changed' ? [{ from: run.oldFrom, to: run.oldTo, lines: edited.slice(run.newFrom, run.newTo) }] : [],
  )

/** What stretch `from`–`to` of the base became by edits that lie within it. */
const applied = (base: string[], edits: readonly Edit[], from: number, to: number): string[] => {
  const out: string[] = []
  let at = from
  for (const edit of edits) {
    out.push(...base.slice(at, edit.from), ...edit.lines)
    at = edit.to
  }
  return [...out, ...base.slice(at, to)]
}

/**
 * Merges two edits of one text, by line, as diff3 does (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007): what only
 * one changed is taken from it, what both changed alike is taken once, and what both changed differently, or right beside each other, is
 * a clash. Line endings do not count.
 */
export function merge3(baseText: string, theirText: string, myText: string): Merge {
  const [base, theirs, mine] = [splitLf(baseText), splitLf(theirText), splitLf(myText)]
  const [their, my] = [editsOf(base, theirs), editsOf(base, mine)]
  const parts: MergePart[] = []
  const keep = (lines: string[], from: 'both' | 'theirs' | 'mine') => {
    const last = parts.at(-1)
    if (lines.length === 0) return
    if (last?.kind === 'kept' && last.from === from) last.lines.push(...lines)
    else parts.push({ kind: 'kept', lines, from })
  }
  let [at, t, m] = [0, 0, 0]
  while (t < their.length || m < my.length) {
    const from = Math.min(their[t]?.from ?? Infinity, my[m]?.from ?? Infinity)
    let to = from
    const [firstTheir, firstMy] = [t, m]
    // All edits that overlap or touch one another belong together.
    for (;;) {
      const next = their[t] && their[t]!.from <= to ? their[t++] : my[m] && my[m]!.from <= to ? my[m++] : undefined
      if (!next) break
      to = Math.max(to, next.to)
    }
    keep(base.slice(at, from), 'both')
    const [theirLines, myLines] = [
      applied(base, their.slice(firstTheir, t), from, to),
      applied(base, my.slice(firstMy, m), from, to),
    ]
    const before = base.slice(from, to)
    if (same(theirLines, myLines)) keep(theirLines, 'both')
    else if (same(myLines, before)) keep(theirLines, 'theirs')
    else if (same(theirLines, before)) keep(myLines, 'mine')
    else parts.push({ kind: 'clash', base: before, theirs: theirLines, mine: myLines })
    at = to
  }
  keep(base.slice(at), 'both')
  return { parts, clashes: parts.filter((part) => part.kind === 'clash').length }
}

/** How a clash is settled. */
export type Choice = 'theirs' | 'mine' | 'both'

const linesOf = (part: MergePart, choice: Choice): string[] =>
  part.kind === 'kept'
    ? part.lines
    : choice === 'theirs'
      ? part.theirs
      : choice === 'mine'
        ? part.mine
        : [...part.theirs, ...part.mine]

/** The merged text; each clash as chosen, in order. */
export const mergedText = (parts: readonly MergePart[], choices: readonly Choice[]): string => {
  let clash = 0
  return parts
    .flatMap((part) => linesOf(part, part.kind === 'clash' ? (choices[clash++] ?? 'both') : 'both'))
    .join('\n')
}

const [opens, divides, closes] = ['<<<<<<<', '=======', '>>>>>>>']

/** The merged text with both sides of each clash between marks, as git writes them, to be settled by hand. */
export const markedText = (parts: readonly MergePart[], names: { theirs: string; mine: string }): string =>
  parts
    .flatMap((part) =>
      part.kind === 'kept'
        ? part.lines
        : [`${opens} ${names.theirs}`, ...part.theirs, divides, ...part.mine, `${closes} ${names.mine}`],
    )
    .join('\n')

/** Whether a text still has the marks of a clash that nobody settled. */
export const hasMarks = (text: string): boolean => /^<{7} .*$[\s\S]*?^={7}\r?$[\s\S]*?^>{7} .*$/m.test(text)
