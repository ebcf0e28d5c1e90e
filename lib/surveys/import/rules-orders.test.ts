import { describe, expect, it } from 'vitest'
import { workbook } from '@/tests/support/xlsx'
import { readSurvey, readSurveyBytes } from './rules-detect'

// A random order of options or rows is kept from every tool that has one; where it is none, or not ours, that is told apart.

const read = (json: unknown, file = 'x.json') => readSurvey(JSON.stringify(json), file)
const orders = (survey: ReturnType<typeof read>) =>
  survey.questions.map(({ shuffled, options = [], rows }) => [
    shuffled ?? false,
    (shuffled && rows ? rows : options).map((one) => (one.fixed ? `[${one.label}]` : one.label)).join(''),
  ])
const notes = (survey: ReturnType<typeof read>) => survey.skipped.map(({ reason }) => reason)

const choices = (...labels: string[]) => Object.fromEntries(labels.map((label, at) => [at + 1, { Display: label }]))
function qsf(question: object, options: object = {}, more: object[] = []) {
  const all = [question, ...more]
  return {
    SurveyEntry: { SurveyID: 'SV_1', SurveyName: 'Orders', SurveyLanguage: 'EN' },
    SurveyElements: [
      {
        Element: 'BL',
        Payload: [
          {
            Type: 'Default',
            ID: 'BL_1',
            Description: 'Main',
            Options: options,
            BlockElements: all.map((_, at) => ({ Type: 'Question', QuestionID: `QID${at + 1}` })),
          },
        ],
      },
      { Element: 'FL', Payload: { Type: 'Root', Flow: [{ Type: 'Block', ID: 'BL_1' }] } },
      ...all.map((one, at) => ({
        Element: 'SQ',
        Payload: {
          QuestionID: `QID${at + 1}`,
          DataExportTag: `Q${at + 1}`,
          QuestionText: `Question ${at + 1}`,
          ...one,
        },
      })),
    ],
  }
}
const single = { QuestionType: 'MC', Selector: 'SAVR', Choices: choices('a', 'b', 'c', 'd') }
const advanced = (Advanced: object) => ({ Randomization: { Type: 'Advanced', Advanced } })

describe('Qualtrics', () => {
  it('all choices, and the statements of a matrix', () => {
    const matrix = {
      QuestionType: 'Matrix',
      Selector: 'Likert',
      SubSelector: 'SingleAnswer',
      Choices: choices('r', 's'),
      Answers: choices('good', 'bad'),
      Randomization: { Type: 'All' },
    }
    const survey = read(qsf({ ...single, Randomization: { Type: 'All' } }, {}, [matrix]))
    expect(orders(survey)).toEqual([
      [true, 'abcd'],
      [true, 'rs'],
    ])
    expect(notes(survey)).toEqual([])
  })

  it('some of them: the others keep their places', () => {
    const survey = read(
      qsf({
        ...single,
        ...advanced({
          FixedOrder: ['{~Randomized~}', '{~Randomized~}', '{~Randomized~}', '4'],
          RandomizeAll: ['1', '2', '3'],
        }),
      }),
    )
    expect(orders(survey)).toEqual([[true, 'abc[d]']])
    expect(notes(survey)).toEqual([])
  })

  it('laid out without a random place, it is an order and nothing is random', () => {
    const survey = read(qsf({ ...single, ...advanced({ FixedOrder: ['4', '2', '1', '3'], RandomizeAll: [] }) }))
    expect(orders(survey)).toEqual([[false, 'dbac']])
    expect(notes(survey)).toEqual([])
  })

  it('choices that are in the file and never shown are left out, and named', () => {
    const survey = read(
      qsf({ ...single, ...advanced({ FixedOrder: ['1', '2', '3'], RandomizeAll: [], Undisplayed: ['4'] }) }),
    )
    expect(orders(survey)).toEqual([[false, 'abc']])
    expect(notes(survey)).toEqual(['“Q1”: choices that are never shown are left out: “d”'])
  })

  it('a draw of some is named, and so is the order of a block, with what it never shows', () => {
    const drawn = { ...single, Randomization: { Type: 'Subset', TotalRandSubset: '2' } }
    const survey = read(
      qsf(
        drawn,
        {
          RandomizeQuestions: 'Advanced',
          Randomization: {
            Advanced: { FixedOrder: ['{~Randomized~}'], RandomizeAll: ['QID1'], Undisplayed: ['QID2'] },
          },
        },
        [single],
      ),
    )
    expect(survey.questions.map(({ key }) => key)).toEqual(['Q1'])
    expect(notes(survey).sort()).toEqual([
      'The block “Main” is asked in the order of the file: the random order of its questions is not kept',
      '“Q1”: not kept: that each respondent is shown only 2 of its choices, drawn at random',
      '“Q2” is left out: its block never shows it',
    ])
    expect(notes(read(qsf(single, { RandomizeQuestions: 'false' })))).toEqual([])
  })
})

it('SurveyJS: choices, and rows by both names of the setting; alphabetical is named', () => {
  const survey = read({
    elements: [
      { type: 'radiogroup', name: 'a', choices: ['x', 'y'], choicesOrder: 'random' },
      { type: 'ranking', name: 'b', choices: ['x', 'y'], choicesOrder: 'random' },
      { type: 'matrix', name: 'c', columns: ['x', 'y'], rows: ['r', 's'], rowOrder: 'random' },
      { type: 'matrix', name: 'd', columns: ['x', 'y'], rows: ['r', 's'], rowsOrder: 'random' },
      { type: 'dropdown', name: 'e', choices: ['y', 'x'], choicesOrder: 'asc' },
    ],
  })
  expect(survey.questions.map(({ shuffled }) => shuffled ?? false)).toEqual([true, true, true, true, false])
  expect(notes(survey)).toEqual(['“e”: not kept: an alphabetical order'])
})

it('Typeform and Google Forms', () => {
  const typeform = read({
    title: 'T',
    fields: [
      {
        ref: 'one',
        type: 'multiple_choice',
        title: 'One',
        properties: { randomize: true, choices: [{ label: 'a' }, { label: 'b' }] },
      },
      {
        ref: 'two',
        type: 'dropdown',
        title: 'Two',
        properties: { alphabetical_order: true, choices: [{ label: 'b' }, { label: 'a' }] },
      },
    ],
  })
  expect(orders(typeform)).toEqual([
    [true, 'ab'],
    [false, 'ba'],
  ])
  expect(notes(typeform)).toEqual(['“two”: not kept: an alphabetical order'])
  const columns = { type: 'RADIO', options: [{ value: 'x' }, { value: 'y' }] }
  const google = read({
    formId: 'f',
    info: { title: 'G' },
    items: [
      {
        itemId: '1',
        title: 'One',
        questionItem: { question: { questionId: 'q1', choiceQuestion: { ...columns, shuffle: true } } },
      },
      {
        itemId: '2',
        title: 'Grid',
        questionGroupItem: {
          questions: [
            { questionId: 'q2', rowQuestion: { title: 'r' } },
            { questionId: 'q3', rowQuestion: { title: 's' } },
          ],
          grid: { columns, shuffleQuestions: true },
        },
      },
    ],
  })
  expect(orders(google)).toEqual([
    [true, 'xy'],
    [true, 'rs'],
  ])
})

it('Formbricks: all, all but the last; a list turned round for some is named', () => {
  const question = (id: string, shuffleOption: string) => ({
    id,
    type: 'multipleChoiceSingle',
    headline: { default: id },
    shuffleOption,
    choices: [
      { id: '1', label: { default: 'a' } },
      { id: '2', label: { default: 'b' } },
    ],
  })
  const survey = read({
    name: 'F',
    questions: [question('q1', 'all'), question('q2', 'exceptLast'), question('q3', 'reverseOrderOccasionally')],
    welcomeCard: { enabled: false },
    endings: [],
  })
  expect(orders(survey)).toEqual([
    [true, 'ab'],
    [true, 'a[b]'],
    [false, 'ab'],
  ])
  expect(notes(survey).filter((note) => note.includes('random'))).toEqual(['“q3”: not kept: a random order'])
})

it('XLSForm: randomize=true among the parameters, with a seed or without', () => {
  const bytes = workbook({
    sheets: {
      survey: [
        ['type', 'name', 'label', 'parameters'],
        ['select_one yn', 'a', 'A', 'randomize=true'],
        ['select_multiple yn', 'b', 'B', 'randomize = true, seed=42'],
        ['select_one yn', 'c', 'C', 'randomize=false'],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['yn', 'y', 'Yes'],
        ['yn', 'n', 'No'],
      ],
      settings: [],
    },
  })
  expect(readSurveyBytes(bytes, 'x.xlsx').questions.map(({ shuffled }) => shuffled ?? false)).toEqual([
    true,
    true,
    false,
  ])
})
