import { expect, test } from 'vitest'
import { form, reasons, yesNo } from '@/tests/support/xlsform'

test('a row of a table is asked on its own condition, the whole table on that of its group', () => {
  const survey = form(
    [
      ['type', 'name', 'label', 'appearance', 'relevant'],
      ['select_one yn', 'cloud', 'In the cloud?'],
      ['select_one yn', 'ops', 'On call?'],
      ['begin_group', 't', 'How good is each?', 'table-list', "${ops} = 'y'"],
      ['select_one yn', 'bill', 'Billing', '', "${cloud} = 'y'"],
      ['select_one yn', 'docs', 'Docs'],
      ['select_one yn', 'ci', 'CI', '', "${docs} = 'n'"],
      ['end_group'],
    ],
    yesNo,
  )
  expect(survey.questions[2]).toMatchObject({
    type: 'matrix',
    rows: [{ value: 'bill' }, { value: 'docs' }, { value: 'ci' }],
    showIf: { question: 'ops', is: 'y' },
    rowsIf: { bill: { question: 'cloud', is: 'y' } },
  })
  expect(reasons(survey)).toEqual([
    '7 the row “CI” of “bill” is always shown: its own condition names “docs”, which is no question before it',
  ])
})

test('what stands beside a question and has no place here is told, in whatever language it is written', () => {
  const survey = form(
    [
      [
        'type',
        'name',
        'label',
        'media::image::English (en)',
        'audio',
        'constraint_message',
        'required_message::de',
        'guidance_hint',
      ],
      ['text', 'a', 'A', 'a.png', 'a.mp3', 'Not this', 'Bitte', 'Read it aloud'],
      ['select_one yn', 'b', 'B'],
      ['rank yn', 'c', 'C'],
      ['note', 'n', 'Thanks', 'n.png'],
    ],
    [
      ['list_name', 'name', 'label', 'image'],
      ['yn', 'y', 'Yes', 'y.png'],
      ['yn', 'n', 'No'],
    ],
  )
  expect(reasons(survey)).toEqual([
    '1 Words after the last question are left out: “Thanks”',
    '2 “a”: its picture is not kept',
    '2 “a”: its sound is not kept',
    '2 “a”: what it says of an answer that its check refuses is not kept',
    '2 “a”: what it says where it is left open is not kept',
    '2 “a”: its guidance for interviewers is not kept',
    '3 “b”: the pictures and sounds of its options are not kept',
    '4 “c”: the pictures and sounds of its options are not kept',
    '5 “n”: its picture is not kept',
  ])
})

test('words with a condition of their own, or at the end of a group that has one, are told; what can only be read is words', () => {
  const survey = form(
    [
      ['type', 'name', 'label', 'relevant', 'readonly', 'constraint'],
      ['text', 'a', 'A'],
      ['note', 'risk', 'Call your doctor.\n\nToday.', "${a} = 'x'"],
      ['text', 'shown', 'Your code', '', 'true()'],
      ['rank yn', 'b', 'B', '', '', "selected(., 'y')"],
      ['begin_group', 'g', 'More', "${a} = 'y'"],
      ['text', 'c', 'C'],
      ['note', 'n', 'That was all of y'],
      ['end_group'],
      ['text', 'd', 'D'],
    ],
    yesNo,
  )
  expect(survey.questions.map(({ key, help }) => [key, help])).toEqual([
    ['a', undefined],
    ['b', 'Call your doctor.\n\nToday.\n\nYour code'],
    ['c', undefined],
    ['d', 'That was all of y'],
  ])
  expect(reasons(survey)).toEqual([
    '3 “risk”: its words are shown to everybody: their condition is not kept',
    '4 “shown” is left out: it can only be read; its words stand above the next question',
    "5 “b”: its check “selected(., 'y')” is not kept",
    '9 The words at the end of the group “More” are shown to everybody: its condition is not kept',
  ])
})

test('a grid of the older kind: its head asks nothing, the rows below it are one question', () => {
  const { questions, skipped } = form(
    [
      ['type', 'name', 'label', 'appearance', 'relevant'],
      ['text', 'a', 'A'],
      ['begin_group', 'g', 'About our tools', 'field-list'],
      ['select_one yn', 'head', 'Does it help?', 'label'],
      ['select_one yn', 'r1', 'The build', 'list-nolabel'],
      ['select_one yn', 'r2', 'The editor', 'list-nolabel', "${a} = 'x'"],
      ['end_group'],
    ],
    yesNo,
  )
  expect(skipped).toEqual([])
  expect(questions.slice(1)).toEqual([
    {
      key: 'r1',
      type: 'matrix',
      label: 'Does it help?',
      page: { title: 'About our tools' },
      options: [
        { value: 'y', label: 'Yes' },
        { value: 'n', label: 'No' },
      ],
      rows: [
        { value: 'r1', label: 'The build' },
        { value: 'r2', label: 'The editor' },
      ],
      rowsIf: { r2: { question: 'a', is: 'x' } },
    },
  ])
})

test.each([
  ["not(selected(., 'n') and count-selected(.) > 1)", {}],
  ["not(count-selected(.)>1 and selected(.,'n'))", {}],
  ["if(selected(., 'n'), count-selected(.) = 1, true())", {}],
  ["not(selected(., 'n') and count-selected(.) > 1) and count-selected(.) <= 2", { max: 2 }],
])('an option that may only stand alone: %s', (constraint, limits) => {
  const { questions, skipped } = form(
    [
      ['type', 'name', 'label', 'constraint'],
      ['select_multiple yn', 'a', 'A', constraint],
    ],
    [
      ['list_name', 'name', 'label'],
      ['yn', 'y', 'Yes'],
      ['yn', 'm', 'Maybe'],
      ['yn', 'n', 'None'],
    ],
  )
  expect(skipped).toEqual([])
  expect(questions[0]).toEqual({
    key: 'a',
    type: 'multi',
    label: 'A',
    options: [
      { value: 'y', label: 'Yes' },
      { value: 'm', label: 'Maybe' },
      { value: 'n', label: 'None', exclusive: true },
    ],
    ...limits,
  })
})

test('a check of choices that says more than that is named whole, and nothing of it is kept', () => {
  const { questions, skipped } = form(
    [
      ['type', 'name', 'label', 'constraint'],
      ['select_multiple yn', 'a', 'A', "not(selected(., 'n') and count-selected(.) > 1) and selected(., 'y')"],
    ],
    yesNo,
  )
  expect(questions[0]!.options).toEqual([
    { value: 'y', label: 'Yes' },
    { value: 'n', label: 'No' },
  ])
  expect(skipped.map(({ reason }) => reason)).toEqual([
    "“a”: its check “not(selected(., 'n') and count-selected(.) > 1) and selected(., 'y')” is not kept",
  ])
})

test('a condition that names a question by its path; a name of two rows is told', () => {
  const survey = form([
    ['type', 'name', 'label', 'relevant'],
    ['text', 'a', 'A'],
    ['text', 'b', 'B', "../a = 'x'"],
    ['text', 'c', 'C', "../../g/a != '../b' and ../b = 'y'"],
    ['begin_group', 'a', ''],
    ['text', 'd', 'D'],
    ['end_group', 'a'],
    ['text', 'd', 'D again'],
    ['text', 'e', 'E', "../d = 'x'"],
  ])
  expect(survey.questions.map(({ key, showIf }) => [key, showIf])).toEqual([
    ['a', undefined],
    ['b', { question: 'a', is: 'x' }],
    [
      'c',
      {
        all: [
          { question: 'a', isNot: '../b' },
          { question: 'b', is: 'y' },
        ],
      },
    ],
    ['d', undefined],
    ['d-2', undefined],
    ['e', undefined],
  ])
  expect(reasons(survey)).toEqual([
    '9 “e” is asked of everybody: its condition names “d”, as several rows of the file are called',
  ])
})
