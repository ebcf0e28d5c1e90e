import { z } from 'zod'
import { uniqueName } from './import/question'
import { ANONYMITY, QUESTION_TYPES, questionSchema, type Condition, type CreateSurveyInput, type Option, type Question, type Survey } from './schema'

// The editor shows options and rows as lines of text. What a line of text cannot hold (values given earlier, researchers' notes,
// conditions of several parts) travels along in `kept` and comes back unchanged.

const OPEN = /\s*\(open\)\s*$/i
const words = (max: number) => z.string().trim().max(max, `At most ${max.toLocaleString('en')} characters.`)
const digits = z.string().trim().regex(/^-?\d*$/, 'A whole number.')

export const editorQuestion = z.object({
  key: z.string().max(64),
  type: z.enum(QUESTION_TYPES),
  label: words(1_000).min(1, 'Write the question.'),
  help: words(5_000),
  required: z.boolean(),
  options: z.string().max(100_000),
  rows: z.string().max(100_000),
  min: digits,
  max: digits,
  minLabel: words(200),
  maxLabel: words(200),
  page: words(500),
  showQuestion: z.string().max(64),
  showHow: z.enum(['is', 'isNot', 'atLeast', 'atMost']),
  showValue: z.string().trim().max(1_000),
  kept: z.string().max(200_000),
})
export type EditorQuestion = z.infer<typeof editorQuestion>

export const editorSchema = z.object({
  id: z.string().max(100),
  revision: z.number().int(),
  title: words(300).min(1, 'Give the survey a title.'),
  description: words(5_000),
  askedBy: words(200),
  purpose: words(1_000),
  series: words(200),
  resultsOn: z.union([z.literal(''), z.iso.date('A day.')]),
  invited: z.string().trim().regex(/^\d*$/, 'A whole number.').max(8),
  anonymity: z.enum(ANONYMITY),
  questions: z.array(editorQuestion).max(200),
})
export type EditorValues = z.infer<typeof editorSchema>

const linesOf = (options: readonly Option[] | undefined): string => (options ?? []).map((option) => `${option.label}${option.open ? ' (open)' : ''}`).join('\n')

/** A single test on one question, which the editor can show; null for anything else. */
function simple(condition: Condition | undefined): { showQuestion: string; showHow: EditorQuestion['showHow']; showValue: string } | null {
  if (!condition || !('question' in condition)) return null
  const { question, ...tests } = condition
  const [how, value] = Object.entries(tests)[0] ?? []
  if (Object.keys(tests).length !== 1 || how === 'answered') return null
  return { showQuestion: question, showHow: how as EditorQuestion['showHow'], showValue: [value].flat().join('; ') }
}

export function toEditorQuestion(question: Question): EditorQuestion {
  const shown = simple(question.showIf)
  return {
    key: question.key, type: question.type, label: question.label, help: question.help ?? '', required: question.required ?? false,
    options: linesOf(question.options), rows: linesOf(question.rows), min: question.min?.toString() ?? '', max: question.max?.toString() ?? '',
    minLabel: question.minLabel ?? '', maxLabel: question.maxLabel ?? '', page: question.page?.title ?? '',
    ...(shown ?? { showQuestion: '', showHow: 'is', showValue: '' }), kept: JSON.stringify(question),
  }
}

export const emptyQuestion = (type: Question['type']): EditorQuestion => ({
  key: '', type, label: '', help: '', required: false, options: '', rows: '', min: '', max: '', minLabel: '', maxLabel: '', page: '',
  showQuestion: '', showHow: 'is', showValue: '', kept: '',
})

export function toEditor(survey: Survey): EditorValues {
  return {
    id: survey.id, revision: survey.revision, title: survey.title, description: survey.description, askedBy: survey.askedBy, purpose: survey.purpose,
    series: survey.series ?? '', resultsOn: survey.resultsOn ?? '', invited: survey.invited?.toString() ?? '', anonymity: survey.anonymity,
    questions: survey.questions.map(toEditorQuestion),
  }
}

export const emptyEditor = (): EditorValues => ({
  id: '', revision: 0, title: '', description: '', askedBy: '', purpose: '', series: '', resultsOn: '', invited: '', anonymity: 'anonymous', questions: [],
})

/** Lines as options; one whose words are as before keeps its value, so that answers given to it stay answers to it. */
function optionsFrom(text: string, before: readonly Option[] | undefined): Option[] {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
  const known = new Map((before ?? []).map((option) => [option.label, option.value]))
  // A list of as many lines as before was reworded, not rebuilt.
  const reworded = before?.length === lines.length
  const taken = new Set<string>()
  return lines.map((line, index) => {
    const label = line.replace(OPEN, '') || line
    const old = known.get(label) ?? (reworded ? before?.[index]?.value : undefined)
    const value = old !== undefined && !taken.has(old) ? old : uniqueName(label, taken, `option-${index + 1}`, 60)
    taken.add(value)
    return OPEN.test(line) ? { value, label, open: true } : { value, label }
  })
}

function before(kept: string): Question | undefined {
  if (kept === '') return undefined
  try {
    const parsed = questionSchema.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : undefined
  } catch {
    // Not what the editor put there: nothing to keep.
    return undefined
  }
}

function conditionFrom(edited: EditorQuestion, old: Question | undefined): Condition | undefined {
  if (old?.showIf && !simple(old.showIf) && edited.showQuestion === '') return old.showIf
  if (edited.showQuestion === '' || edited.showValue === '') return undefined
  const values = edited.showValue.split(';').map((value) => value.trim()).filter(Boolean)
  if (edited.showHow === 'atLeast' || edited.showHow === 'atMost') return { question: edited.showQuestion, [edited.showHow]: Number(values[0]) || 0 }
  return { question: edited.showQuestion, [edited.showHow]: values }
}

const some = (text: string) => (text === '' ? undefined : text)
const number = (text: string) => (text === '' ? undefined : Number(text))

/** The edited question as it is stored. */
export function fromEditorQuestion(edited: EditorQuestion, taken: Set<string>): Question {
  const old = before(edited.kept)
  const key = edited.key && !taken.has(edited.key) ? edited.key : uniqueName(edited.label, taken, `question-${taken.size + 1}`)
  taken.add(key)
  const choice = ['single', 'multi', 'matrix', 'ranking'].includes(edited.type)
  const scale = ['rating', 'number', 'nps'].includes(edited.type)
  const question: Question = {
    ...(old?.note && { note: old.note }), ...(old?.multiple && edited.type === 'matrix' && { multiple: true }),
    key, type: edited.type, label: edited.label, help: some(edited.help), required: edited.required || undefined,
    options: choice ? optionsFrom(edited.options, old?.options) : undefined,
    rows: edited.type === 'matrix' ? optionsFrom(edited.rows, old?.rows) : undefined,
    min: scale && edited.type !== 'nps' ? number(edited.min) : undefined, max: scale && edited.type !== 'nps' ? number(edited.max) : undefined,
    minLabel: scale ? some(edited.minLabel) : undefined, maxLabel: scale ? some(edited.maxLabel) : undefined,
    page: edited.page ? { ...(old?.page?.text && { text: old.page.text }), title: edited.page } : undefined,
    showIf: conditionFrom(edited, old),
  }
  return JSON.parse(JSON.stringify(question)) as Question
}

/** The edited survey as the commands take it. */
export function fromEditor(values: EditorValues): CreateSurveyInput {
  const taken = new Set<string>()
  return {
    title: values.title, description: values.description, askedBy: values.askedBy, purpose: values.purpose, anonymity: values.anonymity,
    series: some(values.series) ?? null, resultsOn: some(values.resultsOn) ?? null, invited: Number(values.invited) || null,
    questions: values.questions.map((question) => fromEditorQuestion(question, taken)),
  }
}
