import { fieldId } from '@/components/ui/field-id'
import type { FormValues } from '@/lib/surveys/answering/rules-form'
import type { Question } from '@/lib/surveys/schema'
import { isHidden } from '@/lib/surveys/types/rules-facts'
import type { AnswerPageMessages as Says } from '@/lib/surveys/messages/presenter-messages'
import { hint } from './answer-style'
import { FIELDS } from './answer-types'
import { Paragraphs, InlineMarkdown, type AnswerOf } from './inline-markdown'

type AnswerFieldProps = {
  question: Question
  values: FormValues
  error?: string | undefined
  words: Says
  language?: string
  answerOf?: AnswerOf | undefined
  hiddenRows?: ReadonlySet<string> | undefined
}

/** One question with its help, its error and its field, tied together for screen readers. Works without script. */
export function AnswerField({
  question,
  values,
  error,
  words,
  language = 'en',
  answerOf,
  hiddenRows,
}: AnswerFieldProps) {
  const id = fieldId(question.key)
  const { Control, grouped, limits: limitsOf } = FIELDS[question.type]
  const isGroup = typeof grouped === 'function' ? grouped(question) : grouped
  const limits = limitsOf?.(question, words, language) ?? null
  const described =
    [(question.help || limits) && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      id={isGroup ? id : undefined}
      tabIndex={isGroup ? -1 : undefined}
      aria-describedby={isGroup ? described : undefined}
      className="min-w-0"
    >
      <legend className="mb-1 text-lg font-semibold text-pretty">
        <span id={`${id}-label`}>
          <InlineMarkdown text={question.label} answerOf={answerOf} />
        </span>
        {question.required && !isHidden(question) && (
          <span className="text-base font-normal text-ink-2"> ({words.required})</span>
        )}
      </legend>
      {(question.help || limits) && (
        <div id={`${id}-help`} className={`mb-3 ${hint}`}>
          {question.help && <Paragraphs text={question.help} answerOf={answerOf} />}
          {limits && <p>{limits}</p>}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-2 text-base font-medium text-bad">
          {error}
        </p>
      )}
      <div className="mt-2 text-lg">
        <Control
          question={question}
          values={values}
          described={described}
          invalid={error !== undefined}
          words={words}
          hiddenRows={hiddenRows}
        />
      </div>
    </fieldset>
  )
}
