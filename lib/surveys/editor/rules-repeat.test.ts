import { describe, expect, it } from 'vitest'
import { newEditor, type EditorValues } from './rules-editor'
import { withFinalKeys } from './rules-ops'
import { repeatableFor, repeatQuestion } from './rules-repeat'
import { questionErrors } from '../rules'
import { unreachable } from '../rules-conditions'
import type { Question } from '../schema'
import { visibleQuestions } from '../answering/rules-visible'

const teams: Question = {
  key: 'teams',
  type: 'multi',
  label: 'Which teams do you depend on?',
  options: [
    { value: 'pay', label: 'Payments' },
    { value: 'data', label: 'Data' },
    { value: 'other', label: 'Another', open: true },
    { value: 'none', label: 'None', exclusive: true },
  ],
}
const wait: Question = {
  key: 'wait',
  type: 'rating',
  label: 'In the last month, how often did you wait for {{teams|them}}?',
  min: 1,
  max: 5,
  minLabel: 'Never',
  maxLabel: 'Daily',
}
const why: Question = { key: 'why', type: 'text', label: 'For what?', showIf: { question: 'wait', atLeast: 4 } }
const survey = (...questions: Question[]): EditorValues => ({ ...newEditor(), title: 'T', questions })

describe('a question for each answer', () => {
  it('is asked once of who gave it, with the answer in its words, and keeps what waits for it', () => {
    const { values, keys } = repeatQuestion(survey(teams, wait, why), 'wait', 'teams')
    expect(values.questions.map((question) => question.label)).toEqual([
      'Which teams do you depend on?',
      'In the last month, how often did you wait for Payments?',
      'In the last month, how often did you wait for Data?',
      'In the last month, how often did you wait for Another?',
      'For what?',
    ])
    expect(keys[0]).toBe('wait')
    const done = withFinalKeys(values)
    expect(questionErrors(done.questions)).toEqual({})
    expect(unreachable(done.questions).size).toBe(0)
    const asked = (chosen: string[]) =>
      visibleQuestions(done.questions, { teams: chosen }).map((question) => question.label.split(' ').at(-1))
    expect(asked(['data'])).toEqual(['on?', 'Data?'])
    expect(asked(['pay', 'other'])).toEqual(['on?', 'Payments?', 'Another?'])
    expect(asked(['none'])).toEqual(['on?'])
  })
  it('has the answer behind its words where they do not name it, and its own condition too', () => {
    const gated: Question = {
      key: 'q',
      type: 'text',
      label: 'What helps?',
      page: { title: 'Each' },
      showIf: { any: [{ question: 'segment.role', is: 'dev' }, { all: [{ question: 'teams', answered: true }] }] },
    }
    const { values } = repeatQuestion(survey(teams, gated), 'q', 'teams')
    expect(values.questions.slice(1).map(({ label, page }) => [label, page?.title])).toEqual([
      ['What helps? (Payments)', 'Each'],
      ['What helps? (Data)', undefined],
      ['What helps? (Another)', undefined],
    ])
    expect(values.questions[2]!.showIf).toEqual({
      any: [
        {
          all: [
            { question: 'segment.role', is: 'dev' },
            { question: 'teams', is: 'data' },
          ],
        },
        {
          all: [
            { question: 'teams', answered: true },
            { question: 'teams', is: 'data' },
          ],
        },
      ],
    })
  })
  it('is in each language, as far as its answers are', () => {
    const german = {
      questions: {
        teams: { label: 'Welche?', options: { pay: 'Zahlungen' } },
        wait: { label: 'Wie oft auf {{teams|sie}}?' },
      },
    }
    const { values, keys } = repeatQuestion({ ...survey(teams, wait), translations: { de: german } }, 'wait', 'teams')
    expect(keys.map((key) => values.translations.de!.questions[key]!.label)).toEqual([
      'Wie oft auf Zahlungen?',
      'Wie oft auf Data?',
      'Wie oft auf Another?',
    ])
  })
  it('is offered for earlier questions of several answers only', () => {
    const one: Question = { ...teams, key: 'one', type: 'single' }
    expect(repeatableFor(survey(one, teams, wait), 'wait').map((question) => question.key)).toEqual(['teams'])
    expect(repeatableFor(survey(wait, teams), 'wait')).toEqual([])
    const same = survey(wait, teams)
    expect(repeatQuestion(same, 'wait', 'teams').values).toBe(same)
  })
})
