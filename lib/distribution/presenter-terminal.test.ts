import { describe, expect, test } from 'vitest'
import { checkAnswers } from '@/lib/surveys/answering/rules-answers'
import type { Question } from '@/lib/surveys/schema'
import { en } from '@/lib/surveys/messages/presenter-messages-en'
import { terminalText, typedAnswers } from './presenter-terminal'

const options = [
  { value: 'ci', label: 'CI' },
  { value: 'docs', label: 'Docs' },
  { value: 'other', label: 'Other', open: true },
]
const questions: Question[] = [
  {
    key: 'deploys',
    type: 'rating',
    label: 'How *easy* is it?',
    required: true,
    min: 1,
    max: 5,
    minLabel: 'Hard',
    maxLabel: 'Easy',
  },
  { key: 'tools', type: 'multi', label: 'Which?', options },
  { key: 'order', type: 'ranking', label: 'In which order?', options: options.slice(0, 2) },
  {
    key: 'grid',
    type: 'matrix',
    label: 'Each?',
    options: options.slice(0, 2),
    rows: [{ value: 'mon', label: 'Monday' }],
  },
  { key: 'why', type: 'longtext', label: 'Why?' },
]
const asked = { title: 'Deploys', askedBy: 'Platform', purpose: '', minutes: 2, questions, teams: [] }

test('a terminal shows every question, what may be typed, and how to send or decline it', () => {
  const text = terminalText(asked, 'https://hub.test/s/abc.txt')
  for (const { key } of questions) expect(text).toContain(`  ${key}`)
  expect(text).toContain('1 (Hard) to 5 (Easy)')
  expect(text).toContain(`curl --data-urlencode 'deploys=5' 'https://hub.test/s/abc.txt'`)
  expect(text).toContain('decline=1')
})

test('nothing in a survey can drive a terminal', () => {
  const text = terminalText(
    { ...asked, title: 'Hi\u001b[2J\u0007\u009b31m', questions: [{ ...questions[0]!, label: 'x\u001b]0;y\u0007' }] },
    'u',
  )
  expect([...text].filter((one) => one !== '\n' && /\p{Cc}/u.test(one))).toEqual([])
})

describe('what is typed', () => {
  test('becomes the answers a form would send', () => {
    const { answers, unknown } = typedAnswers(questions, {
      deploys: ['4'],
      tools: ['ci, other'],
      'tools.text': ['Slack'],
      order: ['docs,ci'],
      'grid.mon': ['docs'],
      why: ['a, b'],
      team: ['Payments'],
    })
    expect(answers).toEqual({
      deploys: 4,
      tools: ['ci', 'other'],
      'tools.text': 'Slack',
      order: ['docs', 'ci'],
      grid: { mon: 'docs' },
      why: 'a, b',
    })
    expect(unknown).toEqual([])
    expect(checkAnswers(questions, answers, {}, en).errors).toEqual({})
  })
  test('under a name that is no question’s is said', () => {
    expect(typedAnswers(questions, { deploy: ['4'] }).unknown).toEqual(['deploy'])
    expect(typedAnswers([{ key: 'constructor', type: 'multi', label: 'x', options }], {}).answers).toEqual({})
  })
})
