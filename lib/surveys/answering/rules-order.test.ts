import { expect, it } from 'vitest'
import type { Option, Question } from '../schema'
import { questionErrors } from '../rules'
import { inOwnOrder } from './rules-order'

const option = (value: string, over: Partial<Option> = {}): Option => ({ value, label: value, ...over })
const question = (over: Partial<Question> = {}): Question => ({
  key: 'tools',
  type: 'single',
  label: 'Tools',
  shuffled: true,
  options: ['a', 'b', 'c'].map((value) => option(value)),
  ...over,
})
const orderOf = (one: Question, seed: string, part: 'options' | 'rows' = 'options') =>
  inOwnOrder([one], seed)[0]!
    [part]!.map(({ value }) => value)
    .join('')

it('each order comes about equally often', () => {
  const counts = new Map<string, number>()
  for (let at = 0; at < 6_000; at++) {
    const order = orderOf(question(), `respondent-${at}`)
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  // Chi-square with five degrees of freedom: 20.5 is exceeded by one true shuffle in a thousand.
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)
  expect(chi).toBeLessThan(20.5)
})

it('is the same for one respondent, and another one for each of their questions', () => {
  const many = Array.from({ length: 8 }, (_, at) => question({ key: `q${at}` }))
  const orders = (seed: string) => inOwnOrder(many, seed).map((one) => one.options!.map(({ value }) => value).join(''))
  expect(orders('x')).toEqual(orders('x'))
  expect(new Set(orders('x')).size).toBeGreaterThan(1)
})

it('is the same in every language: places are dealt, not words', () => {
  const german = question({ options: ['a', 'b', 'c'].map((value) => option(value, { label: `${value} auf Deutsch` })) })
  for (const seed of ['1', '2', '3', '4']) expect(orderOf(german, seed)).toBe(orderOf(question(), seed))
})

it('“other”, “none of these”, “does not apply” and what is fixed keep their places', () => {
  const options = [
    option('first', { fixed: true }),
    ...['a', 'b', 'c', 'd'].map((value) => option(value)),
    option('other', { open: true }),
    option('none', { exclusive: true }),
    option('na', { na: true }),
  ]
  const orders = Array.from({ length: 50 }, (_, at) => orderOf(question({ type: 'multi', options }), String(at)))
  for (const order of orders) expect(order).toMatch(/^first[abcd]{4}othernonena$/)
  expect(new Set(orders).size).toBeGreaterThan(10)
})

it('of a matrix the rows change, and the columns, which are a scale, do not', () => {
  const matrix = question({ type: 'matrix', rows: ['r', 's', 't', 'u'].map((value) => option(value)) })
  const rows = Array.from({ length: 20 }, (_, at) => orderOf(matrix, String(at), 'rows'))
  expect(new Set(rows).size).toBeGreaterThan(5)
  for (const seed of ['1', '2', '3']) expect(orderOf(matrix, seed)).toBe('abc')
})

it('what is not shuffled is as its author wrote it; what cannot be is refused', () => {
  const { shuffled: _, ...plain } = question()
  expect(inOwnOrder([plain], 'x')).toEqual([plain])
  expect(questionErrors([question({ type: 'rating', options: undefined as never })])).toEqual({
    'questions.0.shuffled': ['“Rating” has nothing that could be shown in random order.'],
  })
})
