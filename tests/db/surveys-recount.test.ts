import { beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseCsvRecords } from '@/lib/core/text/csv'
import { closeSurvey } from '@/lib/results/commands-close'
import { getResults } from '@/lib/results/queries'
import type { QuestionResult } from '@/lib/results/schema'
import { allEndpoints } from '@/lib/rooms'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Answers, CreateSurveyInput } from '@/lib/surveys/schema'
import { randomFrom } from '../support/disclosure-simulation'
import { call, tokens } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'

// Answers that are valid and rare, counted a second time by a program that shares nothing with the hub's: what pages and files say is
// what was answered.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
const NOW = new Date('2026-05-04T13:14:15Z')
const PEOPLE = 60
const na = { value: 'na', label: 'Does not apply', na: true }
const letters = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value.toUpperCase() }))
const questions: CreateSurveyInput['questions'] = [
  { key: 'cold', type: 'rating', label: 'How bad?', min: -3, max: 3, favourableEnd: 'low', options: [na] },
  { key: 'eleven', type: 'rating', label: 'Of ten', min: 0, max: 10 },
  { key: 'two', type: 'rating', label: 'Yes or no in points', min: 0, max: 1 },
  { key: 'net', type: 'nps', label: 'Recommend?', options: [na] },
  { key: 'hours', type: 'number', label: 'Hours lost', min: -5, favourableEnd: 'low' },
  { key: 'share', type: 'slider', label: 'Share', min: -1, max: 1, step: 0.1 },
  {
    key: 'one',
    type: 'single',
    label: 'Which?',
    options: [...letters, { value: 'x', label: 'Other', open: true }, na],
  },
  {
    key: 'some',
    type: 'multi',
    label: 'Which ones?',
    max: 3,
    options: [...letters, { value: 'none', label: 'None', exclusive: true }, na],
  },
  { key: 'grid', type: 'matrix', label: 'Each', options: [...letters.slice(0, 3), na], rows: ['r1', 'r2', 'r3'] },
  { key: 'rank', type: 'ranking', label: 'Order', options: letters, max: 3 },
  { key: 'parts', type: 'sum', label: 'Days', total: 5, options: letters.slice(0, 3) },
]

let pm: Actor
let answered: Answers[]
let id: string
const emails: string[] = []
let results: Map<string, QuestionResult>

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  const team = await makeTeam({ headcount: 90 })
  const made = await createSurvey(pm, { title: 'Rare', anonymity: 'named', questions }, NOW)
  const { publicToken } = await openSurvey(pm, made.id, NOW)
  ;({ id } = made)
  const random = randomFrom(11)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const some = <T>(all: readonly T[], most: number): T[] =>
    [...all].sort(() => random() - 0.5).slice(0, 1 + Math.floor(random() * most))
  const values = ['a', 'b', 'c', 'd']
  answered = Array.from({ length: PEOPLE }, (): Answers => {
    const rows = Object.fromEntries(some(['r1', 'r2', 'r3'], 3).map((row) => [row, pick(['a', 'b', 'c', 'na'])]))
    const one = pick([...values, 'x', 'na'])
    const [first, second] = [Math.floor(random() * 25) / 10, Math.floor(random() * 25) / 10]
    const all: Answers = {
      cold: pick([-3, -2, -1, 0, 1, 2, 3, 'na']),
      eleven: pick([0, 1, 5, 6, 7, 8, 9, 10]),
      two: pick([0, 1]),
      net: pick([0, 6, 7, 8, 9, 10, 'na']),
      hours: pick([-5, -0.5, 0, 0.25, 12, 1e6]),
      share: pick([-1, -0.9, -0.3, 0, 0.1, 0.7, 1]),
      one,
      ...(one === 'x' && { 'one.text': pick(['=1+1', 'Ümläut, "quoted"', 'two\nlines', '01', '-99']) }),
      some: pick([some(values, 3), ['none'], ['na']]),
      grid: rows,
      rank: some(values, 3),
      parts: { a: first, b: second, c: Number((5 - first - second).toPrecision(6)) },
    }
    // Each leaves out some.
    return Object.fromEntries(Object.entries(all).filter(([key]) => random() < 0.9 || key.endsWith('.text')))
  }).map((answers) => (answers.one === 'x' ? answers : without(answers, 'one.text')))
  for (const answers of answered) {
    const person = actorOf(await makePerson({ team }))
    await respond(person, publicToken, { answers }, null, NOW)
    emails.push(person.email)
  }
  await closeSurvey(pm, id, NOW)
  results = new Map((await getResults(pm, id, {})).questions.map((one) => [one.key, one]))
})

const without = (answers: Answers, key: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== key))
const given = (key: string) => answered.flatMap((one) => (one[key] === undefined ? [] : [one[key]]))
const numbers = (key: string) => given(key).filter((one) => typeof one === 'number')
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
const middle = (all: readonly number[]) => {
  const sorted = [...all].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2
}
const shareOf = (all: readonly number[], is: (value: number) => boolean) => all.filter(is).length / all.length
const naOf = (key: string) =>
  given(key).filter((one) => one === 'na' || (Array.isArray(one) && one.includes('na'))).length

test.each([
  ['cold', (value: number) => value <= -2],
  ['eleven', (value: number) => value >= 9],
  ['two', (value: number) => value === 1],
])('%s: n, mean, median, favourable share and each point', (key, isGood) => {
  const [all, shown] = [numbers(key), results.get(key)!]
  expect(shown.n).toBe(all.length)
  expect(shown.na ?? 0).toBe(naOf(key))
  expect(shown.mean).toBeCloseTo(mean(all), 9)
  expect(shown.median).toBe(middle(all))
  expect(shown.favourable).toBeCloseTo(shareOf(all, isGood), 9)
  for (const { value, count, share } of shown.distribution!) {
    const own = all.filter((one) => one === value).length
    expect([count, share]).toEqual([own, own / all.length])
  }
  expect(shown.distribution!.reduce((sum, one) => sum + one.count, 0)).toBe(all.length)
})

test('a recommendation: 9 and 10 less 0 to 6', () => {
  const [all, shown] = [numbers('net'), results.get('net')!]
  expect([shown.n, shown.na]).toEqual([all.length, naOf('net')])
  expect(shown.nps).toBeCloseTo(100 * (shareOf(all, (one) => one >= 9) - shareOf(all, (one) => one <= 6)), 9)
})

test('numbers below nothing and between whole ones', () => {
  for (const key of ['hours', 'share']) {
    const [all, shown] = [numbers(key), results.get(key)!]
    expect([shown.n, shown.na ?? 0]).toEqual([all.length, naOf(key)])
    expect(shown.mean).toBeCloseTo(mean(all), 6)
    expect(shown.median).toBeCloseTo(middle(all), 9)
  }
  const bands = results.get('share')!.distribution!
  expect(bands.reduce((sum, one) => sum + one.count, 0)).toBe(numbers('share').length)
})

test('choices, of those to whom the question applies', () => {
  for (const key of ['one', 'some']) {
    const shown = results.get(key)!
    const applies = given(key).length - naOf(key)
    expect([shown.n, shown.na]).toEqual([applies, naOf(key)])
    for (const { value, count, share } of shown.distribution!) {
      const own = given(key).filter((one) => [one].flat().includes(String(value))).length
      expect([value, count, share]).toEqual([value, own, own / applies])
    }
  }
})

test('rows that were answered in part', () => {
  for (const { value, n, na: left, distribution } of results.get('grid')!.rows!) {
    const own = given('grid').flatMap((one) => (one as Record<string, string>)[value] ?? [])
    const applies = own.filter((one) => one !== 'na')
    expect([value, n, left]).toEqual([value, applies.length, own.length - applies.length])
    for (const one of distribution!)
      expect([one.value, one.count]).toEqual([one.value, applies.filter((it) => it === one.value).length])
  }
})

test('an order of some of the options', () => {
  const lists = given('rank') as string[][]
  const shown = results.get('rank')!
  expect(shown.n).toBe(lists.length)
  for (const { value, count, place, places } of shown.distribution!) {
    const at = lists.flatMap((list) => (list.includes(String(value)) ? [list.indexOf(String(value)) + 1] : []))
    expect([value, count]).toEqual([value, at.filter((one) => one === 1).length])
    expect(place).toBeCloseTo(mean(at), 9)
    expect(places).toEqual([1, 2, 3, 4].map((nth) => at.filter((one) => one === nth).length))
  }
})

test('parts of a whole', () => {
  const shown = results.get('parts')!
  const given_ = given('parts') as Record<string, number>[]
  expect(shown.n).toBe(given_.length)
  for (const part of shown.distribution!) {
    const own = given_.map((one) => one[String(part.value)]!)
    expect(part.mean).toBeCloseTo(mean(own), 9)
    expect(part.count).toBe(own.filter((one) => one > 0).length)
  }
  expect(shown.distribution!.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 9)
})

test('the CSV has each answer as it was given, and words that a spreadsheet would reckon with as words', async () => {
  const spec = allEndpoints().find((one) => one.path === '/surveys/{id}/export')!
  const response = await call(spec, (await tokens()).pm, { params: { id }, query: { format: 'csv' } })
  const [head, ...rows] = parseCsvRecords(await response.text()).map((one) => one.cells)
  const at = (row: readonly string[], column: string) => row[head!.indexOf(column)]
  expect(rows).toHaveLength(PEOPLE)
  for (const [nth, answers] of answered.entries()) {
    const row = rows.find((one) => at(one, 'email') === emails[nth])!
    for (const key of ['cold', 'eleven', 'two', 'net', 'hours', 'share', 'one'])
      expect([key, at(row, key)]).toEqual([key, String(answers[key] ?? '')])
    const words = String(answers['one.text'] ?? '')
    // A number is a number to a spreadsheet, and is left as it is.
    expect(at(row, 'one.text')).toBe(words.startsWith('=') ? `'${words}` : words)
    const [some, order] = [answers.some, answers.rank] as (string[] | undefined)[]
    for (const letter of ['a', 'b', 'c', 'd']) {
      const chosen = !some || some.includes('na') ? '' : some.includes(letter) ? '1' : '0'
      expect(at(row, `some[${letter}]`)).toBe(chosen)
      expect(at(row, `rank[${letter}]`)).toBe(order?.includes(letter) ? String(order.indexOf(letter) + 1) : '')
    }
    for (const one of ['r1', 'r2', 'r3'])
      expect(at(row, `grid.${one}`)).toBe((answers.grid as Record<string, string> | undefined)?.[one] ?? '')
    for (const one of ['a', 'b', 'c'])
      expect(at(row, `parts.${one}`)).toBe(String((answers.parts as Record<string, number> | undefined)?.[one] ?? ''))
  }
})
