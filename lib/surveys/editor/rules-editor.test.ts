import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import { draftFrom, editorSchema, fromEditor, newEditor, toEditor, type EditorValues } from './rules-editor'
import { begin, change, endStep, redo, undo } from './rules-history'
import { linesOf, optionsFrom } from './rules-lines'
import {
  changeQuestion,
  copyQuestion,
  emptyQuestion,
  insertQuestions,
  moveQuestion,
  removeQuestion,
  renameKey,
  withFinalKeys,
  withType,
} from './rules-ops'
import { importRustSurvey } from '../import/rules-rust'
import { wordingsOf } from '../rules-translate'
import { PRESETS } from './rules-presets'
import { QUESTION_TYPES, type Question, type Survey } from '../schema'
import { TEMPLATES } from '../templates/rules'

const q = (key: string, over: Partial<Question> = {}): Question => ({
  key,
  type: 'text',
  label: `Question ${key}`,
  ...over,
})
const survey = (...questions: Question[]): EditorValues => ({ ...newEditor(), title: 'T', questions })
const keysOf = (values: EditorValues) => values.questions.map((question) => question.key)

describeCorpora('surveys/rust', (corpus) => {
  it.each(corpus.list().filter((name) => /^[^.]*\.md$/.test(name)))('the editor gives %s back as it was', (name) => {
    const { questions, title, description } = importRustSurvey(corpus.read(name), name)
    const stored = {
      id: 'x',
      revision: 1,
      title,
      description,
      askedBy: '',
      purpose: '',
      closing: 'Thank you, see [the roadmap](https://example.org/).',
      series: null,
      resultsOn: null,
      invited: null,
      anonymity: 'anonymous',
      language: 'en',
      questions,
    } as unknown as Survey
    const values = toEditor(stored, {})
    expect(fromEditor(editorSchema.parse(values))).toMatchObject({ questions, closing: stored.closing })
    expect(withFinalKeys(values)).toEqual(values)
  })
})

it('a draft that a browser kept before a field was there has it empty; what is none of ours is no draft', () => {
  const { closing: _, ...old } = survey(q('a'))
  expect(draftFrom(old)).toEqual({ ...old, closing: '' })
  expect(wordingsOf(draftFrom(old)!).map(({ field }) => field)).toEqual(['title', 'label'])
  expect(editorSchema.safeParse(old).success).toBe(true)
  for (const none of [null, 'x', {}, { questions: [] }, { questions: 'x', translations: {} }])
    expect(draftFrom(none)).toBeNull()
})

describe('the editor', () => {
  it.each(TEMPLATES.map((template) => template.id))('takes the template %s as it is', (id) => {
    const values = newEditor(TEMPLATES.find((template) => template.id === id))
    expect(editorSchema.safeParse(values).success).toBe(true)
  })
})

describe('options as lines', () => {
  const edit = (options: string) =>
    optionsFrom(options, [
      { value: 'a', label: 'One' },
      { value: 'b', label: 'Two' },
    ]).map((option) => option.value)
  it('keep their values when they are reworded, reordered or joined by others', () => {
    expect(edit('One\nTwo, reworded')).toEqual(['a', 'b'])
    expect(edit('Two\nOne')).toEqual(['b', 'a'])
    expect(edit('One\nNew (open)\nTwo')).toEqual(['a', 'new', 'b'])
  })
  it('say what choosing them means', () => {
    const options = optionsFrom(
      'Vim\nSomething else (open)\nNone of these (alone)\nI do not edit (n/a) (alone)\n(open)',
      undefined,
    )
    expect(options).toEqual([
      { value: 'vim', label: 'Vim' },
      { value: 'something-else', label: 'Something else', open: true },
      { value: 'none-of-these', label: 'None of these', exclusive: true },
      { value: 'i-do-not-edit', label: 'I do not edit', exclusive: true, na: true },
      { value: 'open', label: '(open)' },
    ])
    expect(optionsFrom(linesOf(options), options)).toEqual(options)
  })
})

describe('questions', () => {
  it('get keys of their words when they are settled, wherever they are named', () => {
    const first = insertQuestions(survey(), 0, [emptyQuestion('single')])
    const named = changeQuestion(first.values, first.key, {
      label: 'Which tool?',
      options: [{ value: 'ci', label: 'CI' }],
    })
    const second = insertQuestions(named, 1, [
      { ...emptyQuestion('text'), label: `Why {{${first.key}|it}}?`, showIf: { question: first.key, is: 'ci' } },
    ])
    const translated: EditorValues = {
      ...second.values,
      translations: { de: { questions: { [first.key]: { label: 'Welches?' } } } },
    }
    const done = withFinalKeys(translated)
    expect(done.questions).toMatchObject([
      { key: 'which-tool' },
      { key: 'why-new-1-it', label: 'Why {{which-tool|it}}?', showIf: { question: 'which-tool', is: 'ci' } },
    ])
    expect(done.translations.de!.questions).toEqual({ 'which-tool': { label: 'Welches?' } })
  })
  it('can be put in together, their conditions with them', () => {
    const golden = TEMPLATES.find((template) => template.id === 'golden-path')!
    const { values } = insertQuestions(survey(q('mine')), 1, golden.questions)
    expect(values.questions).toHaveLength(golden.questions.length + 1)
    expect(values.questions[2]!.showIf).toEqual({ question: values.questions[1]!.key, is: 'yes-parts-of-it' })
    for (const preset of PRESETS)
      expect(new Set(keysOf(insertQuestions(values, 0, preset.questions).values)).size).toBe(
        values.questions.length + preset.questions.length,
      )
  })
  it('free what waited for them when they go, and leave their page to the next', () => {
    const values = survey(
      q('a', { page: { title: 'First' } }),
      q('b', { showIf: { question: 'a', answered: true } }),
      q('c'),
    )
    const { values: left, freed } = removeQuestion(values, 'a')
    expect(freed).toEqual(['b'])
    expect(left.questions).toEqual([q('b', { page: { title: 'First' } }), q('c')])
  })
  it('are copied with their translation', () => {
    const values: EditorValues = {
      ...survey(q('a', { page: { title: 'P' } })),
      translations: { de: { questions: { a: { label: 'Frage' } } } },
    }
    const copied = copyQuestion(values, 'a')
    expect(copied.values.questions[1]).toEqual({ ...q('new-1'), label: 'Question a' })
    expect(copied.values.translations.de!.questions['new-1']).toEqual({ label: 'Frage' })
  })
  it('stay the same set wherever they are moved, and come back', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.integer({ min: -2, max: 8 }), (from, to) => {
        const values = survey(...['a', 'b', 'c', 'd', 'e'].map((key) => q(key)))
        const moved = moveQuestion(values, from, to)
        expect([...keysOf(moved)].sort()).toEqual(keysOf(values))
        expect(keysOf(moveQuestion(moved, to, from))).toEqual(keysOf(values))
      }),
    )
  })
  it('keep what fits when they become another type', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    expect(withType(q('x', { type: 'single', options, required: true }), 'multi')).toEqual(
      q('x', { type: 'multi', options, required: true }),
    )
    expect(withType(q('x', { type: 'single', options }), 'rating')).toEqual(q('x', { type: 'rating', min: 1, max: 5 }))
    expect(withType(q('x', { type: 'yesno', options }), 'single')).not.toHaveProperty('options')
    for (const type of QUESTION_TYPES) expect(emptyQuestion(type).type).toBe(type)
  })
  it('are renamed in every condition', () => {
    const values = survey(
      q('a'),
      q('b', { showIf: { any: [{ question: 'a', is: 'x' }, { all: [{ question: 'a', isNot: 'y' }] }] } }),
      q('c', { label: '{{ a }} {{ab}}' }),
    )
    expect(renameKey(values, 'a', 'z').questions).toEqual([
      { ...q('a'), key: 'z' },
      q('b', { showIf: { any: [{ question: 'z', is: 'x' }, { all: [{ question: 'z', isNot: 'y' }] }] } }),
      q('c', { label: '{{z}} {{ab}}' }),
    ])
  })
})

describe('undo and redo', () => {
  it('go back and forth through every step', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.constantFrom(null, 'label', 'help'))), (changes) => {
        const last = changes.reduce((history, [value, kind]) => change(history, value, kind), begin(0))
        let back = last
        while (back.past.length > 0) back = undo(back)
        expect(back.present).toBe(0)
        let forth = back
        while (forth.future.length > 0) forth = redo(forth)
        expect(forth.present).toBe(last.present)
        expect(undo(back)).toBe(back)
        expect(redo(last)).toBe(last)
      }),
    )
  })
  it('take what is typed into one field as one step, until one leaves it', () => {
    const typed = ['a', 'ab', 'abc'].reduce((history, text) => change(history, text, 'label'), begin(''))
    expect(undo(typed).present).toBe('')
    expect(undo(change(endStep(typed), 'abcd', 'label')).present).toBe('abc')
    expect(change(undo(typed), 'x').future).toEqual([])
  })
})
