import { describe, expect, it } from 'vitest'
import { normalizeQuestion } from '@/lib/surveys/rules'
import type { QuestionInput } from '@/lib/surveys/schema'
import { byteLength, cutBytes, measure, spssCell, spssLine, variablesOf } from './rules-spss'
import { spssSyntax } from './rules-spss-syntax'
import { exportColumns } from './rules-table'

const variables = (...questions: QuestionInput[]) =>
  variablesOf(exportColumns({ questions: questions.map(normalizeQuestion), anonymity: 'anonymous' }))
const named = (name: string, ...questions: QuestionInput[]) =>
  variables(...questions).find((variable) => variable.name === name)!
const option = (value: string, na?: true) => ({ value, label: `Label ${value}`, ...(na && { na }) })
const syntaxOf = (all: ReturnType<typeof variables>, widths: number[] = []) =>
  spssSyntax(all, widths, { csvFile: 'x.csv', title: 'X', notes: [] })

describe('the numbers of options', () => {
  const codes = (...values: string[]) => [
    ...named('q', {
      key: 'q',
      type: 'single',
      label: 'Q',
      options: values.map((value) => option(value)),
    }).codes!.values(),
  ]
  it('are their own where all are written as numbers', () => {
    expect(codes('3', '1', '-99', '0')).toEqual([3, 1, -99, 0])
  })
  it.each([
    ['1', '01'],
    ['7', '007'],
    ['1', 'one'],
    ['1', '1.0'],
    ['-0', '0'],
    ['12345678901', '2'],
  ])('are 1 and 2 for %s and %s, which would be one number or none', (...values) => {
    expect(codes(...values)).toEqual([1, 2])
  })
  it('that say "does not apply" are missing, and no other option has them', () => {
    const options = [option('1'), option('-99'), option('na', true), option('none', true)]
    const { codes: own, missing } = named('q', { key: 'q', type: 'single', label: 'Q', options })
    expect([...own!]).toEqual([
      ['1', 1],
      ['-99', -99],
      ['na', -100],
      ['none', -101],
    ])
    expect(missing).toEqual([-100, -101])
    const kept = named('q', { key: 'q', type: 'single', label: 'Q', options: [option('1'), option('9', true)] })
    expect([[...kept.codes!.values()], kept.missing]).toEqual([[1, 9], [9]])
  })
  it('that say "does not apply" beside a scale are no point of it', () => {
    const rating = named('q', {
      key: 'q',
      type: 'rating',
      label: 'Q',
      options: [option('3', true), option('na', true)],
    })
    expect(rating.missing).toEqual([-99, -100])
    expect([spssCell(rating, 3), spssCell(rating, '3'), spssCell(rating, 'na')]).toEqual([3, -99, -100])
  })
  it('are a range where more than three are missing', () => {
    const options = [option('a'), ...['w', 'x', 'y', 'z'].map((value) => option(value, true))]
    expect(syntaxOf(variables({ key: 'q', type: 'single', label: 'Q', options }))).toContain(
      'MISSING VALUES q (-102 THRU -99).',
    )
  })
  it('are no range in which an answer lies', () => {
    const options = ['1', '2', '3'].map((value) => option(value))
    const around = ['-1', '9', '0', '99'].map((value) => option(value, true))
    const beside = ['96', '97', '98', '99'].map((value) => option(value, true))
    const missingOf = (...without: typeof around) =>
      named('q', { key: 'q', type: 'single', label: 'Q', options: [...options, ...without] }).missing
    expect(missingOf(...around)).toEqual([-99, -100, -101, -102])
    expect(missingOf(...beside)).toEqual([96, 97, 98, 99])
    expect(missingOf(...around.slice(0, 3))).toEqual([-1, 9, 0])
  })
  it.each([
    [{ type: 'slider', min: -100, max: 100 }, -999],
    [{ type: 'slider', min: -2000, max: 0, step: 0.5 }, -9999],
    [{ type: 'slider', min: 0, max: 100 }, -99],
    [{ type: 'number' }, -9_999_999_999_999],
    [{ type: 'number', min: 0 }, -99],
    [{ type: 'number', min: -500, max: -200 }, -99],
    [{ type: 'rating', min: -101, max: -95 }, -999],
  ] as const)('are no number that can be an answer to %j', (question, code) => {
    const { missing, codes } = named('q', { key: 'q', label: 'Q', ...question, options: [option('na', true)] })
    expect([missing, codes!.get('na')]).toEqual([[code], code])
  })
})

describe('texts', () => {
  const text = named('q', { key: 'q', type: 'longtext', label: 'Q' })
  it('stand on one line, with a mark where a line ended', () => {
    expect(spssCell(text, ' a\r\nb\n\n c\u2028d\u0085e\rf \n')).toBe('a / b / c / d / e / f')
    expect(spssCell(text, "'=1\t\u0007x")).toBe("'=1\tx")
    expect(spssLine(['say "x", y', 3, null])).toBe('"say ""x"", y",3,\r\n')
  })
  it('are cut between letters at what SPSS takes', () => {
    expect(cutBytes('aäb', 2)).toBe('a')
    expect(cutBytes('aäb', 3)).toBe('aä')
    expect(byteLength(String(spssCell(text, 'ä'.repeat(20_000))))).toBe(32_766)
  })
  it('are as wide as the longest of them, in bytes, and at least one', () => {
    const all = variables({ key: 'q', type: 'text', label: 'Q' }, { key: 'r', type: 'text', label: 'R' })
    const widths: number[] = []
    for (const words of ['ab', 'äöü', '']) measure(widths, [null, 1, words, null])
    const syntax = syntaxOf(all, widths)
    expect(syntax).toMatch(/^ {4}q A6\r$/m)
    expect(syntax).toMatch(/^ {4}r A1\r$/m)
  })
})

describe('sets of several answers', () => {
  const multi = (...values: string[]): QuestionInput => ({
    key: 'q',
    type: 'multi',
    label: "It's several",
    options: [...values.map((value) => option(value)), option('na', true)],
  })
  it('name their variables, without the one that says "does not apply"', () => {
    expect(syntaxOf(variables(multi('a', 'b')))).toContain(
      "MRSETS\r\n  /MDGROUP NAME=$q LABEL='It''s several'\r\n    VARIABLES=q_a\r\n      q_b VALUE=1.",
    )
  })
  it('are none where there is one variable', () => {
    expect(syntaxOf(variables(multi('a')))).not.toContain('MRSETS')
  })
})

it('names are legal, at most 64 bytes, and unlike each other whatever the case', () => {
  const keys = ['and', 'x'.repeat(64), `${'x'.repeat(63)}y`, 'A-b', 'a_B', '1st']
  const names = variables(...keys.map((key): QuestionInput => ({ key, type: 'text', label: key }))).map(
    (one) => one.name,
  )
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
  expect(names).not.toContain('and')
})
