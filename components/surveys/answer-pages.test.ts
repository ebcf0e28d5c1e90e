import { describe, expect, test } from 'vitest'
import { secondsFor } from '@/lib/surveys/rules-time'
import type { Question } from '@/lib/surveys/schema'
import { errorsOnPage, openPages, pageWithError, secondsLeft, shownPages } from './answer-pages'

const question = (key: string, page?: { title: string }): Question => ({
  key,
  type: 'text',
  label: key,
  ...(page && { page }),
})
const questions = [question('a'), question('b'), question('c', { title: 'Two' }), question('d', { title: 'Three' })]

describe('pages of an answering form', () => {
  test('before the script runs all questions are there', () => {
    const pages = shownPages(questions, null)
    expect(pages.map((page) => page.shown.map(({ key }) => key))).toEqual([['a', 'b'], ['c'], ['d']])
    expect(openPages(pages)).toEqual([0, 1, 2])
  })

  test('a page on which nothing is asked is passed over', () => {
    const pages = shownPages(questions, new Set(['a', 'd']))
    expect(pages.map((page) => page.shown.length)).toEqual([1, 0, 1])
    expect(openPages(pages)).toEqual([0, 2])
  })

  test('an error of an option’s own text counts for its question', () => {
    const pages = shownPages(questions, null)
    expect(pageWithError(pages, { 'c.text': ['Say which'] })).toBe(1)
    expect(pageWithError(pages, {})).toBe(-1)
    expect(errorsOnPage(pages[1], { 'c.text': ['Say which'], d: ['Required'] })).toEqual({ 'c.text': ['Say which'] })
    expect(errorsOnPage(undefined, { d: ['Required'] })).toEqual({})
  })

  test('time is for what is asked, from this page on, and not answered yet', () => {
    const pages = shownPages(questions, new Set(['a', 'b', 'd']))
    const one = secondsFor(questions[0]!)
    expect(one).toBeGreaterThan(0)
    expect(secondsLeft(pages, 0, {})).toBe(3 * one)
    expect(secondsLeft(pages, 0, { a: 'x' })).toBe(2 * one)
    expect(secondsLeft(pages, 2, {})).toBe(one)
  })
})
