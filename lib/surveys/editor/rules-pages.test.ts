import { describe, expect, it } from 'vitest'
import { newEditor, type EditorValues } from './rules-editor'
import { splitIntoPages } from './rules-pages'
import { pagesOf } from '../answering/rules-form'
import { lintSurvey } from './rules-lint'
import { questionErrors } from '../rules'
import type { Question } from '../schema'

const rating = (index: number, over: Partial<Question> = {}): Question => ({
  key: `q${index}`,
  type: 'rating',
  label: `Last week, was it easy? ${index}`,
  min: 1,
  max: 5,
  minLabel: 'Hard',
  maxLabel: 'Easy',
  ...over,
})
const ratings = (count: number, over: (index: number) => Partial<Question> = () => ({})): Question[] =>
  Array.from({ length: count }, (_, index) => rating(index, over(index)))
const survey = (questions: Question[]): EditorValues => ({ ...newEditor(), title: 'T', questions })
const sizes = (values: EditorValues): number[] => pagesOf(values.questions).map((page) => page.questions.length)

describe('splitting into pages', () => {
  it('makes even pages of about six, loses and moves nothing, and is done once', () => {
    const before = survey(ratings(60))
    const after = splitIntoPages(before)
    expect(sizes(after)).toEqual(Array.from({ length: 10 }, () => 6))
    expect(after.questions.map(({ page: _page, ...question }) => question)).toEqual(before.questions)
    expect(questionErrors(after.questions)).toEqual({})
    expect(splitIntoPages(after)).toBe(after)
    for (let count = 1; count <= 100; count++) {
      const pages = sizes(splitIntoPages(survey(ratings(count))))
      expect([count, Math.max(...pages) <= 8, count <= 8 || Math.min(...pages) >= 4]).toEqual([count, true, true])
    }
  })
  it('leaves short surveys as they are', () => {
    const short = survey(ratings(8))
    expect(splitIntoPages(short)).toBe(short)
  })
  it('keeps sections, and goes on under their title, in each language', () => {
    const before: EditorValues = {
      ...survey(
        ratings(16, (index) =>
          index === 0
            ? { page: { title: 'Builds', text: 'Think of last week.' } }
            : index === 12
              ? { page: { title: 'Docs' } }
              : {},
        ),
      ),
      translations: {
        de: { questions: { q0: { label: 'Leicht?', page: { title: 'Bauen' } }, q6: { label: 'Sechs' } } },
      },
    }
    const after = splitIntoPages(before)
    expect(pagesOf(after.questions).map(({ title, text, questions }) => [title, text, questions.length])).toEqual([
      ['Builds', 'Think of last week.', 6],
      ['Builds', null, 6],
      ['Docs', null, 4],
    ])
    expect(after.translations.de?.questions).toEqual({
      q0: { label: 'Leicht?', page: { title: 'Bauen' } },
      q6: { label: 'Sechs', page: { title: 'Bauen' } },
    })
  })
  it('never parts a question from one right behind it that depends on it', () => {
    for (let at = 0; at < 29; at++) {
      const chain = ratings(30, (index) => (index === at + 1 ? { showIf: { question: `q${at}`, atMost: 2 } } : {}))
      const starts = splitIntoPages(survey(chain))
        .questions.filter((question) => question.page)
        .map((question) => question.key)
      expect(starts).not.toContain(`q${at + 1}`)
    }
    // Each on the one before it: no page break at all is possible.
    const all = survey(ratings(20, (index) => (index > 0 ? { showIf: { question: `q${index - 1}`, atMost: 2 } } : {})))
    expect(splitIntoPages(all)).toBe(all)
    // All on the first: parted, but not from it.
    const fan = splitIntoPages(
      survey(ratings(20, (index) => (index > 0 ? { showIf: { question: 'q0', atMost: 2 } } : {}))),
    )
    expect(Math.max(...sizes(fan))).toBeLessThanOrEqual(8)
    expect(fan.questions[1]?.page).toBeUndefined()
  })
  it('counts what takes longer as more', () => {
    const matrix = (index: number): Question => ({
      key: `m${index}`,
      type: 'matrix',
      label: 'Each?',
      rows: [{ value: 'a', label: 'A' }],
      options: [{ value: 'x', label: 'X' }],
    })
    expect(
      sizes(
        splitIntoPages(
          survey([
            ...ratings(3),
            matrix(1),
            matrix(2),
            matrix(3),
            ...ratings(3).map((question) => ({ ...question, key: `${question.key}b` })),
          ]),
        ),
      ),
    ).toEqual([4, 1, 4])
  })
  it('is advised where a page has more than fifteen questions', () => {
    const advice = (questions: Question[]) =>
      lintSurvey({ ...newEditor(), questions }).filter((words) => words.includes('on one page'))
    expect(advice(ratings(15))).toEqual([])
    expect(advice(ratings(16))).toEqual([
      '16 questions on one page are a long scroll, and where one stopped is hard to find again. Split them into pages.',
    ])
    expect(advice(splitIntoPages(survey(ratings(60))).questions)).toEqual([])
  })
})
