import { expect, it } from 'vitest'
import { questionSchema } from '@/lib/surveys/schema'
import { asksKano, isKano } from './rules-kano'

const asked = (labels: readonly string[], over: object = {}) =>
  questionSchema.parse({
    ...{ key: 'q', type: 'single', label: 'If builds are cached?' },
    options: labels.map((label, at) => ({ value: `o${at}`, label })),
    ...over,
  })
const USUAL = ['I like it', 'I expect it', 'I am neutral', 'I can tolerate it', 'I dislike it']

it('knows the five answers of a Kano question by what they say, in their order, and no other five', () => {
  expect(isKano(asked(USUAL))).toBe(true)
  expect(
    isKano(asked(['I like it that way', 'It must be that way', 'Neutral', 'I can live with it', 'I dislike it'])),
  ).toBe(true)
  const values = ['like', 'expect', 'neutral', 'tolerate', 'dislike'].map((value) => ({
    value,
    label: `(${value[0]})`,
  }))
  expect(isKano(asked([], { options: values }))).toBe(true)
  expect(isKano(asked(USUAL.toReversed()))).toBe(false)
  expect(isKano(asked(['I dislike it', ...USUAL.slice(1)]))).toBe(false)
  expect(isKano(asked(USUAL.slice(0, 4)))).toBe(false)
  expect(isKano(asked(['Never', 'Rarely', 'Sometimes', 'Often', 'Always']))).toBe(false)
  expect(isKano(questionSchema.parse({ key: 'q', type: 'rating', label: 'How?', min: 1, max: 5 }))).toBe(false)
})

it('finds a pair where two questions have them', () => {
  expect(asksKano([asked(USUAL), asked(USUAL, { key: 'r' })])).toBe(true)
  expect(asksKano([asked(USUAL)])).toBe(false)
})
