import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editorSchema, emptyQuestion, fromEditor, fromEditorQuestion, toEditor, toEditorQuestion } from './editor'
import { importRustSurvey } from './import/rust'
import type { Question, Survey } from './schema'

const read = (name: string) => readFileSync(new URL(`../../../shared/data/surveys/rust/${name}`, import.meta.url), 'utf8')

describe('the editor', () => {
  it.each(['2024-annual.md', '2026-infrastructure-feedback.md'])('gives %s back as it was', (name) => {
    const { questions, title, description } = importRustSurvey(read(name), name)
    const survey = { id: 'x', revision: 1, title, description, askedBy: '', purpose: '', series: null, resultsOn: null, invited: null, anonymity: 'anonymous', questions } as unknown as Survey
    const values = toEditor(survey)
    expect(editorSchema.safeParse(values).success).toBe(true)
    expect(fromEditor(values).questions).toEqual(questions)
  })
  it('keeps the values of options that are reworded, reordered or joined by others', () => {
    const old: Question = { key: 'q', type: 'single', label: 'Q', options: [{ value: 'a', label: 'One' }, { value: 'b', label: 'Two' }] }
    const edit = (options: string) => fromEditorQuestion({ ...toEditorQuestion(old), options }, new Set()).options!.map((option) => option.value)
    expect(edit('One\nTwo, reworded')).toEqual(['a', 'b'])
    expect(edit('Two\nOne')).toEqual(['b', 'a'])
    expect(edit('One\nNew (open)\nTwo')).toEqual(['a', 'new', 'b'])
  })
  it('makes keys and conditions of what was typed', () => {
    const taken = new Set<string>(['why'])
    const made = fromEditorQuestion({ ...emptyQuestion('text'), label: 'Why?', showQuestion: 'ease', showHow: 'atMost', showValue: '2' }, taken)
    expect(made).toEqual({ key: 'why-2', type: 'text', label: 'Why?', showIf: { question: 'ease', atMost: 2 } })
  })
})
