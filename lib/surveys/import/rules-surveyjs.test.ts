import { describe, expect, it } from 'vitest'
import { costOf } from '@/tests/support/cost'
import { questionErrors } from '../rules'
import { readSurvey } from './rules-detect'

/** As people write it by hand: unquoted keys, single quotes, comments, a comma too many. */
const byHand = `{
  title: 'Tools', locale: 'en', // JSON5
  pages: [
    { name: 'p1', title: { default: 'About you', de: 'Über dich' }, elements: [
      { type: 'radiogroup', name: 'role', isRequired: true, title: { default: 'Your role', de: 'Deine Rolle' }, choices: [{ value: 'dev', text: { default: 'Developer', de: 'Entwicklerin' } }, 'ops'], hasOther: true },
      { type: 'boolean', name: 'remote', title: 'As {role}, are you remote {always}?' },
      { type: 'panel', name: 'pan', visibleIf: "{role} = 'dev'", elements: [
        { type: 'rating', name: 'ease', rateMax: 7, minRateDescription: 'Hard', maxRateDescription: 'Easy' },
        { type: 'comment', name: 'why', visibleIf: '{ease} < 4', validators: [{ type: 'expression', expression: '1' }] },
      ] },
    ] },
    { name: 'p2', elements: [
      { type: 'checkbox', name: 'tools', choices: ['ci', 'ide'], showNoneItem: true, maxSelectedChoices: 2 },
      { type: 'matrix', name: 'grid', columns: ['good', 'bad'], rows: [{ value: 'docs', text: 'Docs' }] },
      { type: 'matrixdropdown', name: 'use', columns: [{ name: 'how', title: 'How', choices: ['daily', 'never'] }, { name: 'note', cellType: 'text' }], rows: ['go', 'rust'] },
      { type: 'multipletext', name: 'names', items: [{ name: 'a', title: 'First' }, { name: 'b' }] },
      { type: 'text', name: 'count', inputType: 'number', min: 0, visibleIf: "{tools} contains 'ci' or {remote} = true" },
      { type: 'html', name: 'h', html: '<p>Nearly <b>done</b><script>alert(1)</script></p>' },
      { type: 'ranking', name: 'order', choices: ['x', 'y', 'z'], visibleIf: 'sum({a}, {b}) > 3' },
      { type: 'paneldynamic', name: 'loop', templateElements: [{ type: 'text', name: 'inner' }] },
      { type: 'file', name: 'upload' },
    ] },
  ],
  triggers: [{ type: 'complete', expression: '{role} = 1' }],
}`

describe('SurveyJS', () => {
  const survey = readSurvey(byHand, 'tools.json5')
  const by = (key: string) => survey.questions.find((question) => question.key === key)!

  it('takes each question, with its options, limits and ends', () => {
    expect(survey.questions.map((question) => [question.key, question.type])).toEqual([
      ['role', 'single'],
      ['remote', 'yesno'],
      ['ease', 'rating'],
      ['why', 'longtext'],
      ['tools', 'multi'],
      ['grid', 'matrix'],
      ['use_how', 'matrix'],
      ['names_a', 'text'],
      ['names_b', 'text'],
      ['count', 'number'],
      ['order', 'ranking'],
    ])
    expect(by('role')).toMatchObject({
      required: true,
      page: { title: 'About you' },
      options: [
        { value: 'dev', label: 'Developer' },
        { value: 'ops', label: 'ops' },
        { value: 'other', label: 'Other', open: true },
      ],
    })
    expect(by('ease')).toMatchObject({ min: 1, max: 7, minLabel: 'Hard', maxLabel: 'Easy' })
    expect(by('tools')).toMatchObject({
      max: 2,
      page: { title: '' },
      options: [{ value: 'ci' }, { value: 'ide' }, { value: 'none', exclusive: true }],
    })
    expect(by('remote').label).toBe('As {{role}}, are you remote {always}?')
    expect(by('order').help).toBe('Nearly **done**')
    expect(questionErrors(survey.questions)).toEqual({})
  })
  it('takes conditions, those of panels too', () => {
    expect(by('ease').showIf).toEqual({ question: 'role', is: 'dev' })
    expect(by('why').showIf).toEqual({
      all: [
        { question: 'role', is: 'dev' },
        { question: 'ease', atMost: 3 },
      ],
    })
    expect(by('count').showIf).toEqual({
      any: [
        { question: 'tools', is: 'ci' },
        { question: 'remote', is: 'yes' },
      ],
    })
  })
  it('takes languages, and no words that are not there', () => {
    expect(survey.language).toBe('en')
    expect(survey.translations).toEqual({
      de: {
        questions: {
          role: {
            label: 'Deine Rolle',
            options: { dev: 'Entwicklerin', other: 'Sonstiges' },
            page: { title: 'Über dich' },
          },
        },
      },
    })
  })
  it('names what has no counterpart, with its line', () => {
    const said = survey.skipped.map((skip) => skip.reason).join('\n')
    for (const words of [
      'checks of the answer (expression)',
      'use”: it has 2 columns',
      '“h”: not kept: a script',
      'function sum()',
      'its words hold {always}',
      'loop” is left out',
      'upload” is left out',
      'trigger',
    ])
      expect(said).toContain(words)
    expect(survey.skipped.find((skip) => skip.reason.includes('“upload”'))!.line).toBe(
      byHand.split('\n').findIndex((line) => line.includes("'upload'")) + 1,
    )
  })
})

describe('what is no survey is refused with the place of the fault', () => {
  it.each([
    ['x.json', '{ "pages": [ {', /x\.json:1:15: this is not JSON/],
    ['x.json', '{\n "a": 1,\n "b" 2 }', /x\.json:3:6/],
    ['x.json', '[1, 2]', /no survey file that is known here/],
    ['x.json', '{"a": 1}', /no survey of a tool/],
    ['x.qsf', '{"SurveyElements": 3}', /not a Qualtrics survey/],
    ['x.lss', '<document><a></document>', /x\.lss:1:\d+: this is not XML/],
    ['x.lss', '<html></html>', /another element/],
    ['x.lss', '<!DOCTYPE d [<!ENTITY a "b">]><document>&a;</document>', /document type/],
    ['x.lss', '<document><questions>&nope;</questions></document>', /x\.lss:1:\d+/],
    ['x.lss', '<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>', /has no <questions>/],
    ['x.lss', '', /empty/],
    ['x.csv', 'a,b\n1,2', /holds responses/],
    ['x.json', `{"pages":${'['.repeat(100_000)}`, /not JSON|nested/],
  ])('%s %j', (name, text, reason) => expect(() => readSurvey(text, name)).toThrow(reason))
})

it('2,000 questions and a file of ten thousand lines are read in time that grows with their number', () => {
  const fileOf = (length: number) =>
    JSON.stringify(
      {
        elements: Array.from({ length }, (_, index) => ({
          type: 'radiogroup',
          name: `q${index}`,
          title: `Question ${index}`,
          choices: ['a', 'b', 'c'],
          ...(index > 0 && { visibleIf: `{q${index - 1}} = 'a'` }),
        })),
      },
      null,
      1,
    )
  const [long, short] = [fileOf(2_000), fileOf(250)]
  expect(long.split('\n').length).toBeGreaterThan(10_000)
  expect(readSurvey(long, 'x.json').questions).toHaveLength(2_000)
  expect(costOf(() => readSurvey(long, 'x.json'))).toBeLessThan(
    20 *
      Math.max(
        costOf(() => readSurvey(short, 'x.json')),
        5,
      ),
  )
}, 60_000)

it('a slider has its ends and step, one of a range is two, fields ask for times; columns that are no choices are named', () => {
  const { questions, skipped } = readSurvey(
    JSON.stringify({
      elements: [
        { type: 'slider', name: 'cost', title: 'Cost', sliderType: 'range', min: 10, max: 90 },
        { type: 'slider', name: 'one', title: 'One', max: 10, step: 0.5 },
        { type: 'text', name: 'at', title: 'At', inputType: 'time', min: '09:00' },
        { type: 'text', name: 'far', title: 'Far', inputType: 'range', step: 25 },
        {
          type: 'matrixdropdown',
          name: 'use',
          title: 'Use',
          rows: ['go'],
          columns: [
            { name: 'how', choices: ['daily', 'never'] },
            { name: 'note', title: 'A note', cellType: 'text' },
          ],
        },
      ],
    }),
    'x.json',
  )
  expect(questions.map(({ key, type, label, min, max, step }) => [key, type, label, min, max, step])).toEqual([
    ['cost_from', 'slider', 'Cost: from', 10, 90, 1],
    ['cost_to', 'slider', 'Cost: to', 10, 90, 1],
    ['one', 'slider', 'One', 0, 10, 0.5],
    ['at', 'time', 'At', undefined, undefined, undefined],
    ['far', 'slider', 'Far', 0, 100, 25],
    ['use_how', 'matrix', 'Use: how', undefined, undefined, undefined],
  ])
  expect(questions.find((one) => one.key === 'at')).toMatchObject({ minTime: '09:00' })
  const said = skipped.map(({ reason }) => reason).join('\n')
  expect(said).toContain('“cost”: it asks for a range, which is two questions here')
  expect(said).not.toContain('step')
  expect(said).toContain('columns that are no choices are left out: “A note” (text)')
})

it('what a survey, a page or a panel asks of its questions together is named, by each name of the setting', () => {
  const text = (name: string) => ({ type: 'text', name })
  const said = (json: object) => readSurvey(JSON.stringify(json), 'x.json').skipped.map(({ reason }) => reason)
  expect(
    said({
      questionOrder: 'random',
      timeLimit: 600,
      maxTimeToFinishPage: 60,
      pages: [
        {
          name: 'p',
          questionsOrder: 'random',
          elements: [
            text('a'),
            {
              type: 'panel',
              name: 'pan',
              isRequired: true,
              enableIf: "{a} = 'x'",
              maxTimeToFinish: 0,
              elements: [text('b')],
            },
          ],
        },
      ],
    }),
  ).toEqual([
    'The page “p”: not kept: a random order of its questions',
    'The panel “pan”: not kept: that one of its questions must be answered, a condition on which it may be answered',
    'The survey: not kept: a random order of its questions, a time limit, a time limit for each page',
  ])
  expect(said({ questionsOrder: 'initial', timeLimit: 0, pages: [{ name: 'p', elements: [text('a')] }] })).toEqual([])
})
