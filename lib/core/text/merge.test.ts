import { describe, expect, test } from 'vitest'
import { hasMarks, markedText, merge3, mergedText, type Choice } from './merge'

const base = 'one\ntwo\nthree\nfour\nfive\nsix\nseven'
const text = (theirs: string, mine: string, choices: Choice[] = []) =>
  mergedText(merge3(base, theirs, mine).parts, choices)

describe('merge3', () => {
  test('takes what only one changed from whoever changed it', () => {
    expect(text(base.replace('two', '2'), base.replace('six', '6'))).toBe('one\n2\nthree\nfour\nfive\n6\nseven')
    expect(text(base, base.replace('six', '6'))).toBe(base.replace('six', '6'))
    expect(text(base.replace('six\n', ''), base)).toBe(base.replace('six\n', ''))
    expect(text(`zero\n${base}`, `${base}\neight`)).toBe(`zero\n${base}\neight`)
  })
  test('takes what both changed alike once', () => {
    const both = base.replace('four', '4')
    expect(merge3(base, both, both)).toMatchObject({ clashes: 0 })
    expect(text(both, both.replace('one', '1'))).toBe(both.replace('one', '1'))
  })
  test('what both changed differently is a clash, settled as chosen', () => {
    const [theirs, mine] = [base.replace('four', 'FOUR'), base.replace('four', '4').replace('one', '1')]
    const { parts, clashes } = merge3(base, theirs, mine)
    expect(clashes).toBe(1)
    expect(parts.find((part) => part.kind === 'clash')).toEqual({
      kind: 'clash',
      base: ['four'],
      theirs: ['FOUR'],
      mine: ['4'],
    })
    expect(text(theirs, mine, ['theirs'])).toBe(base.replace('four', 'FOUR').replace('one', '1'))
    expect(text(theirs, mine, ['mine'])).toBe(mine)
    expect(text(theirs, mine, ['both'])).toBe(base.replace('four', 'FOUR\n4').replace('one', '1'))
  })
  test('two insertions at one place, and edits side by side, clash', () => {
    expect(merge3('a\nb', 'a\nx\nb', 'a\ny\nb').clashes).toBe(1)
    expect(merge3(base, base.replace('two', '2'), base.replace('three', '3')).clashes).toBe(1)
    expect(merge3(base, base.replace('two\nthree\n', ''), base.replace('three', '3')).clashes).toBe(1)
  })
  test('line endings are no edit', () => {
    expect(
      merge3(base.replaceAll('\n', '\r\n'), base.replace('two', '2').replaceAll('\n', '\r\n'), base.replace('six', '6'))
        .clashes,
    ).toBe(0)
  })
  test('marks are found until they are gone', () => {
    const { parts } = merge3(base, base.replace('four', 'FOUR'), base.replace('four', '4'))
    const marked = markedText(parts, { theirs: 'version 2', mine: 'yours' })
    expect(marked).toBe('one\ntwo\nthree\n<<<<<<< version 2\nFOUR\n=======\n4\n>>>>>>> yours\nfive\nsix\nseven')
    expect([hasMarks(marked), hasMarks(marked.replaceAll('\n', '\r\n')), hasMarks(text('FOUR', '4'))]).toEqual([
      true,
      true,
      false,
    ])
    expect(hasMarks('Title\n=======\n\ntext')).toBe(false)
  })
  test('whatever is edited, choosing one side everywhere leaves out nothing of it, and a merge with the base is the other text', () => {
    let seed = 7
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    const edit = (lines: string[]) => {
      const out = [...lines]
      for (let i = random(5); i >= 0; i -= 1)
        out.splice(random(out.length + 1), random(3), ...Array.from({ length: random(3) }, () => `new ${random(9)}`))
      return out.join('\n')
    }
    for (let round = 0; round < 300; round += 1) {
      const lines = Array.from({ length: 3 + random(20) }, () => `line ${random(6)}`)
      const [from, theirs, mine] = [lines.join('\n'), edit(lines), edit(lines)]
      expect(mergedText(merge3(from, theirs, from).parts, [])).toBe(theirs)
      expect(mergedText(merge3(from, from, mine).parts, [])).toBe(mine)
      expect(mergedText(merge3(from, mine, mine).parts, [])).toBe(mine)
      const { parts } = merge3(from, theirs, mine)
      const [a, b] = [merge3(from, theirs, mine).clashes, merge3(from, mine, theirs).clashes]
      expect(a).toBe(b)
      for (const part of parts) if (part.kind === 'clash') expect(part.theirs.join('\n')).not.toBe(part.mine.join('\n'))
    }
  })
})
