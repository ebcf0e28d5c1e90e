import { describe, expect, it } from 'vitest'
import { questionErrors } from '@/lib/surveys/rules'
import { guessMapping } from './rules-guess'
import { inferQuestions } from './rules-infer'
import { readTable } from './rules-table'

const infer = (text: string) => inferQuestions(readTable(text, 'x.csv'), 'x.csv')
const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n')

describe('questions from a file of responses', () => {
  it('takes what is larger than any answer for words: else no row of the file could be taken', () => {
    const { questions } = infer(`Order,How?\n${rows(6, (index) => `99887766554433${index},${index}`)}`)
    expect(questions[0]).toMatchObject({ label: 'Order', type: 'text' })
  })
  it.each(['How is CI? [Speed]', 'Q1 [a]', 'CI [fast / slow]'])(
    'each has its column: %s, alone under its words',
    (name) => {
      const table = readTable(
        `${name},Q1 (a),Note\n${rows(6, (index) => `${['Good', 'Bad'][index % 2]},x,n${index}`)}`,
        'x.csv',
      )
      const { questions } = inferQuestions(table, 'x.csv')
      const mapping = guessMapping(table, { questions, anonymity: 'anonymous' })
      expect(questions[0]).toMatchObject({ label: name, type: 'single' })
      expect(questions.map(({ key }) => key)).toEqual(table.columns.map((column) => mapping[column.name]))
    },
  )
  it('tells scales, choices, several choices, texts, days and numbers apart', () => {
    const { questions, left } = infer(
      `ResponseId,Team,How easy are deploys?,Would you recommend it?,OS,Languages used,Happy?,Joined,Years,Comment,Empty\n${rows(
        40,
        (index) =>
          `${index},T${index % 3},${1 + (index % 5)},${index % 11},${['Linux', 'macOS', 'Windows'][index % 3]},${['Go;Rust', 'Rust', 'Go;TypeScript;Rust'][index % 3]},${index % 2 ? 'Yes' : 'No'},2026-01-${String(1 + (index % 28)).padStart(2, '0')},${index * 3},"Something long and different, number ${index}, that nobody would ever have put into a list of options",`,
      )}`,
    )
    expect(left).toEqual(['ResponseId', 'Team', 'Empty'])
    expect(
      questions.map((question) => [question.label, question.type, question.max ?? question.options?.length]),
    ).toEqual([
      ['How easy are deploys?', 'rating', 5],
      ['Would you recommend it?', 'nps', undefined],
      ['OS', 'single', 3],
      ['Languages used', 'multi', 3],
      ['Happy?', 'yesno', 2],
      ['Joined', 'date', undefined],
      ['Years', 'number', undefined],
      ['Comment', 'longtext', undefined],
    ])
    expect(questionErrors(questions)).toEqual({})
  })
  it('takes columns under one question together', () => {
    const { questions } = infer(
      [
        'Respondent ID,Which tools?,,,Rate them,',
        ',CI,IDE,Other (please specify),Docs,Support',
        ...Array.from(
          { length: 6 },
          (_, index) => `${index},CI,${index % 2 ? 'IDE' : ''},${index ? '' : 'vim'},Good,Bad`,
        ),
      ].join('\n'),
    )
    expect(
      questions.map(({ type, label, options, rows: lines }) => ({
        type,
        label,
        options: options?.map((one) => one.label),
        rows: lines?.map((one) => one.label),
      })),
    ).toEqual([
      { type: 'multi', label: 'Which tools?', options: ['CI', 'IDE', 'Other (please specify)'], rows: undefined },
      { type: 'matrix', label: 'Rate them', options: ['Good', 'Bad'], rows: ['Docs', 'Support'] },
    ])
  })
  it('reads the columns of options in the words of LimeSurvey, in the language of the survey', () => {
    const { questions } = infer(
      `id,Tools [CI],Tools [IDE],Zufrieden?,Antwort\n${rows(8, (index) => `${index},${['Ja', 'Nein', 'N/A', 'Ja'][index % 4]},${['Nein', 'Ja', 'N/A', 'Nein'][index % 4]},${index % 2 ? 'Ja' : 'Nein'},${index % 2 ? 'Ja' : 'Oui'}`)}`,
    )
    expect(questions.map(({ type, options }) => [type, options?.map(({ label }) => label)])).toEqual([
      ['multi', ['CI', 'IDE']],
      ['yesno', ['Yes', 'No']],
      ['single', ['Oui', 'Ja']],
    ])
  })
  it('makes no mark-up of what stands in a header or a cell', () => {
    const { questions } = infer(
      `"<img src=x onerror=alert(1)>Why?","<b ` +
        `onmouseover=alert(1)>Which?</b>"\n${rows(8, (index) => `text ${index},${index % 2 ? '<script>alert(1)</script>a' : 'b'}`)}`,
    )
    expect(
      JSON.stringify(questions.map((question) => [question.label, question.options?.map((option) => option.label)])),
    ).not.toMatch(/<|onerror/)
  })
  it('refuses a file without answers', () => expect(() => infer('Team,IP Address\nA,1')).toThrow('none of its columns'))
})
