import { describe, expect, it } from 'vitest'
import { ab, lss, subs } from '@/tests/support/lime'
import { readSurvey } from './rules-detect'

const read = (json: unknown, file = 'form.json') =>
  readSurvey(typeof json === 'string' ? json : JSON.stringify(json), file)

const row = (cells: Record<string, string>) =>
  `<row>${Object.entries(cells)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</row>`
const part = (kind: string, ...tables: [string, ...Record<string, string>[]][]) =>
  `<document><LimeSurveyDocType>${kind}</LimeSurveyDocType><languages><language>en</language><language>de</language></languages>${tables
    .map(([name, ...rows]) => `<${name}><rows>${rows.map(row).join('')}</rows></${name}>`)
    .join('')}</document>`

describe('LimeSurvey: parts of a survey, and the tab-separated structure', () => {
  const asked: [string, ...Record<string, string>[]][] = [
    [
      'questions',
      {
        qid: '5',
        parent_qid: '0',
        gid: '2',
        type: 'T',
        title: 'WHY',
        mandatory: 'Y',
        question_order: '1',
        relevance: '1',
      },
    ],
    [
      'question_l10ns',
      { qid: '5', question: 'Why?', language: 'en' },
      { qid: '5', question: 'Warum?', language: 'de' },
    ],
  ]
  it('a group (.lsg) becomes a survey of its own, in both languages', () => {
    const text = part(
      'Group',
      ['groups', { gid: '2', sid: '1', group_order: '3', grelevance: 'Q9 == 1' }],
      ['group_l10ns', { gid: '2', group_name: 'Reasons', language: 'en' }],
      ...asked,
    )
    const survey = read(text, 'limesurvey_group_2.lsg')
    expect([survey.title, survey.language]).toEqual(['Reasons', 'en'])
    expect(survey.questions).toEqual([
      expect.objectContaining({ key: 'WHY', type: 'longtext', label: 'Why?', required: true }),
    ])
    expect(survey.translations.de?.questions.WHY?.label).toBe('Warum?')
    expect(survey.skipped.map(({ reason }) => reason).join('\n')).toMatch(
      /one group of a survey[\s\S]*the condition of its group/,
    )
  })
  it('a question (.lsq) too', () => {
    const survey = read(part('Question', ...asked), 'limesurvey_question_5.lsq')
    expect([survey.title, survey.questions.length]).toEqual(['WHY', 1])
  })
  it('another part is refused by its name', () => {
    expect(() => read(part('Label set', ...asked), 'x.lsl')).toThrow('label set')
  })

  const head =
    'id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\tmandatory\tother\tdefault\tmax_answers'
  // As PHP's fputcsv writes it.
  const quoted = (text: string) => (/["\n\t ]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const line = (
    kind: string,
    type: string,
    name: string,
    text: string,
    language = 'en',
    more: { relevance?: string; mandatory?: string; other?: string; max?: string } = {},
  ) =>
    [
      '',
      '',
      kind,
      type,
      name,
      quoted(more.relevance ?? ''),
      quoted(text),
      '',
      language,
      '',
      more.mandatory ?? '',
      more.other ?? '',
      '',
      more.max ?? '',
    ].join('\t')
  const tsv = [
    head,
    line('S', '', 'sid', '841', ''),
    line('S', '', 'language', 'en', ''),
    line('S', '', 'additional_languages', 'de', ''),
    line('SL', '', 'surveyls_title', 'Colours'),
    line('SL', '', 'surveyls_title', 'Farben', 'de'),
    line('G', 'G0', 'First', 'About\ncolours'),
    line('Q', 'L', 'COL', 'Which?', 'en', { mandatory: 'Y', other: 'Y' }),
    line('A', '0', 'r', 'Red'),
    line('A', '0', 'b', 'Blue'),
    line('Q', 'M', 'ALL', 'All of them?', 'en', { relevance: 'COL == "r"', max: '1' }),
    line('SQ', '0', 'one', 'One'),
    line('SQ', '0', 'two', 'Two'),
    line('QTA', '', 'half', ''),
    line('G', 'G0', 'Erste', 'Über Farben', 'de'),
    line('Q', 'L', 'COL', 'Welche?', 'de', { mandatory: 'Y', other: 'Y' }),
    line('A', '0', 'r', 'Rot', 'de'),
    line('A', '0', 'b', 'Blau', 'de'),
  ].join('\n')

  it('the tab-separated structure says the same as an .lss file', () => {
    const survey = read(tsv, 'colours.txt')
    expect([survey.title, survey.language, survey.source]).toEqual(['Colours', 'en', 'limesurvey-841'])
    expect(survey.questions).toEqual([
      expect.objectContaining({
        key: 'COL',
        type: 'single',
        required: true,
        page: { title: 'First', text: 'About\ncolours' },
      }),
      expect.objectContaining({ key: 'ALL', type: 'multi', max: 1, showIf: { question: 'COL', is: 'r' } }),
    ])
    expect(survey.questions[0]?.options?.map(({ value, open }) => [value, open])).toEqual([
      ['r', undefined],
      ['b', undefined],
      ['-oth-', true],
    ])
    expect(survey.translations.de).toMatchObject({
      title: 'Farben',
      questions: { COL: { label: 'Welche?', options: { r: 'Rot' } } },
    })
    expect(survey.skipped.map(({ line: at, reason }) => [at, reason])).toContainEqual([
      15,
      'The quota “half” is not kept',
    ])
  })
  it('an export that broke off in an error page is said to be incomplete', () => {
    const broken = `${tsv}\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html><body>PHP notice</body></html>\n`
    const survey = read(broken, 'colours.txt')
    expect(survey.questions).toHaveLength(2)
    expect(survey.skipped.map(({ reason }) => reason).join('\n')).toContain('the export broke off')
  })
  it('a header alone is refused', () => expect(() => read(head, 'x.txt')).toThrow('there is no question in it'))
})

describe('where “Other” stands among the options', () => {
  const placed = (type: 'L' | 'M', attributes: Record<string, string>) =>
    readSurvey(
      lss([{ qid: 1, type, title: 'q', other: 'Y', ...(type === 'L' ? { answers: ab } : { subs }), attributes }]),
      'a.lss',
    ).questions[0]?.options?.map(({ value }) => value)
  it.each([
    ['L', {}, ['A1', 'A2', '-oth-']],
    ['L', { other_position: 'end', other_position_code: 'A1' }, ['A1', 'A2', '-oth-']],
    ['L', { other_position: 'beginning' }, ['-oth-', 'A1', 'A2']],
    ['L', { other_position: 'specific', other_position_code: 'A1' }, ['A1', '-oth-', 'A2']],
    ['L', { other_position: 'specific', other_position_code: 'gone' }, ['A1', 'A2', '-oth-']],
    ['M', { other_position: 'beginning' }, ['-oth-', 'SQ1', 'SQ2']],
  ] as const)('%s %j', (type, attributes, expected) => expect(placed(type, attributes)).toEqual(expected))
})

it('what is said in an empty field or above a ranking, and an order of elsewhere, is told with its words', () => {
  const attributes = {
    placeholder: 'e.g. 3 days',
    parent_order: 'tools',
    slider_reversed: '1',
    rank_title: 'Best first',
  }
  const { skipped } = readSurvey(lss([{ qid: 1, type: 'S', title: 'q', attributes }]), 'a.lss')
  expect(skipped.map(({ reason }) => reason).join()).toContain(
    'an order taken from another question (tools), that its slider runs the other way, ' +
      'words in the empty field (e.g. 3 days), words above the ranking (Best first)',
  )
})
