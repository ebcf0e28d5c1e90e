import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuTime } from '@/tests/support/cost'
import { diffHunks, lineRuns, splitLines, wordMarks } from './diff'

const numbered = (count: number, change: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, index) => change[index + 1] ?? `line ${index + 1}`).join('\n')

describe('diffHunks', () => {
  it('gives nothing for equal texts, line endings aside', () => {
    expect(diffHunks('a\nb', 'a\r\nb')).toEqual([])
  })

  it('shows a changed line with its context and its changed words', () => {
    const [hunk, ...others] = diffHunks(numbered(20), numbered(20, { 10: 'line ten' }))
    expect(others).toEqual([])
    expect(hunk).toMatchObject({ oldStart: 7, newStart: 7 })
    expect(hunk?.lines.map(({ kind, text, oldLine, newLine }) => [kind, text, oldLine, newLine])).toEqual([
      ['same', 'line 7', 7, 7],
      ['same', 'line 8', 8, 8],
      ['same', 'line 9', 9, 9],
      ['removed', 'line 10', 10, null],
      ['added', 'line ten', null, 10],
      ['same', 'line 11', 11, 11],
      ['same', 'line 12', 12, 12],
      ['same', 'line 13', 13, 13],
    ])
    expect(hunk?.lines[3]?.marks).toEqual([{ start: 5, end: 7 }])
    expect(hunk?.lines[4]?.marks).toEqual([{ start: 5, end: 8 }])
  })

  it('joins changes whose context touches and parts those further away', () => {
    const starts = (gap: number) =>
      diffHunks(numbered(40), numbered(40, { 10: 'x', [10 + gap]: 'y' })).map((hunk) => hunk.oldStart)
    expect(starts(7)).toEqual([7])
    expect(starts(8)).toEqual([7, 15])
    expect(diffHunks('a\nb\nc', 'a\nx\nc', 0)[0]?.lines).toHaveLength(2)
  })

  it('marks no words between lines that have nothing in common', () => {
    expect(wordMarks('the queue was stuck', 'rewrite it all').removed).toEqual([])
  })

  it('covers both texts exactly, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const runs = lineRuns(before, after)
        const rebuilt = runs.flatMap((run) =>
          run.kind === 'same' ? before.slice(run.oldFrom, run.oldTo) : after.slice(run.newFrom, run.newTo),
        )
        expect(rebuilt).toEqual(after)
        expect(runs.reduce((count, run) => count + run.oldTo - run.oldFrom, 0)).toBe(before.length)
        const shown = diffHunks(before.join('\n'), after.join('\n'), 1_000)[0]?.lines ?? []
        if (shown.length > 0) {
          expect(shown.filter((line) => line.kind !== 'added').map((line) => line.text)).toEqual(
            splitLines(before.join('\n')),
          )
          expect(shown.filter((line) => line.kind !== 'removed').map((line) => line.text)).toEqual(
            splitLines(after.join('\n')),
          )
        }
      }),
    )
  })

  it('takes bounded time for two long texts with nothing in common', () => {
    const before = Array.from({ length: 6_000 }, (_, n) => `before ${n} ${'word '.repeat(4)}`).join('\n')
    const after = Array.from({ length: 6_000 }, (_, n) => `after ${n} ${'other '.repeat(4)}`).join('\n')
    expect(before.length).toBeGreaterThan(170_000)
    const started = cpuTime()
    expect(diffHunks(before, after)[0]?.lines).toHaveLength(12_000)
    expect(cpuTime() - started).toBeLessThan(4_000)
  }, 60_000)
})
