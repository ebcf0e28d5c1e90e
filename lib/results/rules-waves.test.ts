import { expect, it } from 'vitest'
import type { Question } from '@/lib/surveys/schema'
import { waveNames, type WaveSurvey } from './rules-waves'

const asking = (label: string): Question[] => [{ key: 'use', type: 'rating', label } as Question]
const wave = (id: string, over: Partial<WaveSurvey> = {}): WaveSurvey => ({
  id,
  series: 'Capability check',
  scheduleId: null,
  description: 'About the build service.',
  questions: asking('How well does it serve you?'),
  ...over,
})
const namesOf = (...surveys: WaveSurvey[]) => [
  ...waveNames(
    surveys.map(({ id }) => ({ survey: id, key: 'use' })),
    new Map(surveys.map((one) => [one.id, one])),
  ).values(),
]

it('gives waves of one series one name', () => {
  expect(namesOf(wave('may'), wave('june'), wave('july'))).toEqual(['may:use', 'may:use', 'may:use'])
})

it('keeps apart what only looks the same', () => {
  // The same template about another capability, in the same series or in none.
  expect(namesOf(wave('builds'), wave('secrets', { description: 'About secrets.' }))).toEqual([
    'builds:use',
    'secrets:use',
  ])
  expect(namesOf(wave('a', { series: null }), wave('b', { series: null }))).toEqual(['a:use', 'b:use'])
  expect(namesOf(wave('a'), wave('b', { series: 'Another' }))).toEqual(['a:use', 'b:use'])
  expect(namesOf(wave('a'), wave('b', { questions: asking('How slow is it?') }))).toEqual(['a:use', 'b:use'])
})

it('follows a schedule whatever its surveys say of themselves, and names what is not there by itself', () => {
  const scheduled = { scheduleId: 's' }
  expect(namesOf(wave('may', scheduled), wave('june', { ...scheduled, description: 'Now in June.' }))).toEqual([
    'may:use',
    'may:use',
  ])
  expect([...waveNames([{ survey: 'gone', key: 'use' }], new Map())]).toEqual([['gone:use', 'gone:use']])
})
