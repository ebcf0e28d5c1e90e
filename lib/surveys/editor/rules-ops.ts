import type { EditorValues } from './rules-editor'
import { uniqueName } from '../import/rules-question'
import { normalizeQuestion } from '../rules'
import { dependents } from '../rules-conditions'
import type { Condition, Question, QuestionType, Test, Translation } from '../schema'
import { testsOf } from '../answering/rules-visible'
import { DEFINING } from '../types/rules-defining'
import { writesOptions } from '../types/rules-facts'

// Each operation answers a new survey and leaves the old one as it is, so that any of them can be undone.

const numbered = (values: EditorValues): string => {
  const taken = new Set(values.questions.map((question) => question.key))
  let count = 1
  while (taken.has(`new-${count}`)) count++
  return `new-${count}`
}

const mapTests = (condition: Condition, change: (test: Test) => Test): Condition =>
  'any' in condition
    ? { any: condition.any.map((one) => mapTests(one, change) as Test) }
    : 'all' in condition
      ? { all: condition.all.map(change) }
      : change(condition)

const renamed = (text: string, from: string, to: string): string =>
  text.replace(new RegExp(`\\{\\{\\s*${from}\\s*(?=[|}])`, 'g'), `{{${to}`)

/** Gives a question another key, wherever conditions, words and translations name it. */
export function renameKey(values: EditorValues, from: string, to: string): EditorValues {
  const questions = values.questions.map((question): Question => {
    const named = question.showIf && testsOf(question.showIf).some((test) => test.question === from)
    const inRows = conditionsOfRows(question).some((one) => testsOf(one).some((test) => test.question === from))
    const toNew = (test: Test): Test => (test.question === from ? { ...test, question: to } : test)
    const piped = `${question.label}${question.help ?? ''}`.includes('{{')
    if (question.key !== from && !named && !piped && !inRows) return question
    return {
      ...question,
      key: question.key === from ? to : question.key,
      label: renamed(question.label, from, to),
      ...(question.help !== undefined && { help: renamed(question.help, from, to) }),
      ...(named && {
        showIf: mapTests(question.showIf!, toNew),
      }),
      ...(inRows && { rowsIf: mapRows(question, toNew) }),
    }
  })
  const inLanguage = (translation: Translation): Translation => {
    const { [from]: words, ...rest } = translation.questions
    return words ? { ...translation, questions: { ...rest, [to]: words } } : translation
  }
  const translations = Object.fromEntries(
    Object.entries(values.translations).map(([language, translation]) => [language, inLanguage(translation)]),
  )
  return { ...values, questions, translations }
}

const conditionsOfRows = ({ rowsIf = {} }: Question): Condition[] => Object.values(rowsIf)

const mapRows = ({ rowsIf = {} }: Question, change: (test: Test) => Test): NonNullable<Question['rowsIf']> =>
  Object.fromEntries(Object.entries(rowsIf).map(([row, condition]) => [row, mapTests(condition, change)]))

/** A question whose rows do not wait for another one any more. */
function withoutRowsOn({ rowsIf, ...question }: Question, key: string): Question {
  const kept = Object.entries(rowsIf ?? {}).filter(([, one]) => !testsOf(one).some((test) => test.question === key))
  return kept.length > 0 ? { ...question, rowsIf: Object.fromEntries(kept) } : question
}

/** Puts questions in at a place. Their keys, and the conditions among them, are made new. @returns also the first one's key */
export function insertQuestions(
  values: EditorValues,
  at: number,
  questions: readonly Question[],
): { values: EditorValues; key: string } {
  let grown = values
  const keys = new Map<string, string>()
  questions.forEach((question, offset) => {
    const key = numbered(grown)
    keys.set(question.key, key)
    const showIf =
      question.showIf &&
      mapTests(question.showIf, (test) => ({ ...test, question: keys.get(test.question) ?? test.question }))
    const toNew = (test: Test): Test => ({ ...test, question: keys.get(test.question) ?? test.question })
    const rowsIf = question.rowsIf && mapRows(question, toNew)
    const fresh = normalizeQuestion({ ...question, key, ...(showIf && { showIf }), ...(rowsIf && { rowsIf }) })
    grown = {
      ...grown,
      questions: [...grown.questions.slice(0, at + offset), fresh, ...grown.questions.slice(at + offset)],
    }
  })
  return { values: grown, key: keys.get(questions[0]?.key ?? '') ?? '' }
}

export const emptyQuestion = (type: QuestionType): Question => withType({ key: '', type: 'text', label: '' }, type)

/** Changes some fields of one question; a field that becomes undefined is gone. */
export function changeQuestion(values: EditorValues, key: string, change: Partial<Question>): EditorValues {
  const questions = values.questions.map((question) => {
    if (question.key !== key) return question
    const next = { ...question, ...change }
    return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Question
  })
  return { ...values, questions }
}

/** Moves a question to another place. Nothing changes where there is none. */
export function moveQuestion(values: EditorValues, from: number, to: number): EditorValues {
  const moved = values.questions[from]
  if (!moved || to < 0 || to >= values.questions.length || from === to) return values
  const rest = values.questions.filter((_, index) => index !== from)
  return { ...values, questions: [...rest.slice(0, to), moved, ...rest.slice(to)] }
}

export function copyQuestion(values: EditorValues, key: string): { values: EditorValues; key: string } {
  const at = values.questions.findIndex((question) => question.key === key)
  const { page: _page, ...question } = values.questions[at]!
  const copied = insertQuestions(values, at + 1, [question])
  const translations = Object.fromEntries(
    Object.entries(copied.values.translations).map(([language, translation]): [string, Translation] => {
      const words = translation.questions[key]
      return [
        language,
        words ? { ...translation, questions: { ...translation.questions, [copied.key]: words } } : translation,
      ]
    }),
  )
  return { ...copied, values: { ...copied.values, translations } }
}

/** Takes a question out. Whatever waited for its answer is asked of everybody. @returns also the keys of those */
export function removeQuestion(values: EditorValues, key: string): { values: EditorValues; freed: string[] } {
  const freed = dependents(key, values.questions).map((question) => question.key)
  const removed = values.questions.find((question) => question.key === key)
  const following = values.questions[values.questions.findIndex((question) => question.key === key) + 1]
  const questions = values.questions.flatMap((question) => {
    if (question.key === key) return []
    const { showIf, ...rest } = question
    const free = withoutRowsOn(rest, key)
    const waits = showIf !== undefined && testsOf(showIf).some((test) => test.question === key)
    const kept: Question = waits ? free : showIf ? { ...free, showIf } : free
    // The page begins with the next question then.
    return [question === following && removed?.page && !kept.page ? { ...kept, page: removed.page } : kept]
  })
  return { values: { ...values, questions }, freed }
}

/** The question as one of another type: what fits both is kept, the rest goes. */
export function withType(question: Question, type: QuestionType): Question {
  const { key, label, help, required, showIf, page, note, options } = question
  const { keeps = [], start } = DEFINING[type]
  const base = {
    key,
    type,
    label,
    ...(help && { help }),
    ...(required && { required }),
    ...(showIf && { showIf }),
    ...(page && { page }),
    ...(note && { note }),
    ...Object.fromEntries(keeps.flatMap((field) => (question[field] ? [[field, question[field]]] : []))),
    ...start,
    ...(writesOptions(type) && writesOptions(question.type) && options && { options }),
  }
  return normalizeQuestion(base)
}

/** Keys of questions that were never saved; they get one from their words when they are. */
export const isProvisional = (key: string): boolean => /^new-\d+$/.test(key)

/** The survey with keys made of what the new questions ask, wherever they are referred to. */
export function withFinalKeys(values: EditorValues): EditorValues {
  const taken = new Set(values.questions.map((question) => question.key))
  let result = values
  for (const [index, { key, label }] of values.questions.entries())
    if (isProvisional(key)) result = renameKey(result, key, uniqueName(label, taken, `question-${index + 1}`))
  return result
}
