import { MAX_QUESTIONS } from '../schema-limits'
import type { EditorValues } from './rules-editor'
import { insertQuestions } from './rules-ops'
import { plainText } from '@/lib/core/text/inline'
import { pipedKeys, pipedWith } from '../answering/rules-pipe'
import { termsOf } from '../rules-conditions'
import { answerOf } from '../types/rules-facts'
import type { Condition, Option, Question, Test, Translation } from '../schema'

/** Answers that a question can be repeated for: those that say something of the matter, one by one. */
const repeatedOf = (question: Question): Option[] =>
  (question.options ?? []).filter((option) => !option.na && !option.exclusive)

/** The earlier questions for each of whose answers this one can be asked. */
export function repeatableFor(values: EditorValues, key: string): Question[] {
  const at = values.questions.findIndex((question) => question.key === key)
  const room = MAX_QUESTIONS - values.questions.length + 1
  return values.questions.slice(0, Math.max(0, at)).filter((question) => {
    const answers = repeatedOf(question).length
    return answerOf(question) === 'list' && answers > 1 && answers <= room
  })
}

/** Both must hold. Conditions have two levels: a test is added to each alternative. */
function and(condition: Condition | undefined, test: Test): Condition {
  if (!condition) return test
  const terms = termsOf(condition).map((tests) => ({ all: [...tests, test] }))
  return terms.length === 1 ? terms[0]! : { any: terms }
}

/** Words for one answer: it takes the place of `{{of}}`, or stands behind. */
const wordsFor = (text: string, of: string, answer: string): string =>
  pipedKeys(text).includes(of) ? pipedWith(text, of, answer) : `${text} (${answer})`

/**
 * Asks a question once for each answer to an earlier one, only of those who gave that answer: “for each team you depend on”. The first
 * keeps the key, so that whatever waits for the question goes on waiting for it.
 * @returns also the keys of the questions there are now for it; the survey as it was where it cannot be repeated so
 */
export function repeatQuestion(
  values: EditorValues,
  key: string,
  of: string,
): { values: EditorValues; keys: string[] } {
  const over = repeatableFor(values, key).find((question) => question.key === of)
  const at = values.questions.findIndex((question) => question.key === key)
  const question = values.questions[at]
  if (!over || !question) return { values, keys: [key] }
  const { page: _page, ...rest } = question
  let grown = values
  const keys = repeatedOf(over).map((option, index) => {
    const once = {
      label: wordsFor(question.label, of, plainText(option.label)),
      showIf: and(question.showIf, { question: of, is: option.value }),
    }
    if (index === 0) {
      grown = { ...grown, questions: grown.questions.map((one) => (one.key === key ? { ...question, ...once } : one)) }
      return key
    }
    const added = insertQuestions(grown, at + index, [{ ...rest, ...once }])
    grown = added.values
    return added.key
  })
  const inLanguage = (translation: Translation): Translation => {
    const words = translation.questions[key]
    if (!words?.label) return translation
    const answers = translation.questions[of]?.options ?? {}
    const repeated = repeatedOf(over).map((option, index): [string, typeof words] => [
      keys[index]!,
      { ...words, label: wordsFor(words.label, of, plainText(answers[option.value] || option.label)) },
    ])
    const first = repeated[0] && words.page ? [[keys[0]!, repeated[0][1]] as const] : []
    const later = repeated.map(([name, { page: _own, ...own }]) => [name, own] as const)
    return { ...translation, questions: { ...translation.questions, ...Object.fromEntries([...later, ...first]) } }
  }
  const translations = Object.fromEntries(
    Object.entries(grown.translations).map(([language, translation]) => [language, inLanguage(translation)]),
  )
  return { values: { ...grown, translations }, keys }
}
