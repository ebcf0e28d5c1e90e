import { expect, it } from 'vitest'
import { fieldId } from './field-id'
import { listProblems } from './use-action-form'

it('lists nested errors flat, by the names that fields go by', () => {
  const errors = {
    title: { type: 'min', message: 'A title has at least three letters' },
    questions: [undefined, { label: { type: 'server', message: 'Say what you ask' } }],
    root: { type: 'server' },
  }
  expect(listProblems(errors as never)).toEqual([
    { name: 'title', message: 'A title has at least three letters' },
    { name: 'questions.1.label', message: 'Say what you ask' },
  ])
  expect(fieldId('questions.1.label')).toBe('field-questions-1-label')
})
