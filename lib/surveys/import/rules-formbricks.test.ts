import { describe, expect, it } from 'vitest'
import { holds } from '../answering/rules-visible'
import type { Answers } from '../schema'
import { readSurvey } from './rules-detect'

const read = (json: unknown, file = 'form.json') =>
  readSurvey(typeof json === 'string' ? json : JSON.stringify(json), file)
const notes = (json: unknown) => read(json).skipped.map(({ reason }) => reason)
/** The keys of the questions that these answers lead to. */
const shown = (json: unknown, answers: Answers): string[] =>
  read(json)
    .questions.filter(({ showIf }) => !showIf || holds(showIf, answers))
    .map(({ key }) => key)

const words = (text: string) => ({ default: text, de: `${text} (de)` })
const elements = [
  {
    id: 'use',
    type: 'multipleChoiceSingle',
    headline: words('Do you use it?'),
    required: true,
    choices: [
      { id: 'y', label: words('Yes') },
      { id: 'n', label: words('No') },
    ],
  },
  {
    id: 'tools',
    type: 'multipleChoiceMulti',
    headline: words('Which?'),
    choices: [
      { id: 'a', label: words('A') },
      { id: 'other', label: words('Other') },
      { id: 'none', label: words('None') },
    ],
    shuffleOption: 'all',
  },
  {
    id: 'why',
    type: 'openText',
    headline: words('Why, given #recall:use/fallback:your answer#?'),
    longAnswer: true,
    charLimit: { enabled: true, min: 5, max: 90 },
  },
  {
    id: 'ease',
    type: 'rating',
    headline: words('Ease'),
    range: 7,
    lowerLabel: words('hard'),
    upperLabel: words('easy'),
  },
  {
    id: 'grid',
    type: 'matrix',
    headline: words('Rate'),
    rows: [{ id: 'r', label: words('Docs') }, words('Help')],
    columns: [words('good'), words('bad')],
  },
  { id: 'go', type: 'cta', headline: words('Thank you so far') },
  { id: 'log', type: 'fileUpload', headline: words('Log?') },
  { id: 'nps', type: 'nps', headline: words('Recommend?') },
]
const skip = (objective: string) => [
  {
    id: 'l1',
    conditions: {
      connector: 'and',
      conditions: [
        {
          leftOperand: { type: 'element', value: 'use' },
          operator: 'equals',
          rightOperand: { type: 'static', value: 'n' },
        },
      ],
    },
    actions: [{ objective, target: objective === 'jumpToBlock' ? 'b2' : 'nps' }],
  },
]
const formbricks = {
  id: 'f1',
  name: 'Adoption',
  hiddenFields: { enabled: true, fieldIds: ['service'] },
  endings: [{ id: 'e', headline: words('See you') }],
  welcomeCard: { enabled: true, headline: words('Hello'), html: words('<p>Two <b>minutes</b></p>') },
  blocks: [
    { id: 'b0', name: 'Block 1', elements: elements.slice(0, 1), logic: skip('jumpToBlock') },
    { id: 'b1', name: 'Block 2', elements: elements.slice(1, 7) },
    { id: 'b2', name: 'End', elements: elements.slice(7) },
  ],
}
const older = {
  name: 'Adoption',
  questions: elements.map((one, at) =>
    at === 0
      ? { ...one, logic: JSON.parse(JSON.stringify(skip('jumpToQuestion')).replace('"element"', '"question"')) }
      : one,
  ),
}

describe('Formbricks', () => {
  it.each([
    ['blocks', formbricks],
    ['questions in one list', older],
  ])('takes a survey of %s', (_, json) => {
    const { questions, title } = read(json)
    expect(title).toBe('Adoption')
    expect(questions.map(({ key, type, min, max }) => [key, type, min, max])).toEqual([
      ['use', 'single', undefined, undefined],
      ['tools', 'multi', undefined, undefined],
      ['why', 'longtext', 5, 90],
      ['ease', 'rating', 1, 7],
      ['grid', 'matrix', undefined, undefined],
      ['nps', 'nps', undefined, undefined],
    ])
    expect(questions[1]?.options?.map(({ label, open, exclusive }) => [label, open, exclusive])).toEqual([
      ['A', undefined, undefined],
      ['Other', true, undefined],
      ['None', undefined, true],
    ])
    expect(questions[2]?.label).toContain('{{use}}')
    expect(shown(json, { use: 'No' })).toEqual(['use', 'nps'])
    expect(shown(json, { use: 'Yes' })).toHaveLength(6)
  })
  it('names what it does not keep', () => {
    const said = notes(formbricks).join('\n')
    for (const part of ['hidden field “service”', '“Log?” is left out']) expect(said).toContain(part)
    expect(read(formbricks).description).toBe('Hello\n\nTwo **minutes**')
  })
  // What Formbricks' own evaluation does (packages/surveys, logic.ts, November 2026).
  const whenSeveral = (type: string, operator: string, value: unknown) => {
    const choices = ['a', 'b', 'c'].map((id) => ({ id, label: words(id.toUpperCase()), imageUrl: '' }))
    const rule = {
      id: 'l',
      conditions: {
        connector: 'and',
        conditions: [
          { leftOperand: { type: 'element', value: 'many' }, operator, rightOperand: { type: 'static', value } },
        ],
      },
      actions: [{ objective: 'jumpToBlock', target: 'last' }],
    }
    return {
      name: 'Several',
      blocks: [
        {
          id: 'first',
          elements: [{ id: 'many', type, headline: words('Which?'), choices, allowMulti: true }],
          logic: [rule],
        },
        { id: 'between', elements: [{ id: 'more', type: 'openText', headline: words('More?') }] },
        { id: 'last', elements: [{ id: 'end', type: 'openText', headline: words('End?') }] },
      ],
    }
  }
  const chosen = (json: unknown, letters: string) => {
    const values = new Map(
      read(json).questions[0]!.options!.map(({ label, value }, at) => ['abc'[at]!, label && value]),
    )
    return shown(json, { many: [...letters].map((letter) => values.get(letter)!) }).includes('more')
      ? 'asked'
      : 'jumped'
  }
  it.each([
    ['multipleChoiceMulti', 'equals', 'a', { a: 'jumped', ab: 'asked', b: 'asked' }],
    ['multipleChoiceMulti', 'includesAllOf', ['a', 'b'], { a: 'asked', ab: 'jumped', abc: 'jumped' }],
    ['multipleChoiceMulti', 'includesOneOf', ['a', 'b'], { a: 'jumped', c: 'asked' }],
    ['multipleChoiceMulti', 'doesNotIncludeAllOf', ['a', 'b'], { a: 'asked', ab: 'asked', c: 'jumped' }],
    ['multipleChoiceMulti', 'doesNotIncludeOneOf', ['a', 'b'], { a: 'asked', ab: 'asked', c: 'jumped' }],
    ['pictureSelection', 'doesNotEqual', 'a', { a: 'asked', ab: 'asked', b: 'jumped' }],
  ])('%s %s %j', (type, operator, value, expected) => {
    const json = whenSeveral(type, operator, value)
    expect(Object.fromEntries(Object.keys(expected).map((letters) => [letters, chosen(json, letters)]))).toEqual(
      expected,
    )
  })
  it('several answers that are not one value: that always holds there, and is told', () => {
    expect(notes(whenSeveral('multipleChoiceMulti', 'doesNotEqual', 'a')).join()).toContain('which always holds there')
  })
})
