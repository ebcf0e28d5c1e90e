import { expect, test } from 'vitest'
import { readSurvey } from './rules-detect'

// Words between questions, and parts of the flow of which each respondent saw some: what was lost in real files, in our own words.

const question = (id: string, type: string, text: string, more = {}) => ({
  Element: 'SQ',
  PrimaryAttribute: id,
  Payload: { QuestionID: id, DataExportTag: id, QuestionType: type, Selector: 'SL', QuestionText: text, ...more },
})
const block = (id: string, name: string, ...questions: string[]) => ({
  Type: 'Standard',
  ID: id,
  Description: name,
  BlockElements: questions.map((one) => ({ Type: 'Question', QuestionID: one })),
})
const read = (questions: object[], blocks: object[], flow: object[]) =>
  readSurvey(
    JSON.stringify({
      SurveyEntry: { SurveyID: 'SV_1', SurveyName: 'Words', SurveyLanguage: 'EN' },
      SurveyElements: [
        { Element: 'BL', PrimaryAttribute: 'Survey Blocks', Payload: blocks },
        { Element: 'FL', PrimaryAttribute: 'Survey Flow', Payload: { Type: 'Root', Flow: flow } },
        ...questions,
      ],
    }),
    'words.qsf',
  )
const flowOf = (id: string) => ({ Type: 'Standard', ID: id })

test('all paragraphs of words between questions are kept, also where they are many; what is cut is told', () => {
  const long = `<p>${'One long sentence about the build. '.repeat(10)}</p>`
  const { questions, skipped } = read(
    [
      question('QID1', 'DB', `${long}<p>Please read <b>all</b> of this.</p><p>You may stop at any time.</p>`),
      question('QID2', 'TE', 'What broke?'),
      question('QID3', 'DB', `<p>${'word '.repeat(1_100)}</p>`),
      question('QID4', 'TE', 'What else?'),
    ],
    [block('BL_1', 'One', 'QID1', 'QID2', 'QID3', 'QID4')],
    [flowOf('BL_1')],
  )
  expect(questions[0]!.help).toBe(
    `${'One long sentence about the build. '.repeat(10).trim()}\n\nPlease read **all** of this.\n\nYou may stop at any time.`,
  )
  expect(questions[1]!.help!.length).toBeLessThanOrEqual(5_000)
  expect(skipped.map(({ reason }) => reason)).toEqual(['“QID4”: the words above it are cut after 5,000 characters'])
})

test('a picture that stands in the place of words is told', () => {
  const { skipped } = read(
    [
      question('QID1', 'DB', 'Look at this', { Selector: 'GRB', Graphics: 'IM_1', GraphicsDescription: 'A build' }),
      question('QID2', 'TE', 'What broke?'),
    ],
    [block('BL_1', 'One', 'QID1', 'QID2')],
    [flowOf('BL_1')],
  )
  expect(skipped.map(({ reason }) => reason)).toEqual(['“QID1”: not kept: a picture'])
})

test.each([
  [
    1,
    "Each respondent was asked 1 of 2 parts of the survey's flow (“Short”, “Both long ones”), drawn at random: " +
      'all of them are asked of everybody here',
  ],
  ['1', 'Each respondent was asked 1 of 2 parts'],
  [2, "A random order of blocks in the survey's flow is not kept (“Short”, “Both long ones”)"],
  [undefined, "A random order of blocks in the survey's flow is not kept (“Short”, “Both long ones”)"],
])('a randomizer that shows %s of two parts', (SubSet, reason) => {
  const { questions, skipped } = read(
    ['QID1', 'QID2', 'QID3'].map((id) => question(id, 'TE', `About ${id}`)),
    [block('BL_1', 'Short', 'QID1'), block('BL_2', 'Long', 'QID2'), block('BL_3', 'Longer', 'QID3')],
    [
      {
        Type: 'BlockRandomizer',
        SubSet,
        EvenPresentation: true,
        Flow: [
          flowOf('BL_1'),
          { Type: 'Group', Description: 'Both long ones', Flow: [flowOf('BL_2'), flowOf('BL_3')] },
        ],
      },
    ],
  )
  expect(questions).toHaveLength(3)
  expect(skipped.map((one) => one.reason)).toEqual([expect.stringContaining(reason)])
})
