import { diffArrays, diffWordsWithSpace } from 'diff'

/** A stretch of one line, as UTF-16 offsets. */
export type Span = { start: number; end: number }

/**
 * One line of a difference; line numbers count from 1. `marks` are the words that changed, where a line was edited
 * rather than replaced.
 */
export type DiffLine = {
  kind: 'same' | 'added' | 'removed'
  text: string
  oldLine: number | null
  newLine: number | null
  marks: Span[]
}

/** Changed lines with their context. */
export type DiffHunk = { oldStart: number; newStart: number; lines: DiffLine[] }

/** A stretch of lines that is the same in both texts (indices from 0), or differs. */
export type LineRun = { kind: 'same' | 'changed'; oldFrom: number; oldTo: number; newFrom: number; newTo: number }

/**
 * Above this many changed lines a minimal difference costs more than it says; what lies between the equal ends is then
 * shown as replaced.
 */
const MAX_EDITS = 2_000
/** Words are compared only in lines up to this length. */
const MAX_MARKED_LINE = 5_000
/** Lines edited together beyond this count are shown without word marks. */
const MAX_MARKED_PAIRS = 200

export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

/** Runs of equal and changed lines that together cover both texts, in order. */
export function lineRuns(oldLines: string[], newLines: string[]): LineRun[] {
  let head = 0
  const shorter = Math.min(oldLines.length, newLines.length)
  while (head < shorter && oldLines[head] === newLines[head]) head++
  let tail = 0
  while (tail < shorter - head && oldLines[oldLines.length - 1 - tail] === newLines[newLines.length - 1 - tail]) tail++
  const oldMiddle = oldLines.slice(head, oldLines.length - tail)
  const newMiddle = newLines.slice(head, newLines.length - tail)
  const changes = diffArrays(oldMiddle, newMiddle, { maxEditLength: MAX_EDITS })
  const runs: LineRun[] = []
  let [oldAt, newAt] = [0, 0]
  const push = (kind: LineRun['kind'], oldCount: number, newCount: number) => {
    if (oldCount + newCount === 0) return
    const last = runs.at(-1)
    if (last?.kind === kind) {
      last.oldTo += oldCount
      last.newTo += newCount
    } else {
      runs.push({ kind, oldFrom: oldAt, oldTo: oldAt + oldCount, newFrom: newAt, newTo: newAt + newCount })
    }
    oldAt += oldCount
    newAt += newCount
  }
  push('same', head, head)
  if (!changes) push('changed', oldMiddle.length, newMiddle.length)
  for (const { added, removed, count } of changes ?? []) {
    if (added) push('changed', 0, count)
    else if (removed) push('changed', count, 0)
    else push('same', count, count)
  }
  push('same', tail, tail)
  return runs
}

/** The difference of two texts by line, with changed words marked. Line endings do not count. Equal texts give []. */
export function diffHunks(oldText: string, newText: string, context = 3): DiffHunk[] {
  const oldLines = splitLines(oldText)
  const newLines = splitLines(newText)
  const hunks: DiffHunk[] = []
  let leading: DiffLine[] = []
  let pairsLeft = MAX_MARKED_PAIRS
  for (const run of lineRuns(oldLines, newLines)) {
    if (run.kind === 'changed') {
      const open = hunks.at(-1)
      const last = open?.lines.at(-1)
      const lines = changedLines(run, oldLines, newLines, pairsLeft)
      pairsLeft -= Math.min(run.oldTo - run.oldFrom, run.newTo - run.newFrom)
      // The context after one change and before the next may touch; then they are one hunk.
      if (open && last?.kind === 'same' && last.oldLine === run.oldFrom - leading.length)
        open.lines.push(...leading, ...lines)
      else {
        const [oldStart, newStart] = [run.oldFrom - leading.length + 1, run.newFrom - leading.length + 1]
        hunks.push({ oldStart, newStart, lines: [...leading, ...lines] })
      }
      leading = []
    } else {
      const same = newLines
        .slice(run.newFrom, run.newTo)
        .map((text, index) => line('same', text, run.oldFrom + index, run.newFrom + index))
      const trailing = hunks.length > 0 ? same.slice(0, context) : []
      hunks.at(-1)?.lines.push(...trailing)
      const rest = same.slice(trailing.length)
      leading = context > 0 ? rest.slice(-context) : []
    }
  }
  return hunks
}

function changedLines(run: LineRun, oldLines: string[], newLines: string[], pairsLeft: number): DiffLine[] {
  const removed = oldLines
    .slice(run.oldFrom, run.oldTo)
    .map((text, index) => line('removed', text, run.oldFrom + index, null))
  const added = newLines
    .slice(run.newFrom, run.newTo)
    .map((text, index) => line('added', text, null, run.newFrom + index))
  removed.slice(0, Math.max(0, pairsLeft)).forEach((before, index) => {
    const after = added[index]
    if (!after) return
    const marks = wordMarks(before.text, after.text)
    before.marks = marks.removed
    after.marks = marks.added
  })
  return [...removed, ...added]
}

/** The words that differ between two lines; none when the lines have too little in common to be one line edited. */
export function wordMarks(before: string, after: string): { removed: Span[]; added: Span[] } {
  const none = { removed: [], added: [] }
  if (before.length > MAX_MARKED_LINE || after.length > MAX_MARKED_LINE) return none
  const changes = diffWordsWithSpace(before, after, { maxEditLength: 400 })
  if (!changes) return none
  const removed: Span[] = []
  const added: Span[] = []
  let [oldAt, newAt, common] = [0, 0, 0]
  for (const change of changes) {
    const length = change.value.length
    if (change.removed) removed.push({ start: oldAt, end: oldAt + length })
    if (change.added) added.push({ start: newAt, end: newAt + length })
    if (!change.added && !change.removed) common += change.value.trim().length
    if (!change.added) oldAt += length
    if (!change.removed) newAt += length
  }
  return common * 3 >= Math.max(before.trim().length, after.trim().length) ? { removed, added } : none
}

/** Words that stayed, came or went, in the order of the later text; null when the two have too little in common to be one text edited. */
export function wordChanges(before: string, after: string): { kind: DiffLine['kind']; text: string }[] | null {
  if (before.length > 4 * MAX_MARKED_LINE || after.length > 4 * MAX_MARKED_LINE) return null
  const changes = diffWordsWithSpace(before, after, { maxEditLength: 800 })
  if (!changes) return null
  const common = changes.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  )
  if (common * 3 < Math.max(before.trim().length, after.trim().length)) return null
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

function line(kind: DiffLine['kind'], text: string, oldIndex: number | null, newIndex: number | null): DiffLine {
  return {
    kind,
    text,
    oldLine: oldIndex === null ? null : oldIndex + 1,
    newLine: newIndex === null ? null : newIndex + 1,
    marks: [],
  }
}
