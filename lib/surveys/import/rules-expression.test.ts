import { describe, expect, it } from 'vitest'
import type { Answers, Question } from '../schema'
import { holds } from '../answering/rules-visible'
import { compareSides } from './rules-compare'
import { parseExpression } from './rules-expression'
import { conditionOf, Unrepresentable } from './rules-logic'

const questions: Question[] = [
  {
    key: 'role',
    type: 'single',
    label: 'Role',
    options: [
      { value: 'dev', label: 'Developer' },
      { value: 'ops', label: 'Operator' },
      { value: 'pm', label: 'Manager' },
    ],
  },
  { key: 'ease', type: 'rating', label: 'Ease', min: 1, max: 5 },
  {
    key: 'tools',
    type: 'multi',
    label: 'Tools',
    options: [
      { value: 'ci', label: 'CI' },
      { value: 'ide', label: 'IDE' },
    ],
  },
  { key: 'years', type: 'number', label: 'Years' },
]
const kinds = new Map(questions.map((question) => [question.key, question]))
const read = (source: string) =>
  conditionOf(
    parseExpression(source, (left, operator, right) =>
      compareSides(left, operator, right, (name) => {
        const question = kinds.get(name.replace(/\.NAOK$/, ''))
        if (!question) throw new Unrepresentable(`names “${name}”`)
        return { question }
      }),
    ),
    kinds,
  )

/** Every combination of some answers, to compare a condition with the expression's own truth. */
const combinations: Answers[] = [undefined, 'dev', 'ops', 'pm'].flatMap((role) =>
  [undefined, 1, 3, 5].flatMap((ease) =>
    [undefined, ['ci'], ['ide'], ['ci', 'ide']].map((tools) => ({
      ...(role && { role }),
      ...(ease && { ease }),
      ...(tools && { tools }),
    })),
  ),
)
const numbers: Answers[] = [{}, ...[-1, 2.9, 3, 3.1, 4, '3.0', '3.1'].map((years) => ({ years }))]

describe('conditions of other tools mean the same here', () => {
  it.each<[string, (a: Answers) => boolean]>([
    ["{role} = 'dev'", (a) => a.role === 'dev'],
    ['role.NAOK == "dev" or role.NAOK == "ops"', (a) => a.role === 'dev' || a.role === 'ops'],
    ["{role} <> 'dev' and {ease} > 1", (a) => a.role !== 'dev' && (a.ease as number) > 1],
    ["not ({role} = 'dev' or {ease} >= 3)", (a) => !(a.role === 'dev' || (a.ease as number) >= 3)],
    [
      "{tools} contains 'ci' and ({role} = 'dev' or {role} = 'pm')",
      (a) => ((a.tools ?? []) as string[]).includes('ci') && (a.role === 'dev' || a.role === 'pm'),
    ],
    ["{tools} anyof ['ci', 'ide'] && {ease} notempty", (a) => a.tools !== undefined && a.ease !== undefined],
    ["{tools} notcontains 'ci'", (a) => !((a.tools ?? []) as string[]).includes('ci')],
    ['!is_empty(role.NAOK) && 3 <= ease', (a) => a.role !== undefined && (a.ease as number) >= 3],
    ["!(ease < 3) and !(role == 'dev')", (a) => !((a.ease as number) < 3) && a.role !== 'dev'],
    ["{role} = 'Developer'", (a) => a.role === 'dev'],
  ])('%s', (source, truth) => {
    const condition = read(source)!
    for (const answers of combinations) expect([answers, holds(condition, answers)]).toEqual([answers, truth(answers)])
  })
  it.each<[string, (years: number) => boolean]>([
    ['{years} > 3', (years) => years > 3],
    ['{years} < 3', (years) => years < 3],
    ['not ({years} < 3)', (years) => !(years < 3)],
    ['not ({years} >= 3)', (years) => !(years >= 3)],
    ['{years} > 2 and {years} < 3.1', (years) => years > 2 && years < 3.1],
  ])('%s, of numbers that need not be whole', (source, truth) => {
    const condition = read(source)!
    for (const answers of numbers) {
      const years = answers.years === undefined ? NaN : Number(answers.years)
      expect([answers, holds(condition, answers)]).toEqual([answers, truth(years)])
    }
  })
  it.each(['1', '', '(1)', "1 or {role} = 'dev'"])('%j always holds', (source) => expect(read(source)).toBeUndefined())
  it.each([
    ['{role} = {ease}', 'two answers'],
    ['count(tools) > 1', 'function count'],
    ['{ease} + 1 > 3', 'calculates'],
    ["{role} = 'ceo'", 'none of its options'],
    ['{nobody} = 1', 'nobody'],
    ["{role} = 'dev' and", 'too early'],
    ['0', 'never'],
    ["{role} = 'dev') or 1", 'cannot be read'],
    [`${'('.repeat(500)}1${')'.repeat(500)}`, 'nested'],
    ['{role} ; 1', '“;”'],
  ])('%s is named: %s', (source, reason) => expect(() => read(source)).toThrow(reason))
  it('does not go on for ever about conditions with very many ways', () => {
    const many = Array.from({ length: 12 }, () => "({role} = 'dev' or {ease} = 1 or {tools} contains 'ci')").join(
      ' and ',
    )
    expect(() => read(many)).toThrow(Unrepresentable)
  })
})

describe('a condition of very many comparisons', () => {
  const times = (count: number, one: string, word: string) => Array(count).fill(one).join(` ${word} `)
  it('is refused while it is read, before its ways are worked out', () => {
    for (const word of ['and', 'or'])
      expect(() => read(times(20_000, "{role} = 'dev'", word))).toThrow('has more than 200 comparisons')
  })
  it('means what it says up to there', () => {
    for (const word of ['and', 'or'])
      expect(read(times(200, "{role} = 'dev'", word))).toEqual({ question: 'role', is: 'dev' })
  })
})
