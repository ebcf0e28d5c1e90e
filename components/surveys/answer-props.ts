import type { FormValues } from '@/lib/surveys/answering/rules-form'
import type { Question } from '@/lib/surveys/schema'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'

/** What the field of any type of question is given. */
export type FieldProps = {
  question: Question
  values: FormValues
  described?: string | undefined
  invalid: boolean
  words: AnswerPageMessages
  /** Rows that the answers so far do not lead to; undefined before the script runs, when all are there. */
  hiddenRows?: ReadonlySet<string> | undefined
}
