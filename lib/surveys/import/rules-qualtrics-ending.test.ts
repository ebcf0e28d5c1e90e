import { describe, expect, it } from 'vitest'
import { readSurvey } from './rules-detect'

const file = (options: object, flow: object[] = [], question: object = {}) =>
  readSurvey(
    JSON.stringify({
      SurveyEntry: { SurveyID: 'SV_1', SurveyName: 'S', SurveyLanguage: 'EN' },
      SurveyElements: [
        {
          Element: 'BL',
          Payload: [
            {
              Type: 'Default',
              ID: 'BL_1',
              Description: 'Block',
              BlockElements: [{ Type: 'Question', QuestionID: 'QID1' }],
            },
          ],
        },
        { Element: 'FL', Payload: { Flow: [...flow.slice(0, 1), { Type: 'Block', ID: 'BL_1' }, ...flow.slice(1)] } },
        { Element: 'SO', Payload: options },
        {
          Element: 'SQ',
          PrimaryAttribute: 'QID1',
          Payload: {
            QuestionID: 'QID1',
            DataExportTag: 'Q1',
            QuestionText: 'Why?',
            QuestionType: 'TE',
            Selector: 'SL',
            Validation: { Settings: {} },
            Configuration: {},
            ...question,
          },
        },
      ],
    }),
    'x.qsf',
  )
const notes = (survey: ReturnType<typeof file>) => survey.skipped.map((one) => one.reason)
const none = { Type: 'Group', Flow: [] }

describe('the end of a Qualtrics survey', () => {
  it('is a link in the closing words where it sends people on', () => {
    const survey = file({ SurveyTermination: 'Redirect', EOSRedirectURL: 'https://example.org/next' })
    expect(survey.closing).toBe('[https://example.org/next](https://example.org/next)')
    expect(notes(survey)).toEqual([
      'People are not sent on to https://example.org/next by themselves: its link is in the closing words',
    ])
  })
  it('of the flow goes before that of the options; one with a placeholder is told', () => {
    const own = { SurveyTermination: 'Redirect', EOSRedirectURL: 'https://example.org/?id=${e://Field/PID}' }
    const survey = file({ SurveyTermination: 'DefaultMessage' }, [
      none,
      { Type: 'EndSurvey', EndingType: 'Advanced', Options: own },
    ])
    expect(survey.closing).toBeUndefined()
    expect(notes(survey)).toEqual([`At its end people were sent on to ${own.EOSRedirectURL}: this is not kept`])
  })
  it('for some is told with what it was', () => {
    const end = { Type: 'EndSurvey', Options: { SurveyTermination: 'DisplayMessage', EOSMessage: 'MS_abc' } }
    const survey = file({}, [none, { Type: 'Branch', BranchLogic: {}, Flow: [end] }])
    expect(notes(survey)).toContain(
      'An end for some respondents is not kept as it was: people were shown a message of the library (MS_abc), whose words are not in the file',
    )
  })
  it('keeps words that are in the file, and tells of those that are not', () => {
    expect(file({ SurveyTermination: 'DisplayMessage', EOSMessage: '<b>Thanks</b> a lot' }).closing).toContain('Thanks')
    expect(notes(file({ SurveyTermination: 'DisplayMessage', EOSMessage: 'MS_abc' }))).toEqual([
      'At its end people were shown a message of the library (MS_abc), whose words are not in the file: this is not kept',
    ])
  })
  it('as the tool writes it where nobody changed it says nothing', () => {
    const usual = {
      SurveyTermination: 'DefaultMessage',
      EOSRedirectURL: 'https://',
      EOSMessage: null,
      Header: '',
      BallotBoxStuffingPrevention: 'false',
    }
    const survey = file(usual, [none, { Type: 'EndSurvey' }])
    expect([survey.closing, notes(survey)]).toEqual([undefined, []])
  })
})

it('what the options say to respondents, and the names of embedded data, are told', () => {
  const survey = file(
    {
      Header: '<p>Study of the <b>platform</b></p>',
      Footer: '',
      BallotBoxStuffingPrevention: 'true',
      SurveyProtection: 'ByInvitation',
    },
    [{ Type: 'EmbeddedData', EmbeddedData: [{ Field: 'team', Type: 'Recipient' }, { Field: 'build' }] }],
  )
  expect(notes(survey)).toEqual([
    "Embedded data in the survey's flow is not kept: team, build",
    expect.stringMatching(/^The words above every page are not kept: “Study of the/),
    'That only who is invited may answer is not kept',
    'That a browser may answer once only is not kept: single-use links do that here',
  ])
})

it('a constant sum has its parts and its total; one that no answer had to come to is numbers, and that is told', () => {
  const sum = (more: object) =>
    file({}, [], {
      ...{ QuestionType: 'CS', Selector: 'VRTL', SubSelector: 'TX', ChoiceOrder: ['2', '1'] },
      Choices: { 1: { Display: 'CI' }, 2: { Display: 'Docs' } },
      Validation: { Settings: { Type: 'ChoicesTotal', ChoiceTotal: '10', ...more } },
    })
  const asked = sum({ EnforceRange: 'ON' })
  expect(asked.questions).toMatchObject([
    {
      ...{ key: 'Q1', type: 'sum', total: 10 },
      options: [
        { value: '2', label: 'Docs' },
        { value: '1', label: 'CI' },
      ],
    },
  ])
  expect(notes(asked)).toEqual([])
  expect(sum({}).questions.map((one) => one.type)).toEqual(['sum'])
  const free = sum({ EnforceRange: 'OFF' })
  expect(free.questions.map((one) => one.type)).toEqual(['number', 'number'])
  expect(notes(free)).toEqual([expect.stringContaining('their sum (10) is not checked')])
})

it('a table of sums has a number for each of its cells', () => {
  const two = { 1: { Display: 'CI' }, 2: { Display: 'Docs' } }
  const table = (Answers: object) =>
    file({}, [], {
      ...{ QuestionType: 'Matrix', Selector: 'CS', SubSelector: 'WOTXB', Choices: two, ChoiceOrder: ['1', '2'] },
      ...{ Answers, AnswerOrder: Object.keys(Answers), Validation: { Settings: { ChoiceTotal: '100' } } },
    }).questions.map((one) => one.label.replace(/^.*?: /, ''))
  expect(table({ 1: { Display: 'Now' }, 2: { Display: 'Wished' } })).toEqual([
    ...['CI, Now', 'CI, Wished', 'Docs, Now', 'Docs, Wished'],
  ])
  expect(table({ 1: { Display: 'Hours' } })).toEqual(['CI', 'Docs'])
})

it('a question that asks once more when it is left out is not required, and that is told', () => {
  const asks = { ForceResponse: 'RequestResponse', ForceResponseType: 'RequestResponse', Type: 'None' }
  const survey = file({}, [], { Validation: { Settings: asks } })
  expect(survey.questions[0]!.required).toBeUndefined()
  expect(notes(survey)).toEqual(['“Q1”: not kept: that it asks once more when it is left out'])
})
