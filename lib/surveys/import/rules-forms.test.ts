import { describe, expect, it } from 'vitest'
import { holds } from '../answering/rules-visible'
import type { Answers } from '../schema'
import { readSurvey } from './rules-detect'
import { recogniseSurvey } from './rules-recognise'
import { reachedBy, type Jump } from './rules-jumps'
import { all, conditionOf, test, type Logic } from './rules-logic'

const read = (json: unknown, file = 'form.json') =>
  readSurvey(typeof json === 'string' ? json : JSON.stringify(json), file)
const notes = (json: unknown) => read(json).skipped.map(({ reason }) => reason)
/** The keys of the questions that these answers lead to. */
const shown = (json: unknown, answers: Answers): string[] =>
  read(json)
    .questions.filter(({ showIf }) => !showIf || holds(showIf, answers))
    .map(({ key }) => key)

describe('jumps as conditions', () => {
  const is = (question: string): Logic => test({ question, is: 'yes' })
  /** The places that a tool with jumps comes to, walked step by step. */
  const walked = (places: number, jumps: Jump[][], answers: Answers): number[] => {
    const met: number[] = []
    for (let place = 0; place < places;) {
      met.push(place)
      const jump = jumps[place]!.find(({ when }) => {
        const condition = conditionOf(when, new Map())
        return !condition || holds(condition, answers)
      })
      place = jump?.to ?? place + 1
    }
    return met
  }
  it('leads to the same places as walking does, in 400 random forms', () => {
    let seed = 7
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    for (let round = 0; round < 400; round++) {
      const places = 3 + random(4)
      const jumps = Array.from({ length: places }, (_, at): Jump[] =>
        Array.from({ length: random(3) }, () => ({
          to: at + 1 + random(places - at),
          when: random(4) === 0 ? all() : is(`q${random(at + 1)}`),
        })),
      )
      const reached = reachedBy(
        places,
        (at) => jumps[at]!,
        () => {},
      )
      for (let bits = 0; bits < 2 ** places; bits++) {
        const answers: Answers = Object.fromEntries(
          Array.from({ length: places }, (_, at) => [`q${at}`, bits & (1 << at) ? 'yes' : 'no']),
        )
        const met = reached.flatMap((logic, at) => {
          if (logic instanceof Error) throw logic
          if (logic.kind === 'any' && logic.parts.length === 0) return []
          const condition = conditionOf(logic, new Map())
          return !condition || holds(condition, answers) ? [at] : []
        })
        expect(met).toEqual(walked(places, jumps, answers))
      }
    }
  })
  it('says nothing of what is always come to', () => {
    // Two ways that part and meet again.
    const jumps: Jump[][] = [[{ to: 2, when: is('q0') }], [], []]
    const [, , met] = reachedBy(
      3,
      (at) => jumps[at]!,
      () => {},
    )
    expect(conditionOf(met as Logic, new Map())).toBeUndefined()
  })
})

const choice = (ref: string, label: string) => ({ ref, id: `id-${ref}`, label })
const jump = (value: string, condition: object, type = 'field') => ({
  action: 'jump',
  details: { to: { type, value } },
  condition,
})
const always = { op: 'always', vars: [] }
const whenIs = (field: string, of: string) => ({
  op: 'is',
  vars: [
    { type: 'field', value: field },
    { type: 'choice', value: of },
  ],
})
const typeform = {
  id: 'Ab12',
  title: 'Builds',
  settings: { language: 'de' },
  welcome_screens: [{ title: 'Hallo', properties: { description: 'Fünf Minuten' } }],
  thankyou_screens: [
    { ref: 'default_tys', title: 'Danke' },
    { ref: 'own', title: 'Bis bald' },
  ],
  hidden: ['team'],
  fields: [
    {
      ref: 'kind',
      title: 'Womit baust du?',
      type: 'multiple_choice',
      properties: { choices: [choice('c1', 'Lokal'), choice('c2', 'Im CI')], allow_other_choice: true },
      validations: { required: true },
    },
    {
      ref: 'local',
      title: 'Wie schnell?',
      type: 'opinion_scale',
      properties: { steps: 5, labels: { left: 'langsam', right: 'schnell' } },
    },
    { ref: 'one', title: 'Wie zufrieden?', type: 'opinion_scale', properties: { steps: 5, start_at_one: true } },
    {
      ref: 'g',
      title: 'Im CI',
      type: 'group',
      properties: {
        description: 'Nur CI',
        fields: [
          {
            ref: 'tools',
            title: 'Was nutzt du?',
            type: 'multiple_choice',
            properties: {
              allow_multiple_selection: true,
              choices: [choice('t1', 'A'), choice('t2', 'B'), choice('t3', 'C')],
              randomize: true,
            },
            validations: { min_selection: 1, max_selection: 2 },
          },
          {
            ref: 'mins',
            title: 'Wie viele Minuten bei {{field:kind}}?',
            type: 'number',
            validations: { min_value: 0, max_value: 600 },
          },
        ],
      },
    },
    { ref: 'note', title: 'Fast geschafft', type: 'statement', properties: {} },
    { ref: 'mail', title: 'Mail?', type: 'email', validations: { required: false } },
    { ref: 'file', title: 'Log?', type: 'file_upload' },
  ],
  logic: [
    { ref: 'kind', type: 'field', actions: [jump('g', whenIs('kind', 'c2')), jump('local', always)] },
    { ref: 'one', type: 'field', actions: [jump('note', always)] },
  ],
}

describe('Typeform', () => {
  it('takes fields of each kind, with where scales begin', () => {
    const { questions, title, description, language, source } = read(typeform)
    expect([title, description, language, source]).toEqual(['Builds', 'Hallo\n\nFünf Minuten', 'de', 'typeform-Ab12'])
    expect(questions.map(({ key, type, min, max }) => [key, type, min, max])).toEqual([
      ['kind', 'single', undefined, undefined],
      ['local', 'rating', 0, 4],
      ['one', 'rating', 1, 5],
      ['tools', 'multi', 1, 2],
      ['mins', 'number', 0, 600],
      ['mail', 'text', undefined, undefined],
    ])
    expect(questions[0]?.options?.at(-1)).toEqual({ value: 'other', label: 'Sonstiges', open: true })
    expect(questions[3]).toMatchObject({ page: { title: 'Im CI', text: 'Nur CI' } })
    expect(questions[4]?.label).toBe('Wie viele Minuten bei {{kind}}?')
    expect(questions[5]?.help).toBe('Fast geschafft')
  })
  it('asks after jumps what the form asks', () => {
    expect(shown(typeform, { kind: 'Im CI' })).toEqual(['kind', 'tools', 'mins', 'mail'])
    expect(shown(typeform, { kind: 'Lokal' })).toEqual(['kind', 'local', 'one', 'mail'])
  })
  it('names what it does not keep', () => {
    const said = notes(typeform).join('\n')
    for (const words of ['hidden field “team”', 'an e-mail address', '“Log?” is left out'])
      expect(said).toContain(words)
    expect(said).not.toContain('Danke')
  })
  it('names a jump that compares a variable, and asks everybody', () => {
    const scored = {
      ...typeform,
      logic: [
        {
          ref: 'kind',
          type: 'field',
          actions: [
            jump('mail', {
              op: 'equal',
              vars: [
                { type: 'variable', value: 'score' },
                { type: 'constant', value: 3 },
              ],
            }),
          ],
        },
      ],
    }
    expect(notes(scored).join('\n')).toContain('a jump is not kept')
    expect(shown(scored, {})).toHaveLength(6)
  })
})

const question = (title: string, body: object, more: object = {}) => ({
  itemId: `i-${title}`,
  title,
  questionItem: { question: { questionId: `q-${title}`, ...body }, ...more },
})
const google = {
  formId: 'F1',
  info: { title: 'Pulse', documentTitle: 'pulse (draft)', description: 'Why we ask' },
  items: [
    question('Do you deploy?', {
      required: true,
      choiceQuestion: { type: 'RADIO', options: [{ value: 'Yes' }, { value: 'No', goToSectionId: 's3' }] },
    }),
    question('Tools', {
      choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'A' }, { isOther: true }], shuffle: true },
    }),
    { itemId: 's2', title: 'Deploys', description: 'About them', pageBreakItem: {} },
    question('Ease', { scaleQuestion: { high: 5, lowLabel: 'hard', highLabel: 'easy' } }),
    question('Stars', { ratingQuestion: { ratingScaleLevel: 7, iconType: 'STAR' } }),
    {
      itemId: 'grid',
      title: 'Rate',
      questionGroupItem: {
        questions: [
          { questionId: 'r1', required: true, rowQuestion: { title: 'Docs' } },
          { questionId: 'r2', rowQuestion: { title: 'Help' } },
        ],
        grid: { columns: { type: 'CHECKBOX', options: [{ value: 'good' }, { value: 'bad' }] } },
      },
    },
    { itemId: 's3', title: 'Last', pageBreakItem: {} },
    { itemId: 't', title: 'Nearly there', textItem: {} },
    question('Anything else?', { textQuestion: { paragraph: true } }),
    question('When?', { timeQuestion: {} }),
    question('How long?', { timeQuestion: { duration: true } }),
    question('Log', { fileUploadQuestion: {} }),
  ],
}

describe('Google Forms', () => {
  it('takes items of each kind; a number that is left out is 0', () => {
    const { questions, title, description, source } = read(google)
    expect([title, description, source]).toEqual(['Pulse', 'Why we ask', 'google-F1'])
    expect(questions.map(({ label, type, min, max }) => [label, type, min, max])).toEqual([
      ['Do you deploy?', 'single', undefined, undefined],
      ['Tools', 'multi', undefined, undefined],
      ['Ease', 'rating', 0, 5],
      ['Stars', 'rating', 1, 7],
      ['Rate', 'matrix', undefined, undefined],
      ['Anything else?', 'longtext', undefined, undefined],
      ['When?', 'time', undefined, undefined],
      ['How long?', 'text', undefined, 20],
    ])
    expect(questions[1]?.options?.[1]).toMatchObject({ label: 'Other', open: true })
    expect(questions[2]?.page).toEqual({ title: 'Deploys', text: 'About them' })
    expect(questions[4]).toMatchObject({ multiple: true, rows: [{ label: 'Docs' }, { label: 'Help' }] })
    expect(questions[5]?.help).toBe('Nearly there')
  })
  it('an option that goes to a section skips those between', () => {
    const [first] = read(google).questions
    expect(shown(google, { [first!.key]: 'No' })).toHaveLength(5)
    expect(shown(google, { [first!.key]: 'Yes' })).toHaveLength(8)
  })
  it('names what the file does not hold, and what is not kept', () => {
    const said = notes(google).join('\n')
    for (const words of [
      'Where a section goes next',
      '1 of its 2 rows had to be answered',
      'it asks how long something took',
      '“Log” is left out',
    ])
      expect(said).toContain(words)
  })
})

const formbricks = {
  id: 'f1',
  name: 'Adoption',
  blocks: [
    { id: 'b0', name: 'Block 1', elements: [{ id: 'ease', type: 'rating', headline: { default: 'Ease' }, range: 7 }] },
  ],
}

describe('which reader takes a file', () => {
  it.each([
    ['Typeform', JSON.stringify(typeform), 'form.json'],
    ['Google Forms', JSON.stringify(google), 'form.json'],
    ['Formbricks', JSON.stringify(formbricks), 'form.json'],
    ['SurveyJS', '{ elements: [{ type: "text", name: "a", title: "T" }] }', 'form.json5'],
  ])('%s is recognised by what it holds', (shape, text, path) =>
    expect(recogniseSurvey({ path, text })).toEqual({ confidence: 0.9, shape }),
  )

  it.each([
    [{ foo: 1 }, /Qualtrics \(\.qsf\), Typeform/],
    [{ fields: [] }, /no survey of a tool/],
  ])('%j is refused, naming what is known', (json, message) => expect(() => read(json)).toThrow(message))
  it('a SurveyJS survey with questions is not taken for Formbricks', () => {
    expect(read({ title: 'S', questions: [{ type: 'rating', name: 'q', title: 'T' }] }).questions[0]?.key).toBe('q')
  })
})

it('Typeform: a block that asks who somebody is becomes its fields, and is named', () => {
  const form = {
    id: 'abc',
    title: 'Form',
    fields: [
      {
        id: '1',
        ref: 'who',
        type: 'contact_info',
        title: 'Who are you?',
        properties: { fields: [{ id: '2', ref: 'first', type: 'short_text', title: 'First name' }] },
      },
    ],
  }
  const survey = read(form)
  expect(survey.questions).toMatchObject([{ key: 'first', label: 'First name', help: 'Who are you?' }])
  expect(survey.skipped.map(({ reason }) => reason).join()).toContain('“Who are you?”: it asks who somebody is')
})
