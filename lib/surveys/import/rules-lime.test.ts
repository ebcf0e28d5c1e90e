import { describe, expect, it } from 'vitest'
import { questionErrors } from '../rules'
import { ab, lss, rowsOf, subs, table, type Row, type Source } from '@/tests/support/lime'
import { readSurvey } from './rules-detect'

describe('every kind of LimeSurvey question', () => {
  const survey = readSurvey(
    lss(
      [
        {
          qid: 1,
          type: 'L',
          title: 'role',
          other: 'Y',
          mandatory: 'Y',
          answers: ab,
          de: 'Rolle',
          attributes: { other_replace_text: 'Something else' },
        },
        {
          qid: 2,
          type: 'M',
          title: 'tools',
          subs,
          attributes: { max_answers: '1', exclude_all_others: 'SQ2' },
          relevance: 'role.NAOK == "A1"',
        },
        { qid: 3, type: 'F', title: 'arr', subs, answers: ab, relevance: '((tools_SQ1.NAOK == "Y" or role == "A2"))' },
        { qid: 4, type: 'R', title: 'rank', answers: ab },
        { qid: 5, type: 'Q', title: 'form', subs },
        { qid: 6, type: 'K', title: 'nums', subs },
        { qid: 7, type: 'N', title: 'num', attributes: { min_num_value_n: '0', max_num_value_n: '40' } },
        { qid: 8, type: 'D', title: 'day', text: 'Since when {role.shown}, {if(1)}?' },
        {
          qid: 9,
          type: '1',
          title: 'dual',
          subs,
          answers: [...ab, { code: 'B1', text: 'Good', scale_id: 1 }, { code: 'B2', text: 'Bad', scale_id: 1 }],
        },
        { qid: 10, type: 'Y', title: 'yes', relevance: 'count(tools) > 1' },
        { qid: 11, type: 'X', title: 'text', text: 'Nearly <b>there</b>' },
        {
          qid: 12,
          type: 'S',
          title: 'short',
          attributes: { em_validation_q: 'this > 1', maximum_chars: '90' },
          relevance: 'yes == "N"',
        },
        { qid: 13, type: '*', title: 'eq' },
        { qid: 14, type: 'O', title: 'listc', answers: ab, text: '<script>alert(1)</script>With a comment' },
        { qid: 15, type: ';', title: 'tt', subs: [...subs, { title: 'C1', text: 'Column', scale_id: 1 }] },
        { qid: 16, type: 'L', title: 'single', answers: [{ code: 'A1', text: 'Only' }] },
        { qid: 17, type: 'T', title: 'after', relevance: '9X1X16 == "A1"' },
        { qid: 18, type: 'C', title: 'yun', subs, attributes: { random_order: '1' } },
        { qid: 19, type: 'Z', title: 'odd' },
      ],
      table('quota', [{ id: 1, name: 'Men', qlimit: 5 }]),
    ),
    'all.lss',
  )
  const by = (key: string) => survey.questions.find((question) => question.key === key)

  it('becomes ours, in order', () => {
    expect(survey.questions.map((question) => `${question.key} ${question.type}`)).toEqual([
      'role single',
      'tools multi',
      'arr matrix',
      'rank ranking',
      'form_SQ1 text',
      'form_SQ2 text',
      'nums_SQ1 number',
      'nums_SQ2 number',
      'num number',
      'day date',
      'dual_0 matrix',
      'dual_1 matrix',
      'yes yesno',
      'short text',
      'listc single',
      'listc_comment longtext',
      'tt_SQ1_C1 text',
      'tt_SQ2_C1 text',
      'single multi',
      'after longtext',
      'yun matrix',
    ])
    expect(by('role')).toMatchObject({
      required: true,
      options: [
        { value: 'A1', label: 'Often' },
        { value: 'A2', label: 'Rarely' },
        { value: '-oth-', label: 'Something else', open: true },
      ],
    })
    expect(by('tools')).toMatchObject({ max: 1, options: [{ value: 'SQ1' }, { value: 'SQ2', exclusive: true }] })
    expect(by('num')).toMatchObject({ min: 0, max: 40 })
    expect(by('day')!.label).toBe('Since when {{role}}, {if(1)}?')
    expect(by('short')).toMatchObject({ max: 90, help: 'Nearly **there**' })
    expect(by('listc')!.label).toBe('With a comment')
    expect(questionErrors(survey.questions)).toEqual({})
  })
  it('keeps conditions', () => {
    expect(by('tools')!.showIf).toEqual({ question: 'role', is: 'A1' })
    expect(by('arr')!.showIf).toEqual({
      any: [
        { question: 'tools', is: 'SQ1' },
        { question: 'role', is: 'A2' },
      ],
    })
    expect(by('short')!.showIf).toEqual({ question: 'yes', is: 'no' })
  })
  it('keeps the other language, and leaves open what it does not say', () => {
    expect(survey.translations.de).toMatchObject({
      title: 'Alle Arten',
      questions: {
        role: { label: 'Rolle', options: { A1: 'Oft', A2: 'Selten' }, page: { title: 'Gruppe' } },
        tools: { label: '', options: { SQ1: 'Doku' } },
      },
    })
    expect(survey.translations.de!.questions.num).toBeUndefined()
  })
  it('names everything else', () => {
    const said = survey.skipped.map((skip) => skip.reason).join('\n')
    for (const words of [
      'quota “Men”',
      '“eq” is left out',
      '“odd” is left out',
      '“single” has one option only',
      'function count()',
      'a custom expression',
      '“listc”: not kept: a script',
    ])
      expect(said).toContain(words)
    expect(by('after')!.showIf).toMatchObject({ question: 'single' })
  })
})

it('conditions of older files are in a table: any on one question, all of several, any scenario', () => {
  const rows = [
    { qid: 3, scenario: 1, cqid: 1, cfieldname: '9X1X1', method: '==', value: 'A1' },
    { qid: 3, scenario: 1, cqid: 1, cfieldname: '9X1X1', method: '==', value: 'A2' },
    { qid: 3, scenario: 1, cqid: 2, cfieldname: '+9X1X2SQ1', method: '==', value: 'Y' },
  ]
  const { questions } = readSurvey(
    lss(
      [
        { qid: 1, type: 'L', title: 'a', answers: ab },
        { qid: 2, type: 'M', title: 'b', subs },
        { qid: 3, type: 'T', title: 'c' },
      ],
      table('conditions', rows),
    ),
    'x.lss',
  )
  expect(questions[2]!.showIf).toEqual({
    any: [
      {
        all: [
          { question: 'a', is: 'A1' },
          { question: 'b', is: 'SQ1' },
        ],
      },
      {
        all: [
          { question: 'a', is: 'A2' },
          { question: 'b', is: 'SQ1' },
        ],
      },
    ],
  })
})

it('words between questions stand before the next one, with the help beside them', () => {
  const words = [{ qid: 1, question: 'About CI', help: 'Think of last week.', language: 'en' }]
  const { questions } = readSurvey(
    lss(
      [
        { qid: 1, type: 'X', title: 'x' },
        { qid: 2, type: 'T', title: 'a' },
      ],
      '',
    ).replace(/<question_l10ns><rows><row>[\s\S]*?<\/row>/, `<question_l10ns><rows>${rowsOf(words)}`),
    'x.lss',
  )
  expect(questions[0]).toMatchObject({ key: 'a', help: 'About CI\n\nThink of last week.' })
})

// LimeSurvey 7 (database versions from 700): its UpdateHelper, insertRankingSubquestions() and getFieldName().
describe('as LimeSurvey 7 writes it', () => {
  const ranked: Source = { qid: 2, type: 'R', title: 'rank', subs, attributes: { subquestion_order: 'random' } }
  it('what is ranked are sub-questions, not answers, in random order by another setting', () => {
    const { questions, translations, skipped } = readSurvey(lss([ranked]), 'x.lss')
    expect(questions).toMatchObject([
      {
        key: 'rank',
        type: 'ranking',
        shuffled: true,
        options: [
          { value: 'SQ1', label: 'Docs' },
          { value: 'SQ2', label: 'Support' },
        ],
      },
    ])
    expect(translations.de?.questions.rank?.options).toEqual({ SQ1: 'Doku' })
    expect(skipped).toEqual([])
  })
  it('in an older file, what is ranked are its answers, and sub-questions are places', () => {
    const places: Row[] = [{ title: '1', text: 'Rank 1' }]
    const { questions } = readSurvey(lss([{ ...ranked, subs: places, answers: ab, attributes: {} }]), 'x.lss')
    expect(questions[0]!.options!.map(({ label }) => label)).toEqual(['Often', 'Rarely'])
  })
  it('conditions name questions and sub-questions by their numbers', () => {
    const rows = [
      { qid: 3, scenario: 1, cqid: 1, cfieldname: 'Q1', method: '==', value: 'A1' },
      { qid: 3, scenario: 1, cqid: 2, cfieldname: '+Q2_S201', method: '==', value: 'Y' },
    ]
    const { questions, skipped } = readSurvey(
      lss(
        [
          { qid: 1, type: 'L', title: 'a', answers: ab },
          { qid: 2, type: 'M', title: 'b', subs },
          { qid: 3, type: 'T', title: 'c' },
        ],
        table('conditions', rows),
      ),
      'x.lss',
    )
    expect(skipped).toEqual([])
    expect(questions[2]!.showIf).toEqual({
      all: [
        { question: 'a', is: 'A1' },
        { question: 'b', is: 'SQ2' },
      ],
    })
  })
  it('a sum that another question gives, sums that are shown and where a slider starts are named', () => {
    const attributes = { num_value_equals_sgqa: '9X1X1', show_totals: 'R', slider_middlestart: '1' }
    const { skipped } = readSurvey(lss([{ qid: 1, type: 'K', title: 'k', subs, attributes }]), 'x.lss')
    expect(skipped.at(-1)?.reason).toBe(
      '“k”: not kept: a sum like that of another question, the sums shown beside it, the place where its slider starts',
    )
  })
  it('fields that have conditions of their own keep them; rows and options that have some are told', () => {
    const [first, second] = [
      { title: 'SQ1', text: 'CI' },
      { title: 'SQ2', text: 'Docs', relevance: 'a == "A1"' },
    ]
    const { questions, skipped } = readSurvey(
      lss([
        {
          qid: 1,
          type: 'L',
          title: 'a',
          answers: [
            { code: 'A1', answer: 'Yes' },
            { code: 'A2', answer: 'No' },
          ],
        },
        { qid: 2, type: 'K', title: 'k', subs: [first, second] },
        {
          qid: 3,
          type: 'F',
          title: 'f',
          subs: [first, second],
          answers: [
            { code: 'A1', answer: 'Good' },
            { code: 'A2', answer: 'Bad' },
          ],
        },
      ]),
      'x.lss',
    )
    const shown = questions.map((one) => [one.key, one.showIf])
    expect(shown.slice(1, 3)).toEqual([
      ['k_SQ1', undefined],
      ['k_SQ2', { question: 'a', is: 'A1' }],
    ])
    expect(questions.find((one) => one.key === 'f')!.rowsIf).toEqual({ SQ2: { question: 'a', is: 'A1' } })
    expect(skipped.map((one) => one.reason).join()).not.toContain('always shown')
  })
  it('numbers that must come to a sum are a constant sum, unless the sum is calculated or a part has a condition', () => {
    const read = (attributes: Record<string, string>, rows: object[] = subs) =>
      readSurvey(lss([{ qid: 1, type: 'K', title: 'k', subs: rows as typeof subs, attributes }]), 'x.lss')
    const { questions, skipped } = read({ equals_num_value: '24' })
    expect(questions).toMatchObject([{ key: 'k', type: 'sum', total: 24 }])
    expect(questions[0]!.options!.map(({ value }) => value)).toEqual(['SQ1', 'SQ2'])
    expect(skipped.map((one) => one.reason).join()).not.toContain('a sum')
    expect(read({ equals_num_value: '{Q1}' }).questions.map((one) => one.type)).toEqual(['number', 'number'])
    const limited = read({ equals_num_value: '24', max_num_value_n: '10', slider_layout: '1' })
    expect(limited.skipped.map((one) => one.reason)).toEqual(
      expect.arrayContaining([
        '“k”: its sliders are fields here',
        '“k”: not kept: how small and how great each of its parts may be',
      ]),
    )
  })
  it('a least sum and a check are told with the number they had to be and the words that respondents read', () => {
    const attributes = { min_num_value: '100', em_validation_q: 'a < b', em_validation_q_tip: 'The first is lower' }
    const { skipped } = readSurvey(lss([{ qid: 1, type: 'K', title: 'k', subs, attributes }]), 'x.lss')
    expect(skipped.at(-1)?.reason).toBe(
      '“k”: not kept: a custom expression that checks the answer (The first is lower), a least sum (100)',
    )
  })
})
