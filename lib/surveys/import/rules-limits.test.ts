import { describe, expect, it } from 'vitest'
import type { Question } from '../schema'
import { readSurvey } from './rules-detect'
import { gathered } from './rules-draft'

/** A QSF file of one block with these questions. */
function qsf(...questions: object[]): string {
  const ids = questions.map((_, at) => `QID${at + 1}`)
  return JSON.stringify({
    SurveyEntry: { SurveyID: 'SV_1', SurveyName: 'Limits', SurveyLanguage: 'EN' },
    SurveyElements: [
      {
        Element: 'BL',
        Payload: [
          { Type: 'Default', ID: 'BL_1', BlockElements: ids.map((id) => ({ Type: 'Question', QuestionID: id })) },
        ],
      },
      { Element: 'FL', Payload: { Type: 'Root', Flow: [{ Type: 'Block', ID: 'BL_1' }] } },
      ...questions.map((question, at) => ({
        Element: 'SQ',
        PrimaryAttribute: ids[at],
        Payload: { QuestionID: ids[at], DataExportTag: `Q${at + 1}`, QuestionText: `Question ${at + 1}`, ...question },
      })),
    ],
  })
}
const choices = (...labels: string[]) => Object.fromEntries(labels.map((label, at) => [at + 1, { Display: label }]))
const settings = (more: object) => ({ Validation: { Settings: more } })
const many = { QuestionType: 'MC', Selector: 'MAVR', Choices: choices('a', 'b', 'c', 'd') }
const slider = (more: object, labels = ['cold', 'hot']) => ({
  QuestionType: 'Slider',
  Selector: 'HSLIDER',
  Choices: choices('Docs'),
  Labels: choices(...labels),
  Configuration: { CSSliderMin: 0, CSSliderMax: 100, NumDecimals: '0', ...more },
})

const read = (text: string, file: string) => readSurvey(text, file)
const first = (text: string, file = 'x.qsf'): Question => read(text, file).questions[0]!
const notes = (text: string, file = 'x.qsf'): string[] => read(text, file).skipped.map(({ reason }) => reason)

describe('Qualtrics: limits are kept, and what is not is named', () => {
  it.each([
    ['a range of choices', { Type: 'ChoiceRange', MinChoices: '2', MaxChoices: '3' }, [2, 3]],
    [
      'a least number; the greatest is left from another check',
      { Type: 'MinChoices', MinChoices: '2', MaxChoices: '1' },
      [2, undefined],
    ],
    ['a greatest number', { Type: 'MaxChoices', MaxChoices: '3' }, [undefined, 3]],
    ['a check that is switched off', { Type: 'None', MinChoices: '2' }, [undefined, undefined]],
  ])('%s', (_, said, [min, max]) => {
    const question = first(qsf({ ...many, ...settings(said) }))
    expect([question.min, question.max]).toEqual([min, max])
  })

  it('a slider of eleven whole points is a scale with its ends and “Never used it”', () => {
    const text = qsf(slider({ CSSliderMax: 10, NotApplicable: true, NotApplicableText: 'Never used it' }))
    expect(first(text)).toMatchObject({
      type: 'rating',
      min: 0,
      max: 10,
      minLabel: 'cold',
      maxLabel: 'hot',
      options: [{ value: 'na', label: 'Never used it', na: true }],
    })
  })

  it('a longer one is a slider with the words of its ends and what does not apply', () => {
    const text = qsf(slider({ NotApplicable: true }, ['cold', 'mild', 'hot']))
    expect(first(text)).toMatchObject({
      ...{ type: 'slider', min: 0, max: 100, step: 1, minLabel: 'cold', maxLabel: 'hot' },
      options: [{ value: 'na', label: 'Not applicable', na: true }],
    })
    expect(notes(text)).toEqual([expect.stringContaining('(mild)')])
  })

  it.each([
    [{ NumDecimals: '2' }, 0.01],
    [{ SnapToGrid: true, GridLines: 20 }, 5],
    // Lines between whole numbers: what is stored is the whole number.
    [{ SnapToGrid: true, GridLines: 8 }, 1],
    [{ GridLines: 10 }, 1],
  ])('%j moves a slider by %s', (more, step) =>
    expect(first(qsf(slider(more)))).toMatchObject({ type: 'slider', step }),
  )

  it('one with more points than a hand can tell apart is a number, and that is said', () => {
    const text = qsf(slider({ NumDecimals: '4' }))
    expect(first(text)).toMatchObject({ type: 'number', min: 0, max: 100 })
    expect(notes(text)).toEqual([
      expect.stringContaining('a slider from 0 to 100 in steps of 0.0001, and a number here'),
    ])
  })

  it('numbers and texts', () => {
    const number = {
      Type: 'ContentType',
      ContentType: 'ValidNumber',
      ValidNumber: { Min: '0', Max: '60', NumDecimals: '0' },
    }
    const text = qsf(
      { QuestionType: 'TE', Selector: 'SL', ...settings(number) },
      { QuestionType: 'TE', Selector: 'ML', ...settings({ Type: 'TotalChar', MinChars: '20', TotalChars: '200' }) },
      { QuestionType: 'TE', Selector: 'SL', ...settings({ Type: 'ContentType', ContentType: 'ValidEmail' }) },
    )
    expect(read(text, 'x.qsf').questions.map(({ type, min, max }) => [type, min, max])).toEqual([
      ['number', 0, 60],
      ['longtext', 20, 200],
      ['text', undefined, undefined],
    ])
    expect(notes(text)).toEqual([
      '“Q1”: that the number must be whole is not checked',
      '“Q3”: that the answer must be an e-mail address is not checked',
    ])
  })

  it('what its analysis leaves out is in no share here', () => {
    const text = qsf(
      { QuestionType: 'MC', Selector: 'SAVR', Choices: choices('yes', 'n/a'), AnalyzeChoices: { '2': 'No' } },
      {
        QuestionType: 'Matrix',
        Selector: 'Likert',
        SubSelector: 'SingleAnswer',
        Choices: choices('r1', 'r2'),
        Answers: choices('good', 'bad', 'n/a'),
        AnalyzeChoices: { '3': 'No' },
      },
    )
    expect(read(text, 'x.qsf').questions.map(({ options }) => options!.map(({ na }) => na ?? false))).toEqual([
      [false, true],
      [false, false, true],
    ])
  })

  it('a draw of some choices, a preset answer and pictures as choices are named', () => {
    const text = qsf({
      ...many,
      Choices: { ...choices('a', 'b', 'c'), '4': { Display: '<img src="x.png">' } },
      Randomization: { Type: 'Subset', TotalRandSubset: '2' },
      DefaultChoices: { '1': { Selected: true } },
    })
    expect(notes(text).join(' ')).toMatch(/only 2 of its choices.*a preset answer/)
    expect(notes(text).join(' ')).toContain('its code “4” is shown')
  })

  it('the same note about many questions is said once', () => {
    const text = qsf(...Array.from({ length: 6 }, () => ({ QuestionType: 'TE', Selector: 'SL', QuestionJS: 'x()' })))
    expect(notes(text)).toEqual(['“Q1”, “Q2”, “Q3” and 3 more: not kept: a script'])
    expect(gathered([{ file: 'x', line: 3, reason: 'A quota is not kept' }])).toHaveLength(1)
  })
})

const surveyJs = (...elements: object[]) => JSON.stringify({ title: 'T', pages: [{ name: 'p', elements }] })

describe('SurveyJS: what is required and how much', () => {
  const text = surveyJs(
    {
      type: 'radiogroup',
      name: 'role',
      choices: ['dev', 'ops'],
      showDontKnowItem: true,
      dontKnowText: 'No idea',
      showRefuseItem: true,
    },
    {
      type: 'multipletext',
      name: 'mt',
      items: [
        { name: 'a', isRequired: true, maxLength: 10 },
        { name: 'b', inputType: 'number', min: 1, max: 9 },
      ],
    },
    {
      type: 'matrix',
      name: 'mx',
      eachRowRequired: true,
      columns: ['bad', 'good'],
      rows: ['ci', { value: 'docs', text: 'Docs', visibleIf: '{role} = 1' }],
    },
    {
      type: 'checkbox',
      name: 'few',
      choices: ['a', 'b', 'c'],
      validators: [{ type: 'answercount', minCount: 1, maxCount: 2 }],
    },
    {
      type: 'text',
      name: 'age',
      inputType: 'number',
      step: 5,
      validators: [{ type: 'numeric', minValue: 18, maxValue: 99 }],
    },
    { type: 'comment', name: 'why', validators: [{ type: 'text', minLength: 20 }, { type: 'regex' }] },
    { type: 'matrix', name: 'one', isRequired: true, columns: ['x', 'y'], rows: ['r'] },
  )
  const { questions, skipped } = read(text, 'x.json')
  const by = (key: string) => questions.find((one) => one.key === key)

  it('keeps the special answers, with the tool’s own words where the file has none', () => {
    expect(by('role')?.options?.map(({ value, label }) => [value, label])).toEqual([
      ['dev', 'dev'],
      ['ops', 'ops'],
      ['dontknow', 'No idea'],
      ['refused', 'Refuse to answer'],
    ])
  })
  it('keeps what is required and every limit', () => {
    expect(by('mt_a')).toMatchObject({ required: true, max: 10 })
    expect(by('mt_b')).toMatchObject({ type: 'number', min: 1, max: 9 })
    expect(by('mt_b')?.required).toBeUndefined()
    expect(by('mx')?.required).toBe(true)
    expect(by('few')).toMatchObject({ min: 1, max: 2 })
    expect(by('age')).toMatchObject({ min: 18, max: 99 })
    expect(by('why')).toMatchObject({ min: 20 })
  })
  it('names the rest', () => {
    const said = skipped.map(({ reason }) => reason).join('\n')
    for (const words of [
      'the row “Docs” is always shown',
      'its step of 5',
      'checks of the answer (regex)',
      'each row must be answered',
    ])
      expect(said).toContain(words)
  })
  it('says built-in words in the survey’s language', () => {
    const german = JSON.stringify({
      title: 'T',
      locale: 'de',
      elements: [
        { type: 'boolean', name: 'b' },
        { type: 'checkbox', name: 'c', choices: ['a'], showOtherItem: true, showNoneItem: true },
      ],
    })
    const labels = read(german, 'x.json').questions.flatMap(({ options = [] }) => options.map(({ label }) => label))
    expect(labels).toEqual(['Ja', 'Nein', 'a', 'Nichts trifft zu', 'Sonstiges'])
  })
  it('names a setting that it does not know', () => {
    const odd = surveyJs({ type: 'text', name: 'a', hyperMode: true, minWidth: '10px' })
    expect(notes(odd, 'x.json')).toEqual(['“a”: not kept: settings that are not read (hyperMode)'])
  })
})

const table = (name: string, rows: Record<string, string | number>[]) =>
  `<${name}><rows>${rows
    .map(
      (row) =>
        `<row>${Object.entries(row)
          .map(([key, value]) => `<${key}>${value}</${key}>`)
          .join('')}</row>`,
    )
    .join('')}</rows></${name}>`

/** A LimeSurvey file: questions by type, with attributes and sub-questions. */
function lss(
  language: string,
  ...asked: { type: string; mandatory?: string; subs?: string[]; answers?: string[]; set?: Record<string, string> }[]
): string {
  const qid = (at: number) => at + 1
  const sub = (at: number, index: number) => 100 * (at + 1) + index
  return `<document><LimeSurveyDocType>Survey</LimeSurveyDocType>${[
    table('groups', [{ gid: 1, sid: 7, group_order: 0, group_name: 'G', language }]),
    table(
      'questions',
      asked.map(({ type, mandatory = 'N' }, at) => ({
        qid: qid(at),
        parent_qid: 0,
        gid: 1,
        type,
        title: `Q${qid(at)}`,
        question: `Frage ${qid(at)}`,
        mandatory,
        other: 'N',
        question_order: at,
        relevance: 1,
        language,
      })),
    ),
    table(
      'subquestions',
      asked.flatMap(({ subs = [] }, at) =>
        subs.map((words, index) => ({
          qid: sub(at, index),
          parent_qid: qid(at),
          gid: 1,
          type: 'T',
          title: `S${index}`,
          question: words,
          question_order: index,
          scale_id: 0,
          language,
        })),
      ),
    ),
    table(
      'answers',
      asked.flatMap(({ answers = [] }, at) =>
        answers.map((answer, index) => ({
          qid: qid(at),
          code: `A${index}`,
          answer,
          sortorder: index,
          scale_id: 0,
          language,
        })),
      ),
    ),
    table(
      'question_attributes',
      asked.flatMap(({ set = {} }, at) =>
        Object.entries(set).map(([attribute, value]) => ({ qid: qid(at), attribute, value })),
      ),
    ),
    table('surveys', [{ sid: 7, language, additional_languages: '' }]),
    table('surveys_languagesettings', [{ surveyls_language: language, surveyls_title: 'T' }]),
  ].join('')}</document>`
}

describe('SurveyJS: fields whose checks say what they take', () => {
  const numeric = { type: 'numeric', minValue: 1, maxValue: 5 }
  const text = surveyJs(
    { type: 'text', name: 'n', validators: [numeric] },
    { type: 'text', name: 't', maxLength: 12, validators: [{ type: 'text', minLength: 3, maxLength: 10 }] },
    { type: 'multipletext', name: 'mt', items: [{ name: 'a', validators: [numeric] }] },
    { type: 'text', name: 'd', inputType: 'date', validators: [] },
    { type: 'matrix', name: 'm', eachRowUnique: true, columns: ['x', 'y'], rows: ['r', 's'] },
  )
  const { questions, skipped } = read(text, 'x.json')
  it('a number within its limits, also in a form of several fields; of two lengths the shorter', () => {
    expect(questions.map(({ key, type, min, max }) => [key, type, min, max])).toEqual([
      ['n', 'number', 1, 5],
      ['t', 'text', 3, 10],
      ['mt_a', 'number', 1, 5],
      ['d', 'date', undefined, undefined],
      ['m', 'matrix', undefined, undefined],
    ])
  })
  it('that no answer may come twice in a table is told', () => {
    expect(skipped.map(({ reason }) => reason).join()).toContain('eachRowUnique')
  })
})

describe('LimeSurvey: limits, times and built-in words', () => {
  it('keeps limits of fields, places and days', () => {
    const { questions } = read(
      lss(
        'de',
        { type: 'R', answers: ['a', 'b', 'c'], set: { max_subquestions: '2' } },
        { type: 'K', subs: ['Arbeit', 'Schlaf'], set: { min_num_value_n: '0', max_num_value_n: '24' } },
        { type: 'Q', subs: ['Ort', 'Land'], set: { maximum_chars: '40' } },
        { type: 'D', set: { date_format: 'dd.mm.yyyy', date_min: '2026-01-01', date_max: '2026-12-31' } },
      ),
      'x.lss',
    )
    expect(questions.map(({ key, min, max, minDate, maxDate }) => [key, min ?? minDate, max ?? maxDate])).toEqual([
      ['Q1', undefined, 2],
      ['Q2_S0', 0, 24],
      ['Q2_S1', 0, 24],
      ['Q3_S0', undefined, 40],
      ['Q3_S1', undefined, 40],
      ['Q4', '2026-01-01', '2026-12-31'],
    ])
  })
  it.each(['S', 'T'])('asks for a number where a field for words (%s) takes nothing else', (type) => {
    expect(first(lss('de', { type, set: { numbers_only: '1', maximum_chars: '9' } }), 'x.lss').type).toBe('number')
    expect(first(lss('de', { type, set: { numbers_only: '0', maximum_chars: '9' } }), 'x.lss').max).toBe(9)
  })
  it('asks for a time of day, with the limits that are times', () => {
    const text = lss('de', { type: 'D', set: { date_format: 'HH:MM', date_min: '8:00', date_max: '18:30' } })
    expect(first(text, 'x.lss')).toMatchObject({ type: 'time', minTime: '08:00', maxTime: '18:30' })
    expect(notes(text, 'x.lss')).toEqual([])
    const told = notes(lss('de', { type: 'D', set: { date_format: 'HH:MM', date_min: '{Q0}' } }), 'x.lss')
    expect(told).toEqual([expect.stringContaining('its first or last time is calculated')])
  })
  it('keeps the step of a slider; one that leads past its end makes it a number', () => {
    const of = (slider_accuracy: string) =>
      lss('de', { type: 'K', subs: ['Arbeit'], set: { slider_layout: '1', slider_accuracy } })
    expect(first(of('5'), 'x.lss')).toMatchObject({ type: 'slider', step: 5 })
    expect(notes(of('5'), 'x.lss')).toEqual([])
    expect(first(of('7'), 'x.lss')).toMatchObject({ type: 'number', min: 0, max: 100 })
    expect(notes(of('7'), 'x.lss')).toEqual([expect.stringContaining('in steps of 7, and a number here')])
  })
  it('gives sliders their ends, which are 0 and 100 where none are set', () => {
    const text = lss(
      'de',
      { type: 'K', subs: ['Docs|kalt|heiß'], set: { slider_layout: '1' } },
      { type: 'K', subs: ['Docs'], set: { slider_layout: '1', slider_min: '-5', slider_max: '5' } },
    )
    expect(
      read(text, 'x.lss').questions.map(({ label, min, max, ...one }) => [label, one.minLabel, one.maxLabel, min, max]),
    ).toEqual([
      ['Frage 1: Docs', 'kalt', 'heiß', 0, 100],
      ['Frage 2: Docs', undefined, undefined, -5, 5],
    ])
  })
  it('says what it asks softly, and built-in words in its language', () => {
    const text = lss('de', { type: 'Y', mandatory: 'S' }, { type: 'C', subs: ['a'] }, { type: 'G' })
    expect(read(text, 'x.lss').questions.map(({ options = [] }) => options.map(({ label }) => label))).toEqual([
      ['Ja', 'Nein'],
      ['Ja', 'Unsicher', 'Nein'],
      ['Weiblich', 'Männlich'],
    ])
    expect(notes(text, 'x.lss')).toEqual(['“Q1”: not kept: that it asks once more when it is left out'])
  })
})
