import { createElement, type ComponentProps } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { AnswerState } from '@/lib/surveys/actions-answer'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { normalizeQuestion } from '@/lib/surveys/rules'
import { questionInput, type Question, type QuestionInput } from '@/lib/surveys/schema'
import { AnswerForm } from './answer-form'

const make = (over: object): Question =>
  normalizeQuestion(questionInput.parse({ key: 'q', label: 'Q?', ...over }) as QuestionInput)

/** The page as it is without script. */
const written = (question: Question, values: ComponentProps<typeof AnswerForm>['values'] = {}) =>
  renderToString(
    createElement(AnswerForm, {
      ...{ action: (state: AnswerState) => Promise.resolve(state), token: 't', formKey: 'form-1', language: 'en' },
      ...{ questions: [question], teams: [], roles: [], tenures: [], minimum: 5, smallTeams: false },
      ...{ words: wordsFor('en'), known: {}, values },
    }),
  ).replaceAll('<!-- -->', '')

const options = ['code', 'talk'].map((value) => ({ value, label: value.toUpperCase() }))

describe('without script', () => {
  it('a slider is an empty field for a number that says its ends; what was typed stands in it again', () => {
    const slider = make({ type: 'slider', max: 20, minLabel: 'Nothing' })
    const html = written(slider)
    expect(html).not.toContain('type="range"')
    expect(html).toMatch(/<input[^>]*inputMode="decimal"[^>]*name="a:q" value=""/)
    expect(html).toContain('0 = Nothing, 20 = highest')
    expect(html).toContain('From 0 to 20.')
    expect(written(slider, { 'a:q': ['11'] })).toMatch(/name="a:q"[^>]*value="11"/)
  })

  it('a slider that does not apply has a box, and keeps it', () => {
    const slider = make({ type: 'slider', options: [{ value: 'na', label: 'Never used it', na: true }] })
    expect(written(slider, { 'a:q': ['na'] })).toMatch(/<input type="checkbox"[^>]*checked=""/)
    expect(written(slider)).toContain('Never used it')
  })

  it('a number that does not apply has a box, and keeps it; one without has none', () => {
    const number = make({ type: 'number', options: [{ value: 'na', label: 'Never used it', na: true }] })
    expect(written(number, { 'a:q': ['na'] })).toMatch(/<input type="checkbox"[^>]*checked=""/)
    expect(written(number, { 'a:q': ['na'] })).toMatch(/<input[^>]*inputMode="decimal"[^>]*name="a:q" value=""/)
    expect(written(number, { 'a:q': ['11'] })).toMatch(/<input[^>]*inputMode="decimal"[^>]*name="a:q" value="11"/)
    expect(written(make({ type: 'number' }))).not.toContain('checkbox')
  })

  it('a time is the browser’s field, with its limits in words', () => {
    const html = written(make({ type: 'time', minTime: '08:00' }))
    expect(html).toMatch(/<input[^>]*type="time"/)
    expect(html).toContain('From 08:00.')
  })

  it('a constant sum is a field a part, and says what they come to', () => {
    const html = written(make({ type: 'sum', total: 10, options }), { 'a:q:code': ['7.5'] })
    expect(html.match(/name="a:q:(?:code|talk)"/g)).toHaveLength(2)
    expect(html).toMatch(/name="a:q:code"[^>]*value="7.5"/)
    expect(html).toContain('Together 10.')
  })

  it('a hidden field is there where the address says it, in sight, and else not at all', () => {
    const hidden = make({ type: 'hidden', label: 'Where from', options })
    const said = written(hidden, { 'a:q': ['talk'] })
    expect(said).toMatch(/type="hidden"[^>]*name="a:q"[^>]*value="talk"/)
    expect(said).toContain('TALK')
    expect(said).toContain('From the address you opened.')
    expect(said).not.toContain('optional')
    expect(written(hidden)).not.toContain('Where from')
  })

  it('a row that is asked on a condition is there, and says that it may be left out', () => {
    const html = written(
      make({ type: 'matrix', rows: ['ci', 'all'], options, rowsIf: { ci: { question: 'uses', is: 'ci' } } }),
    )
    expect(html.match(/Leave this out if it does not follow/g)).toHaveLength(1)
    expect(html.match(/name="a:q:ci"/g)).toHaveLength(2)
  })
})
