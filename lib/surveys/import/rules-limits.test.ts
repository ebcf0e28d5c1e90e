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

  it('a longer one is a number between its ends, whose words stand in its help', () => {
    const text = qsf(slider({ NotApplicable: true }, ['cold', 'mild', 'hot']))
    expect(first(text)).toMatchObject({ type: 'number', min: 0, max: 100, help: '0 = cold, 100 = hot' })
    expect(notes(text)).toEqual([
      expect.stringContaining('a slider from 0 to 100'),
      expect.stringContaining('“Not applicable” is not kept'),
      expect.stringContaining('(mild)'),
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
  it('asks for a time in words, and says so', () => {
    const text = lss('de', { type: 'D', set: { date_format: 'HH:MM' } })
    expect(first(text, 'x.lss')).toMatchObject({ type: 'text' })
    expect(notes(text, 'x.lss')).toEqual([expect.stringContaining('it asks for a time (HH:MM)')])
  })
  it('names the step of a slider', () => {
    const told = (slider_accuracy: string) =>
      notes(lss('de', { type: 'K', subs: ['Arbeit'], set: { slider_layout: '1', slider_accuracy } }), 'x.lss')
    expect(told('5')).toEqual([expect.stringContaining('its sliders are numbers here; not kept: their step of 5')])
    expect(told('1')).toEqual([expect.stringMatching(/its sliders are numbers here$/)])
  })
  it('gives sliders their ends, which are 0 and 100 where none are set', () => {
    const text = lss(
      'de',
      { type: 'K', subs: ['Docs|kalt|heiß'], set: { slider_layout: '1' } },
      { type: 'K', subs: ['Docs'], set: { slider_layout: '1', slider_min: '-5', slider_max: '5' } },
    )
    expect(read(text, 'x.lss').questions.map(({ label, help, min, max }) => [label, help, min, max])).toEqual([
      ['Frage 1: Docs', 'kalt … heiß', 0, 100],
      ['Frage 2: Docs', undefined, -5, 5],
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
