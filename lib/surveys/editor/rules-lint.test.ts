import { describe, expect, it } from 'vitest'
import { fixtures } from '@/tests/support/corpus'
import { costOf } from '@/tests/support/cost'
import { importRustSurvey } from '../import/rules-rust'
import { lintQuestions, lintSurvey, type Hint, type Linted } from './rules-lint'
import type { Question } from '../schema'

const ends = { minLabel: 'Not at all', maxLabel: 'Entirely' }
const rating = (label: string, over: Partial<Question> = {}): Question => ({
  key: 'q',
  type: 'rating',
  label,
  ...ends,
  ...over,
})
const linted = (questions: Question[], over: Partial<Linted> = {}): Linted => ({
  anonymity: 'anonymous',
  language: 'en',
  description: '',
  questions,
  ...over,
})
const rulesOf = (question: Question, over: Partial<Linted> = {}): Hint['rule'][] =>
  (lintQuestions(linted([question], over)).get('q') ?? []).map((one) => one.rule)
const options = (...labels: string[]) => labels.map((label) => ({ value: label, label }))

describe('wording', () => {
  it.each<[Hint['rule'], Question]>([
    ['double-barrelled', rating('In the last month, how fast and reliable was CI?')],
    ['double-barrelled', rating('The docs are complete and up to date.')],
    [
      'double-barrelled',
      {
        key: 'q',
        type: 'matrix',
        label: 'Rate these',
        options: options('Good', 'Bad'),
        rows: options('Builds and tests'),
      },
    ],
    ['leading', rating('Don’t you think our deploys should be faster?')],
    ['leading', rating('How great is our new portal?')],
    ['leading', rating('Do you agree that on-call is fair?')],
    ['percentage', { key: 'q', type: 'number', label: 'What percentage of your time goes into waiting?' }],
    ['percentage', { key: 'q', type: 'number', label: 'How many hours do you lose to flaky tests per week?' }],
    ['time-frame', rating('How often did you wait for a review?')],
    ['time-frame', rating('How easy is it to deploy?')],
    ['negation', rating('The build does not fail for no reason.')],
    ['negation', rating('I cannot find who owns a service.')],
    ['absolute', rating('The build is always green.')],
    ['vague', rating('CI fails regularly.')],
    [
      'vague',
      { key: 'q', type: 'single', label: 'When do you deploy?', options: options('Frequently', 'Once a week') },
    ],
    ['jargon', rating('The GPTP works for me.')],
    ['long', rating(Array.from({ length: 31 }, () => 'word').join(' '))],
    ['scale-ends', rating('Deploying was smooth.', { minLabel: '' })],
    ['good-end', rating('In the last week, how often were you interrupted?')],
    ['good-end', rating('How was it?', { minLabel: 'Very satisfied', maxLabel: 'Very dissatisfied' })],
    ['good-end', rating('How was it?', { minLabel: 'Bad', maxLabel: 'Good', favourableEnd: 'low' })],
    [
      'overlapping',
      { key: 'q', type: 'single', label: 'Years here', options: options('0–2 years', '2–5 years', 'More than 5') },
    ],
    [
      'no-way-out',
      { key: 'q', type: 'single', label: 'Which editor?', required: true, options: options('Vim', 'Emacs', 'Ed') },
    ],
    ['mandatory-text', { key: 'q', type: 'longtext', label: 'What should we fix?', required: true }],
    ['identifying', { key: 'q', type: 'text', label: 'What is your e-mail?' }],
    ['unknown-answer', rating('How was {{tool}} to use this week?')],
    [
      'choices',
      {
        key: 'q',
        type: 'multi',
        label: 'Which?',
        options: options(...Array.from({ length: 21 }, (_, index) => `Tool ${index}`)),
      },
    ],
  ])('%s is found', (rule, question) => {
    expect(rulesOf(question)).toContain(rule)
  })

  it.each<[string, Question]>([
    ['a plain question', rating('In the last month, how easy or hard was it to get a merged change into production?')],
    ['two words that are one thing', rating('In the last month, how well did CI and CD work for you?')],
    [
      'a burden whose good end was chosen',
      rating('In the last week, how often were you interrupted?', { favourableEnd: 'low' }),
    ],
    [
      'a burden that the words of the ends tell',
      rating('In the last week, how demanding was the move?', {
        minLabel: 'Very easy',
        maxLabel: 'Very hard',
        favourableEnd: 'low',
      }),
    ],
    ['a range', rating('In the last month, how well did the hand-over between design and code work?')],
    [
      'a way of doing',
      rating('In the last month, how often did the docs answer your question without you having to ask a person?'),
    ],
    [
      'bounds that meet and do not overlap',
      { key: 'q', type: 'single', label: 'Years here', options: options('0–1 years', '2–4 years', '5–9 years') },
    ],
    [
      'the fixed recommendation',
      { key: 'q', type: 'nps', label: 'How likely are you to recommend the platform to a friend or colleague?' },
    ],
    [
      'an abbreviation that is explained',
      rating('The GPTP works for me.', { help: 'The GPTP is the golden path template.' }),
    ],
    ['words for an unknown answer', rating('How well did {{tool|that tool}} work this week?')],
    ['a text that nobody must write', { key: 'q', type: 'longtext', label: 'What one thing should we fix next?' }],
  ])('%s is let be', (_, question) => {
    expect(rulesOf(question)).toEqual([])
  })

  it('takes the time frame from the page or the survey too', () => {
    const question = rating('How easy or hard was it to deploy?')
    expect(rulesOf(question)).toEqual(['time-frame'])
    expect(rulesOf(question, { description: 'Think of the last month.' })).toEqual([])
    expect(rulesOf({ ...question, page: { title: 'The last two weeks' } })).toEqual([])
  })
  it('asks for a name only where one is known anyway, and says nothing of other languages', () => {
    expect(rulesOf({ key: 'q', type: 'text', label: 'Your name' }, { anonymity: 'named' })).toEqual([])
    expect(rulesOf(rating('Schnell and gut?'), { language: 'de' })).toEqual([])
  })
  it('finds the same question twice', () => {
    const hints = lintQuestions(linted([rating('Deploying is smooth.'), rating('Deploying is smooth', { key: 'r' })]))
    expect(hints.get('r')?.map((one) => one.rule)).toEqual(['repeated'])
  })
  it('says what a survey asks too much of', () => {
    expect(lintSurvey(linted([rating('Deploying is smooth.')]))).toEqual([])
    const texts = Array.from({ length: 24 }, (_, index): Question => ({
      key: `t${index}`,
      type: 'longtext',
      label: 'Why?',
    }))
    expect(lintSurvey(linted(texts))).toHaveLength(4)
  })
  it('says no hint more than once a question, and takes time in proportion to how many there are', () => {
    const name = '2025-annual.md'
    const { questions } = importRustSurvey(fixtures('surveys/rust').read(name), name)
    const hints = lintQuestions(linted(questions))
    for (const found of hints.values()) expect(new Set(found.map((one) => one.rule)).size).toBe(found.length)
    const costOfMany = (length: number) => {
      const many = linted(
        Array.from({ length }, (_, index) => ({ ...questions[index % questions.length]!, key: `q${index}` })),
      )
      return costOf(() => lintQuestions(many))
    }
    expect(costOfMany(4_000)).toBeLessThan(20 * Math.max(costOfMany(500), 5))
  })
})
