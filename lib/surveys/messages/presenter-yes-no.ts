import type { Question } from '../schema'
import { TYPES } from '../types/rules-facts'
import { BUILT_IN_LANGUAGES, wordsFor } from './presenter-messages'

/** Words that the hub itself put on yes and no, in whichever language: what a person wrote instead is left alone. */
const isBuiltIn = (value: string, label: string): boolean =>
  (value === 'yes' || value === 'no') && BUILT_IN_LANGUAGES.some((language) => wordsFor(language)[value] === label)

/** Questions whose built-in words, yes and no, are in a language. */
export function withYesNoIn(questions: readonly Question[], language: string): Question[] {
  const words = wordsFor(language)
  return questions.map((question) =>
    TYPES[question.type].options === 'yes-no' && question.options
      ? {
          ...question,
          options: question.options.map((option) =>
            isBuiltIn(option.value, option.label) ? { ...option, label: words[option.value as 'yes' | 'no'] } : option,
          ),
        }
      : question,
  )
}
