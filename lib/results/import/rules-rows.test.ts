import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '@/lib/core/text/csv-write'
import { describeCorpora } from '@/tests/support/corpus'
import { allColumnsOf, cellOf, columnsOf } from '../rules-columns'
import { normalizeQuestion } from '@/lib/surveys/rules'
import { questionInput, type Answers, type Question } from '@/lib/surveys/schema'
import { readSurvey } from '@/lib/surveys/import/rules-detect'
import { guessMapping } from './rules-guess'
import { redact } from './rules-redact'
import { planOf, relaxed, rowReader } from './rules-rows'
import { readTable } from './rules-table'

/** A file's rows as answers, with what was guessed. */
function take(text: string, questions: readonly Question[]) {
  const { table, cut } = redact(readTable(text, 'x.csv'), 'anonymous', new Set(), new Date('2026-05-04T00:00:00Z'))
  const mapping = guessMapping(table, { questions, anonymity: 'anonymous' })
  const read = rowReader(
    planOf(table, mapping, { questions, anonymity: 'anonymous' }, 'x.csv'),
    relaxed(questions),
    table.kind,
  )
  return { table, cut, mapping, rows: table.rows.map((row) => read(row.cells)) }
}

/** Rows and header cells of a CSV file, split by hand. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  for (let at = 0; at < clean.length; at++) {
    const letter = clean[at]!
    if (quoted && letter === '"' && clean[at + 1] === '"') {
      cell += '"'
      at++
    } else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === ',' || letter === '\n')) {
      rows.at(-1)!.push(cell)
      cell = ''
      if (letter === '\n') rows.push([])
    } else cell += letter
  }
  rows.at(-1)!.push(cell)
  return rows.filter((row) => row.length > 1)
}

describeCorpora('surveys/qualtrics', (corpus) =>
  describe.each(corpus.list('.csv').map((file) => file.replace('.csv', '')))(
    'Qualtrics: the responses of %s',
    (name) => {
      const survey = readSurvey(corpus.read(`${name}.qsf`), `${name}.qsf`)
      const text = corpus.read(`${name}.csv`)
      const cells = cellsOf(text)
      const heads = cells[2]!.some((cell) => cell.includes('ImportId')) ? 3 : 2
      const { table, cut, mapping, rows } = take(text, survey.questions)

      it('leaves out who, where and from which machine, and times of day', () => {
        expect(cut).toEqual(expect.arrayContaining(['ResponseID', 'IPAddress', 'LocationLatitude']))
        expect(
          table.columns
            .map((column) => column.name)
            .filter((column) => /ip|name$|email|location|responseid/i.test(column)),
        ).toEqual([])
        expect(JSON.stringify(table.rows)).not.toMatch(/\d\d:\d\d:\d\d|R_[A-Za-z0-9]{15}/)
      })
      it('finds a place for each answer, save what the summary of the survey has named', () => {
        const lost = Object.entries(mapping)
          .filter(([column, target]) => target === '' && !['StartDate', 'Finished'].includes(column))
          .map(([column]) => column)
        expect(lost).toEqual(
          {
            Questions_with_Text_Entry_Components: ['Matrix_text_1_TEXT', 'Matrix_text_2_TEXT'],
            open_options: ['parts_1_TEXT'],
            // Neither this question nor its answers are in the survey's file.
            Better_Sample_Survey: ['Q13_1_-1', 'Q13_2_-1', 'Q13_3_-1'],
          }[name] ?? [],
        )
      })
      it('takes every row that says something, and every cell of it', () => {
        const said = cells.slice(heads)
        expect(rows).toHaveLength(said.length)
        const header = table.columns.map((column) =>
          cells[0]!.findIndex((cell, index) => cell === column.name || cells[1]![index] === column.name),
        )
        rows.forEach((row, at) => {
          if ('error' in row) throw new Error(`row ${at}: ${row.error}`)
          table.columns.forEach((column, index) => {
            const target = mapping[column.name]!
            if (target === '' || target.startsWith('@')) return
            const cell = said[at]![header[index]!]!.trim()
            const own = allColumnsOf(survey.questions).find((one) => one.name === target)!
            const stored = cellOf(own, row.answers)
            // -99 is "seen and not answered", unless the question has an option of that code.
            const isAnswer =
              cell !== '' && (cell !== '-99' || (own.question.options ?? []).some((option) => option.value === '-99'))
            if (own.part.kind === 'option' || own.part.kind === 'row-option') {
              expect([column.name, at, stored ?? 0]).toEqual([column.name, at, isAnswer ? 1 : 0])
            } else if (own.part.kind === 'text') {
              // What was written stays only beside a chosen open option.
              if (stored !== null && isAnswer) expect(String(stored)).toContain(cell)
            } else
              expect([column.name, at, stored === null ? '' : String(stored)]).toEqual([
                column.name,
                at,
                isAnswer ? cell : '',
              ])
          })
        })
      })
    },
  ),
)

const mixed: Question[] = (
  [
    { key: 'ease', type: 'rating', label: 'How easy?', minLabel: 'Very hard', maxLabel: 'Very easy' },
    {
      key: 'tools',
      type: 'multi',
      label: 'Which tools?',
      options: [
        { value: 'ci', label: 'CI' },
        { value: 'ide', label: 'IDE, editor' },
        { value: 'other', label: 'Other', open: true },
      ],
    },
    {
      key: 'order',
      type: 'ranking',
      label: 'Rank',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
        { value: 'c', label: 'C' },
      ],
    },
    {
      key: 'grid',
      type: 'matrix',
      label: 'Rate',
      options: [
        { value: 'good', label: 'Good' },
        { value: 'bad', label: 'Bad' },
      ],
      rows: ['docs', 'support'],
    },
    {
      key: 'many',
      type: 'matrix',
      label: 'Use',
      multiple: true,
      options: [
        { value: 'work', label: 'Work' },
        { value: 'home', label: 'Home' },
      ],
      rows: ['go', 'rust'],
    },
    { key: 'happy', type: 'yesno', label: 'Happy?' },
    { key: 'why', type: 'longtext', label: 'Why?' },
  ] satisfies Parameters<typeof normalizeQuestion>[0][]
).map(normalizeQuestion)

describe('other tools', () => {
  it('SurveyMonkey: the question above, its choices below', () => {
    const text = [
      'Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,Which tools?,,,How easy?,Rate,,Why?',
      ',,,,,,CI,"IDE, editor",Other (please specify),Response,docs,support,Open-Ended Response',
      '1,2,04/01/2026 10:00:00 AM,04/02/2026 10:05:00 AM,10.0.0.1,a@e.org,CI,,a shell,Very easy,Good,Bad,"It, works"',
      '2,2,04/01/2026 10:00:00 AM,04/03/2026 10:05:00 AM,10.0.0.1,b@e.org,,"IDE, editor",,4,Bad,,',
    ].join('\n')
    const { table, mapping, rows } = take(text, mixed)
    expect(table.kind).toBe('two-row')
    expect(mapping['End Date']).toBe('@day')
    expect(rows).toEqual(
      [
        {
          answers: {
            ease: 5,
            tools: ['ci', 'other'],
            'tools.text': 'a shell',
            grid: { docs: 'good', support: 'bad' },
            why: 'It, works',
          },
        },
        { answers: { ease: 4, tools: ['ide'], grid: { docs: 'bad' } } },
      ].map(({ answers }) => ({ answers: expect.objectContaining(answers) })),
    )
    expect(table.rows.map((row) => row.cells[table.columns.findIndex((column) => column.name === 'End Date')])).toEqual(
      ['2026-04-02', '2026-04-03'],
    )
  })
  // What is written for each type is in LimeSurvey's export code (SurveyObj::getFullAnswer, its repository, 2026).
  it.each([
    ['English', 'Yes', 'No', 'N/A'],
    ['German', 'Ja', 'Nein', 'N/A'],
    ['French', 'Oui', 'Non', 'N/A'],
    ['Spanish', 'Sí', 'No', 'N/A'],
    ['Japanese', 'はい', 'いいえ', 'N/A'],
    ['Polish', 'Tak', 'Nie', 'N/A'],
  ])('LimeSurvey, full answers in %s: not chosen, and not shown, are no choices', (_, yes, no, none) => {
    const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }))
    const questions = [
      { key: 'tools', type: 'multi', label: 'Tools', options },
      { key: 'happy', type: 'yesno', label: 'Happy' },
      { key: 'one', type: 'single', label: 'One', options: [...options, { value: 'n', label: 'N/A' }] },
      { key: 'why', type: 'text', label: 'Why' },
    ].map((one) => normalizeQuestion(questionInput.parse(one)))
    const { rows } = take(
      [
        'id,submitdate,tools[a],tools[b],happy,one,why',
        `1,2026-05-01 10:00:00,${yes},${no},${yes},A,${no}`,
        `2,2026-05-01 10:00:00,${none},${none},${no},N/A,${none}`,
        `3,2026-05-02 10:00:00,${no},${yes},${none},B,x`,
      ].join('\n'),
      questions,
    )
    expect(rows).toEqual([
      { answers: { tools: ['a'], happy: 'yes', one: 'a', why: no } },
      { answers: { happy: 'no', one: 'n', why: none } },
      { answers: { tools: ['b'], one: 'b', why: 'x' } },
    ])
  })

  it('SurveyMonkey: an option called “No” was chosen where its words stand', () => {
    const options = ['Yes', 'No', 'Unsure'].map((label) => ({ value: label.toLowerCase(), label }))
    const questions = [
      normalizeQuestion(questionInput.parse({ key: 'q', type: 'multi', label: 'Which apply?', options })),
    ]
    const { rows } = take('Respondent ID,Which apply?,,\n,Yes,No,Unsure\n1,,No,\n2,Yes,No,\n3,,,Unsure', questions)
    expect(rows).toEqual([
      { answers: { q: ['no'] } },
      { answers: { q: ['yes', 'no'] } },
      { answers: { q: ['unsure'] } },
    ])
  })

  it('Stack Overflow: several answers between ;, and what is no option goes beside the open one', () => {
    const { rows } = take('ResponseId,tools,happy,order\n1,CI;IDE; editor,Y,A;C\n2,CI;Neovim;Emacs,No,', mixed)
    expect(rows).toEqual([
      { answers: { tools: ['ci', 'ide', 'other'], 'tools.text': 'editor', happy: 'yes', order: ['a', 'c'] } },
      { answers: { tools: ['ci', 'other'], 'tools.text': 'Neovim; Emacs', happy: 'no' } },
    ])
  })
  it('says which cell does not fit, and refuses what makes no sense', () => {
    expect(take('ease,grid.docs\n9,\n3,ugly', mixed).rows).toEqual([
      { error: 'ease: At most 5.' },
      { error: 'grid.docs: “ugly” is not one of its options' },
    ])
    expect(() => take('x,y\n1,2', mixed)).toThrow('none of its columns')
    const table = readTable('a,b\n1,2', 'x.csv')
    expect(() =>
      planOf(table, { a: 'ease', b: 'ease' }, { questions: mixed, anonymity: 'anonymous' }, 'x.csv'),
    ).toThrow('cannot both')
    expect(() => planOf(table, { a: 'nothing' }, { questions: mixed, anonymity: 'anonymous' }, 'x.csv')).toThrow(
      'nothing of this survey',
    )
    expect(() =>
      planOf(table, { a: 'ease', b: '@email' }, { questions: mixed, anonymity: 'anonymous' }, 'x.csv'),
    ).toThrow('anonymous')
    expect(() => planOf(table, { c: 'ease' }, { questions: mixed, anonymity: 'anonymous' }, 'x.csv')).toThrow(
      'no column “c”',
    )
  })
})

describe('what was asked by an XLSForm', () => {
  const option = (value: string) => ({ value, label: `The ${value}` })
  const questions = [
    { key: 'q1', type: 'multi', label: 'One', options: [option('a'), option('b'), option('q3')] },
    { key: 'q2', type: 'multi', label: 'Two', options: [option('m'), option('x'), option('the x')] },
    { key: 'q3', type: 'single', label: 'Three', options: [option('yes'), option('no')] },
    { key: 'places', type: 'ranking', label: 'Four', options: [option('a'), option('b')] },
  ].map((one) => normalizeQuestion(questionInput.parse(one)))
  const expected = [
    { answers: { q1: ['b'], q2: ['m', 'x'], q3: 'yes', places: ['b', 'a'] } },
    { answers: { q1: ['a', 'q3'], q3: 'no' } },
  ]
  const [one, two] = ['1', '2'].map((end) => `uuid:8ba3c5d0-1b6f-4c7f-9d1c-00000000000${end}`)

  // Header and cells as the tests of ODK Central have them (its repository, August 2026).
  it.each([
    ['', '', ''],
    ['q1/a,q1/b,q1/q3,', '0,1,0,', '1,0,1,'],
  ])('ODK Central: groups, options %s', (split, first, second) => {
    const { cut, mapping, rows } = take(
      [
        `SubmissionDate,meta-instanceID,q1,${split}g1-q2,g1-g2-q3,g1-places,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion`,
        `2026-05-01T10:00:00.000Z,${one},b,${first}m x,yes,b a,${one},5,Ann Example,0,0,,,d1,0,1`,
        `2026-05-02T10:00:00.000Z,${two},a q3,${second},no,,${two},5,Ann Example,0,0,,,d1,0,1`,
      ].join('\n'),
      questions,
    )
    expect(rows).toEqual(expected)
    expect(cut).toEqual(expect.arrayContaining(['meta-instanceID', 'KEY', 'SubmitterID', 'SubmitterName', 'DeviceID']))
    expect(mapping).toMatchObject({ SubmissionDate: '@day', q1: 'q1', 'g1-g2-q3': 'q3' })
    if (split) expect(mapping['q1/q3']).toBe('q1[q3]')
  })

  it('KoboToolbox: groups and options after a slash', () => {
    const { cut, mapping, rows } = take(
      [
        'start;end;q1;q1/a;q1/b;q1/q3;g1/q2;g1/q2/m;g1/q2/x;g1/q2/gone;g1/g2/q3;g1/places;__version__;_id;_uuid;_submission_time;_validation_status;_submitted_by;_index',
        '2026-05-01T10:00:00.000+02:00;2026-05-01T10:05:00.000+02:00;b;0;1;0;m x;1;1;0;yes;b a;v1;11;8ba3c5d0-1b6f-4c7f-9d1c-000000000001;2026-05-01T08:05:10;;ann;1',
        '2026-05-02T10:00:00.000+02:00;2026-05-02T10:05:00.000+02:00;a q3;1;0;1;;;;;no;;v1;12;8ba3c5d0-1b6f-4c7f-9d1c-000000000002;2026-05-02T08:05:10;;ann;2',
      ].join('\n'),
      questions,
    )
    expect(rows).toEqual(expected)
    expect(cut).toEqual(expect.arrayContaining(['start', 'end', '_uuid', '_submitted_by']))
    expect(mapping).toMatchObject({ _submission_time: '@day', 'g1/q2/m': 'q2[m]', 'g1/q2/gone': '', 'g1/g2/q3': 'q3' })
  })

  it('in any other table a blank sets nothing apart that is no value, and a name keeps its parts', () => {
    const { mapping, rows } = take('g1-q3,q2\nyes,the x\nno,m\nyes,m nobody', questions)
    expect(mapping['g1-q3']).toBe('')
    expect(rows).toEqual([
      { answers: { q2: ['the x'] } },
      { answers: { q2: ['m'] } },
      { error: 'q2: “m nobody” is not one of its options' },
    ])
  })
})

describe('a file of ours is read back as it was written', () => {
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })
  // Where nothing was answered there is nothing; spaces around a text are not kept.
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((value) => value.replace(/[\r\n]+/g, ' ').trim())
    .filter(
      (value) =>
        value !== '' &&
        !/^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20']/.test(value) &&
        value.isWellFormed() &&
        !value.includes('\0'),
    )
  const answers = fc.record<Answers>(
    {
      ease: fc.integer({ min: 1, max: 5 }),
      tools: some(['ci', 'ide']),
      order: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
      grid: fc.record(
        { docs: fc.constantFrom('good', 'bad'), support: fc.constantFrom('good', 'bad') },
        { requiredKeys: ['docs'] },
      ),
      many: fc.record({ go: some(['work', 'home']) }),
      happy: fc.constantFrom('yes', 'no'),
      why: text,
    },
    { requiredKeys: ['ease'] },
  )
  const list = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value)
  const plain = (one: Answers) => ({
    ...one,
    ...(one.tools && { tools: list(one.tools) }),
    ...(one.many && { many: Object.fromEntries(Object.entries(one.many).map(([row, value]) => [row, list(value)])) }),
  })

  it.each([
    ['one column a question', columnsOf],
    [
      'one column an option',
      (questions: readonly Question[]) =>
        allColumnsOf(questions)
          .filter((column) => column.part.kind !== 'answer' || !['multi', 'ranking'].includes(column.question.type))
          .filter((column) => !(column.part.kind === 'row' && column.question.multiple)),
    ],
  ] as const)('%s', (_, columnsFor) => {
    const columns = columnsFor(mixed)
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 5 }), (responses) => {
        const file = writeCsv(
          columns.map((column) => column.name),
          responses.map((one) => columns.map((column) => cellOf(column, one))),
        )
        const { rows } = take(file, mixed)
        expect(rows.map((row) => ('answers' in row ? plain(row.answers) : row))).toEqual(responses.map(plain))
      }),
      { numRuns: 60 },
    )
  })
})
