import { describe, expect, it } from 'vitest'
import { questionErrors } from '../rules'
import { readSurvey } from './rules-detect'

type Payload = Record<string, unknown>
const choices = (...words: string[]) =>
  Object.fromEntries(words.map((word, index) => [String(index + 1), { Display: word }]))
const question = (id: string, tag: string, type: string, selector: string, more: Payload = {}) => ({
  Element: 'SQ',
  PrimaryAttribute: id,
  Payload: {
    QuestionID: id,
    DataExportTag: tag,
    QuestionType: type,
    Selector: selector,
    QuestionText: `About ${tag}`,
    ...more,
  },
})
const when = (...tests: Payload[]) => ({
  0: { ...tests.map((test) => ({ LogicType: 'Question', Type: 'Expression', ...test })), Type: 'If' },
  Type: 'BooleanExpression',
})
const selected = (id: string, choice: number, more: Payload = {}) => ({
  LeftOperand: `q://${id}/SelectableChoice/${choice}`,
  Operator: 'Selected',
  ...more,
})
const block = (id: string, name: string, ...questions: string[]) => ({
  Type: 'Standard',
  ID: id,
  Description: name,
  BlockElements: questions.map((one) =>
    one === '---' ? { Type: 'Page Break' } : { Type: 'Question', QuestionID: one },
  ),
})

const file = JSON.stringify({
  SurveyEntry: { SurveyID: 'SV_1', SurveyName: 'Logic', SurveyLanguage: 'EN' },
  SurveyElements: [
    {
      Element: 'BL',
      PrimaryAttribute: 'Survey Blocks',
      Payload: {
        0: block('BL_1', 'Who', 'QID1', 'QID2', '---', 'QID3', 'QID4'),
        1: { ...block('BL_2', 'Operators', 'QID5', 'QID6'), Options: { Looping: 'Question' } },
        2: block('BL_3', 'Last', 'QID7', 'QID9'),
      },
    },
    {
      Element: 'FL',
      PrimaryAttribute: 'Survey Flow',
      Payload: {
        Type: 'Root',
        Flow: [
          { Type: 'EmbeddedData', Flow: [] },
          { Type: 'Block', ID: 'BL_1' },
          { Type: 'Branch', BranchLogic: when(selected('QID1', 2)), Flow: [{ Type: 'Block', ID: 'BL_2' }] },
          { Type: 'Branch', BranchLogic: when(selected('QID2', 1)), Flow: [{ Type: 'EndSurvey' }] },
          { Type: 'Block', ID: 'BL_3' },
        ],
      },
    },
    { Element: 'QO', PrimaryAttribute: 'QO_1', Payload: {} },
    question('QID1', 'role', 'MC', 'SAVR', {
      Choices: choices('Developer', 'Operator', 'Other'),
      RecodeValues: { 1: '10', 2: '20', 3: '30' },
      Validation: { Settings: { ForceResponse: 'ON' } },
      Language: { DE: { QuestionText: 'Deine Rolle', Choices: choices('Entwicklerin', 'Betrieb') } },
    }),
    question('QID2', 'tools', 'MC', 'MAVR', { Choices: choices('CI', 'IDE') }),
    question('QID3', 'score', 'MC', 'NPS', {
      DisplayLogic: when(selected('QID1', 1), selected('QID2', 2, { Conjuction: 'Or' })),
    }),
    question('QID4', 'why', 'TE', 'ML', {
      QuestionText: 'Why, as ${q://QID1/ChoiceGroup/SelectedChoices} of ${e://Field/team}?<script>alert(1)</script>',
      QuestionJS: 'Qualtrics.x()',
      DisplayLogic: when(
        { LeftOperand: 'q://QID3/ChoiceNumericEntryValue/1', Operator: 'LessThan', RightOperand: '7' },
        { ...selected('QID2', 1), Operator: 'NotSelected', Conjuction: 'And' },
      ),
    }),
    question('QID5', 'rank', 'RO', 'DND', {
      Choices: choices('A', 'B', 'C'),
      DisplayLogic: when({ LogicType: 'EmbeddedField', LeftOperand: 'team', Operator: 'EqualTo', RightOperand: 'x' }),
    }),
    question('QID6', 'grid', 'Matrix', 'Likert', {
      SubSelector: 'SingleAnswer',
      Choices: choices('Docs'),
      Answers: choices('Good', 'Bad'),
    }),
    question('QID7', 'timing', 'Timing', 'PageTimer'),
    question('QID9', 'last', 'TE', 'SL'),
    question('QID8', 'unused', 'TE', 'SL'),
  ],
})

describe('Qualtrics', () => {
  const survey = readSurvey(file, 'logic.qsf')
  const by = (key: string) => survey.questions.find((one) => one.key === key)!

  it('keeps display, branch and end-of-survey logic', () => {
    expect(survey.questions.map((one) => `${one.key} ${one.type}`)).toEqual([
      'role single',
      'tools multi',
      'score nps',
      'why longtext',
      'rank ranking',
      'grid matrix',
      'last text',
    ])
    expect(by('score').showIf).toEqual({
      any: [
        { question: 'role', is: '10' },
        { question: 'tools', is: '2' },
      ],
    })
    expect(by('why').showIf).toEqual({
      all: [
        { question: 'score', atMost: 6 },
        { question: 'tools', isNot: '1' },
      ],
    })
    expect(by('grid').showIf).toEqual({ question: 'role', is: '20' })
    expect(by('last').showIf).toEqual({ question: 'tools', isNot: '1' })
    expect(questionErrors(survey.questions)).toEqual({})
  })
  it('keeps blocks and page breaks as pages, piped answers, languages', () => {
    expect(survey.questions.map((one) => one.page?.title)).toEqual([
      'Who',
      undefined,
      '',
      undefined,
      'Operators',
      undefined,
      'Last',
    ])
    expect(by('why').label).toBe('Why, as {{role}} of ${e://Field/team}?')
    expect(survey.translations).toEqual({
      de: { questions: { role: { label: 'Deine Rolle', options: { 10: 'Entwicklerin', 20: 'Betrieb' } } } },
    })
  })
  it('names what it cannot keep, by question', () => {
    const said = survey.skipped.map((skip) => skip.reason).join('\n')
    for (const words of [
      'Embedded data',
      'A quota',
      '“loop and merge”',
      '“timing” is left out',
      '“rank”: a condition is not kept: it depends on embedded data',
      '“why”: not kept: a script',
      '${e://Field/team}',
    ])
      expect(said).toContain(words)
  })
})

describe('conditions of rows', () => {
  const cloud = when(selected('QID1', 2))
  const unknown = when({ LogicType: 'EmbeddedField', LeftOperand: 'team', Operator: 'EqualTo', RightOperand: 'x' })
  const rows = (logic: unknown) => ({ ...choices('Docs', 'Billing'), 2: { Display: 'Billing', DisplayLogic: logic } })
  const of = (...questions: ReturnType<typeof question>[]) =>
    readSurvey(
      JSON.stringify({
        SurveyEntry: { SurveyID: 'SV_2', SurveyName: 'Rows', SurveyLanguage: 'EN' },
        SurveyElements: [
          {
            Element: 'BL',
            PrimaryAttribute: 'Survey Blocks',
            Payload: { 0: block('BL_1', 'All', 'QID1', ...questions.map((one) => one.PrimaryAttribute)) },
          },
          { Element: 'FL', PrimaryAttribute: 'Survey Flow', Payload: { Flow: [{ Type: 'Block', ID: 'BL_1' }] } },
          question('QID1', 'where', 'MC', 'SAVR', { Choices: choices('Here', 'Cloud') }),
          ...questions,
        ],
      }),
      'rows.qsf',
    )
  const isCloud = { question: 'where', is: '2' }
  const likert = (logic: unknown, more: Payload = {}) =>
    question('QID2', 'grid', 'Matrix', 'Likert', {
      SubSelector: 'SingleAnswer',
      Choices: rows(logic),
      Answers: choices('Good', 'Bad'),
      ...more,
    })

  it('are kept for the rows of a matrix, beside that of the whole', () => {
    const { questions, skipped } = of(likert(cloud, { DisplayLogic: when(selected('QID1', 1)) }))
    expect(questions[1]).toMatchObject({ type: 'matrix', rowsIf: { 2: isCloud } })
    expect(questions[1]!.showIf).toEqual({ question: 'where', is: '1' })
    expect(skipped).toEqual([])
    expect(questionErrors(questions)).toEqual({})
  })
  it('are those of the questions that rows, fields and sliders became', () => {
    const { questions, skipped } = of(
      question('QID2', 'fields', 'TE', 'FORM', { Choices: rows(cloud) }),
      question('QID3', 'table', 'Matrix', 'TE', { Choices: rows(cloud), Answers: choices('Now', 'Then') }),
      question('QID4', 'slid', 'Slider', 'HSLIDER', { Choices: rows(cloud) }),
    )
    const own = questions.filter(({ label }) => label.includes('Billing'))
    expect(own.map(({ showIf }) => showIf)).toEqual([isCloud, isCloud, isCloud, isCloud])
    expect(questions.filter(({ label }) => label.includes('Docs')).some(({ showIf }) => showIf)).toBe(false)
    expect(skipped.filter(({ reason }) => reason.includes('condition'))).toEqual([])
  })
  it('are told where they cannot be asked here, and so are those of options and columns', () => {
    const said = (...questions: ReturnType<typeof question>[]) => of(...questions).skipped.map(({ reason }) => reason)
    expect(said(likert(unknown))).toEqual([
      '“grid”: the row “Billing” is always shown: a condition is not kept: it depends on embedded data',
    ])
    expect(said(question('QID2', 'one', 'MC', 'SAVR', { Choices: rows(cloud) }))).toEqual([
      '“one”: the option “Billing” is always shown: its own condition is not kept',
    ])
    const column = likert(cloud, { Choices: choices('Docs'), Answers: rows(cloud) })
    expect(said(column)).toEqual(['“grid”: the column “Billing” is always shown: its own condition is not kept'])
  })
})
