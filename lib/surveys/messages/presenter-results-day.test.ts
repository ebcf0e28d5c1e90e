import { expect, it } from 'vitest'
import { promiseOf } from '../rules'
import { wordsFor } from './presenter-messages'
import { resultsWords } from './presenter-results-day'

const survey = {
  anonymity: 'anonymous',
  minScore: 5,
  minComments: 8,
  disclosure: 'groups',
  invitedOnly: false,
  askedAgain: false,
} as const
const said = (openResults: boolean, day: string | null) =>
  resultsWords(wordsFor('en'), promiseOf({ ...survey, openResults }), day, 'en')

it('promises the results to everybody only where the survey opens them to everybody', () => {
  expect(said(true, '2026-12-15')).toBe('Everybody sees the results on December 15, 2026.')
  expect(said(true, null)).toBe('Everybody sees the results when it closes.')
  expect(said(false, '2026-12-15')).toBe('Engineers with an account of this hub see the results on December 15, 2026.')
  expect(said(false, null)).toBe('Engineers with an account of this hub see the results when it closes.')
})

it.each(['de', 'fr', 'es', 'ja'])('does not say “everybody” in %s either, where an account is needed', (language) => {
  const words = wordsFor(language)
  expect(words.resultsOnInside).not.toBe(words.resultsOn)
  expect(words.resultsAtCloseInside).not.toBe(words.resultsAtClose)
  expect(words.resultsOnInside).toContain('{day}')
})
