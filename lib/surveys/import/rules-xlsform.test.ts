import { describe, expect, test } from 'vitest'
import { form, reasons, yesNo } from '@/tests/support/xlsform'
import { workbook, type Cell } from '@/tests/support/xlsx'
import { readSurveyBytes } from './rules-detect'
import { recogniseSurvey } from './rules-recognise'

test('types in each spelling, with limits; “or_other” opens a text; a range without parameters goes from 1 to 10', () => {
  const { questions, title, source, hasId } = form(
    [
      ['TYPE', 'Name', 'Label', 'constraint', 'parameters', 'appearance', 'required'],
      ['text', 'a', 'A', 'string-length(.) >= 20 and string-length(.) < 201', '', '', 'yes'],
      ['text', 'b', 'B', '', '', 'multiline', 'TRUE'],
      ['integer', 'c', 'C', '. >= 0 and . <= 60', '', '', 'true()'],
      ['decimal', 'd', 'D', '', '', '', 'no'],
      ['range', 'e', 'E'],
      ['range', 'f', 'F', '', 'start=0; end=100, step=5'],
      ['select one yn', 'g', 'G'],
      ['select_one yn or_other', 'h', 'H'],
      ['select_multiple yn', 'i', 'I', 'count-selected(.) <= 1'],
      ['rank yn', 'j', 'J'],
      ['date', 'k', 'K'],
    ],
    yesNo,
    [
      ['form_title', 'form_id'],
      ['Tools', 'tools-2026'],
    ],
  )
  expect({ title, source, hasId }).toEqual({ title: 'Tools', source: 'xlsform-tools-2026', hasId: true })
  const yn = [
    { value: 'y', label: 'Yes' },
    { value: 'n', label: 'No' },
  ]
  expect(questions).toEqual([
    { key: 'a', type: 'text', label: 'A', required: true, min: 20, max: 200 },
    { key: 'b', type: 'longtext', label: 'B', required: true },
    { key: 'c', type: 'number', label: 'C', required: true, min: 0, max: 60 },
    { key: 'd', type: 'number', label: 'D' },
    { key: 'e', type: 'rating', label: 'E', min: 1, max: 10 },
    { key: 'f', type: 'slider', label: 'F', min: 0, max: 100, step: 5 },
    { key: 'g', type: 'single', label: 'G', options: yn },
    { key: 'h', type: 'single', label: 'H', options: [...yn, { value: 'other', label: 'Other', open: true }] },
    { key: 'i', type: 'multi', label: 'I', options: yn, max: 1 },
    { key: 'j', type: 'ranking', label: 'J', options: yn },
    { key: 'k', type: 'date', label: 'K' },
  ])
})

test('a range that counts down has its ends the right way round; its step is kept, a day that asks for a month are told', () => {
  const survey = form(
    [
      ['type', 'name', 'label', 'parameters', 'appearance'],
      ['range', 'a', 'A', 'start=10 end=0 step=-1'],
      ['range', 'b', 'B', 'start=0.5 end=5 step=0.5'],
      ['date', 'c', 'C', '', 'month-year'],
      ['date', 'd', 'D', '', 'no-calendar'],
    ],
    yesNo,
  )
  expect(survey.questions.map(({ type, min, max }) => [type, min, max])).toEqual([
    ['rating', 0, 10],
    ['slider', 0.5, 5],
    ['date', undefined, undefined],
    ['date', undefined, undefined],
  ])
  expect(reasons(survey)).toEqual(['4 “c”: it asks for a month or a year; here for a day'])
})

describe('relevant', () => {
  const asked = (relevant: string) =>
    form(
      [
        ['type', 'name', 'label', 'relevant'],
        ['select_one yn', 'ci', 'CI?'],
        ['select_multiple yn', 'many', 'Many?'],
        ['integer', 'age', 'Age?'],
        ['text', 'why', 'Why?', relevant],
      ],
      yesNo,
    )
  test.each<[string, unknown]>([
    ["${ci} = 'y'", { question: 'ci', is: 'y' }],
    ['${ci} = ‘y’', { question: 'ci', is: 'y' }],
    ["${ci} != 'y'", { question: 'ci', isNot: 'y' }],
    ["selected(${many}, 'n')", { question: 'many', is: 'n' }],
    ["not(selected(${many}, 'n'))", { question: 'many', isNot: 'n' }],
    ["${ci} != ''", { question: 'ci', answered: true }],
    // Several answers are one text in XPath: "y n" is neither "y" nor "n".
    [
      "${many} = 'y'",
      {
        all: [
          { question: 'many', is: 'y' },
          { question: 'many', isNot: ['n'] },
        ],
      },
    ],
    [
      "'y' != ${many}",
      {
        any: [
          { question: 'many', isNot: 'y' },
          { question: 'many', is: ['n'] },
        ],
      },
    ],
    [
      "${age} >= 18 and ${ci} = 'n'",
      {
        all: [
          { question: 'age', atLeast: 18 },
          { question: 'ci', is: 'n' },
        ],
      },
    ],
  ])('%s', (relevant, condition) => {
    const survey = asked(relevant)
    expect([survey.questions[3]!.showIf, survey.skipped]).toEqual([condition, []])
  })
  test.each(['count-selected(${many}) > 1', "${later} = 'y'", "${ci} = 'maybe'", '${ci}', 'not(${ci})'])(
    '%s has no counterpart, and is told',
    (relevant) => {
      const survey = asked(relevant)
      expect(survey.questions[3]!.showIf).toBeUndefined()
      expect(reasons(survey)[0]).toMatch(/^5 “why” is asked of everybody: its condition/)
    },
  )
  test('of a group holds for its questions as well; a group is a page, a note is words before the next question', () => {
    const { questions } = form(
      [
        ['type', 'name', 'label', 'relevant'],
        ['select_one yn', 'ci', 'CI?'],
        ['begin group', 'g', 'About CI', "${ci} = 'y'"],
        ['note', 'n', 'Think of **last week**.'],
        ['text', 'why', 'Why, if ${ci}?', "${ci} != 'n'"],
        ['end group'],
      ],
      yesNo,
    )
    expect(questions[1]).toMatchObject({
      label: 'Why, if {{ci}}?',
      page: { title: 'About CI' },
      showIf: {
        all: [
          { question: 'ci', is: 'y' },
          { question: 'ci', isNot: 'n' },
        ],
      },
    })
    expect(questions[1]!.help).toContain('last week')
  })
})

test('a table of questions with one list is a matrix', () => {
  const { questions } = form(
    [
      ['type', 'name', 'label', 'appearance', 'required'],
      ['begin_group', 't', 'How good is each?', 'table-list'],
      ['select_one yn', 'ci', 'CI', '', 'yes'],
      ['select_one yn', 'docs', 'Docs', '', 'yes'],
      ['end_group'],
    ],
    yesNo,
  )
  expect(questions).toEqual([
    expect.objectContaining({
      type: 'matrix',
      label: 'How good is each?',
      required: true,
      rows: [
        { value: 'ci', label: 'CI' },
        { value: 'docs', label: 'Docs' },
      ],
    }),
  ])
})

test('languages by tag, by name and by their own name; the default one is the survey’s', () => {
  const survey = form(
    [
      ['type', 'name', 'LABEL::English (en)', 'label:Deutsch', 'label::Klingonisch'],
      ['select_one yn', 'ci', 'Is CI fast?', 'Ist CI schnell?', 'x'],
    ],
    [
      ['list_name', 'name', 'label::English (en)', 'label::Deutsch'],
      ['yn', 'y', 'Yes', 'Ja'],
      ['yn', 'n', 'No', 'Nein'],
    ],
    [['default_language'], ['English (en)']],
  )
  expect(survey.language).toBe('en')
  expect(survey.questions[0]!.options).toEqual([
    { value: 'y', label: 'Yes' },
    { value: 'n', label: 'No' },
  ])
  expect(survey.translations).toEqual({
    de: { questions: { ci: { label: 'Ist CI schnell?', options: { y: 'Ja', n: 'Nein' } } } },
  })
  expect(reasons(survey)).toEqual(['1 The words in “Klingonisch” are not kept: it is no language that is known here'])
})

test('what is not kept is told with its row', () => {
  const told = reasons(
    form(
      [
        ['type', 'name', 'label', 'required', 'constraint', 'default', 'choice_filter', 'colour'],
        ['start', 'start'],
        ['calculate', 'sum'],
        ['geopoint', 'where', 'Where?'],
        ['text', 'mail', 'Mail?', "${x} = '1'", "regex(., '.+@.+')", 'a@b'],
        ['select_one yn', 'ci', 'CI?', '', '', '', 'team=${t}'],
        ['begin repeat', 'r', 'Each tool'],
        ['time', 'at', 'At?'],
        ['end repeat'],
      ],
      yesNo,
    ),
  )
  expect(told).toEqual([
    '1 These columns are not read: colour',
    '2 “start” is left out: “start” is noted by the tool, not asked',
    '3 “sum” is left out: it is calculated, not asked',
    '4 “Where?” is left out: it asks for “geopoint”, which cannot be asked for here',
    expect.stringMatching(/^5 “mail”: its check/),
    '5 “mail”: its preset answer is not kept',
    expect.stringMatching(/^5 “mail”: it may be left open/),
    '6 “ci”: all of its options are offered: its filter is not kept',
    '7 “Each tool” is asked once: its repetition is not kept',
  ])
})

test('is recognised by its sheets; another workbook is none', () => {
  const file = (sheets: Record<string, Cell[][]>) => ({ path: 'x.xlsx', text: 'a,b', bytes: workbook({ sheets }) })
  expect(
    recogniseSurvey(
      file({
        Survey: [
          ['type', 'name', 'label'],
          ['text', 'a', 'A'],
        ],
      }),
    )?.shape,
  ).toBe('XLSForm')
  expect(
    recogniseSurvey(
      file({
        Answers: [
          ['Start time', 'How?'],
          ['1', '2'],
        ],
      }),
    ),
  ).toBeNull()
  expect(() => readSurveyBytes(workbook({ sheets: { A: [['a'], ['b']] } }), 'x.xlsx')).toThrow(/imported as responses/)
})

test('the hint of a group stands before its first question; one of one is a box to tick, and conditions on it hold', () => {
  const survey = form(
    [
      ['type', 'name', 'label', 'hint', 'relevant'],
      ['begin_group', 'how', '', 'From 1 (never) to 5 (always).', ''],
      ['select_one agree', 'consent', 'The data notice', '', ''],
      ['integer', 'age', 'Age', '', ''],
      ['end_group'],
      ['text', 'why', 'Why?', '', "${consent} = 'yes' and ${age} > 17"],
    ],
    [
      ['list_name', 'name', 'label'],
      ['agree', 'yes', 'I have read it'],
    ],
  )
  expect(survey.questions).toMatchObject([
    {
      key: 'consent',
      type: 'multi',
      help: 'From 1 (never) to 5 (always).',
      options: [{ value: 'yes', label: 'I have read it' }],
    },
    { key: 'age' },
    {
      key: 'why',
      showIf: {
        all: [
          { question: 'consent', is: 'yes' },
          { question: 'age', atLeast: 17 },
          { question: 'age', isNot: 17 },
        ],
      },
    },
  ])
  expect(reasons(survey)).toEqual(['3 “consent” has one option only: it is a box to tick here'])
})
