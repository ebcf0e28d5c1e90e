import { fieldId } from '@/components/ui/field-id'
import { fieldName, type FormValues } from '@/lib/surveys/answering/rules-form'
import type { Question } from '@/lib/surveys/schema'
import type { AnswerPageMessages as Says } from '@/lib/surveys/messages/presenter-messages'
import { fill } from '@/lib/core/text/fill'
import { dayIn } from '@/lib/core/text/language'
import { LongList, Matrix, Options, Scale } from './answer-choice'
import { BestWorst } from './answer-maxdiff'
import { Ranking } from './answer-ranking'
import type { FieldProps } from './answer-props'
import { control, hint } from './answer-style'
import { Paragraphs, InlineMarkdown, type AnswerOf } from './inline-markdown'

function Written({ question, values, described, invalid }: FieldProps) {
  const name = fieldName(question.key)
  const common = {
    id: fieldId(question.key),
    name,
    defaultValue: values[name]?.[0],
    'aria-describedby': described,
    'aria-invalid': invalid || undefined,
    'aria-labelledby': `${fieldId(question.key)}-label`,
  } as const
  if (question.type === 'longtext')
    return (
      <textarea
        {...common}
        rows={4}
        maxLength={question.max ?? 10_000}
        className={`${control} field-sizing-content min-h-28 py-2`}
      />
    )
  if (question.type === 'text')
    return <input {...common} type="text" maxLength={question.max ?? 2_000} className={`${control} h-11`} />
  if (question.type === 'date')
    return (
      <input
        {...common}
        type="date"
        min={question.minDate}
        max={question.maxDate}
        className={`${control} h-11 sm:w-52`}
      />
    )
  return <input {...common} type="text" inputMode="decimal" className={`${control} h-11 sm:w-52`} />
}

const GROUPED = new Set<Question['type']>(['rating', 'nps', 'single', 'multi', 'matrix', 'ranking', 'yesno', 'maxdiff'])
const LONG = 30

const isLongList = (question: Question) => question.type === 'single' && (question.options?.length ?? 0) > LONG

function Control(props: FieldProps) {
  const { question } = props
  if (isLongList(question)) return <LongList {...props} />
  switch (question.type) {
    case 'rating':
    case 'nps':
      return <Scale {...props} />
    case 'single':
    case 'multi':
    case 'yesno':
      return <Options {...props} />
    case 'matrix':
      return <Matrix {...props} />
    case 'ranking':
      return <Ranking {...props} />
    case 'maxdiff':
      return <BestWorst {...props} />
    default:
      return <Written {...props} />
  }
}

/** How little and how much may be answered, said before it is. */
function limitWords(
  { type, min, max, minDate, maxDate, required }: Question,
  words: Says,
  language: string,
): string | null {
  const least = type === 'multi' || type === 'ranking' ? Math.max(min ?? 0, required ? 1 : 0) || undefined : min
  const pick = (
    both: string,
    from: string,
    upTo: string,
    low: string | number | undefined,
    high: string | number | undefined,
  ) =>
    low !== undefined && high !== undefined
      ? fill(both, { min: low, max: high })
      : low !== undefined
        ? fill(from, { min: low })
        : high !== undefined
          ? fill(upTo, { max: high })
          : null
  switch (type) {
    case 'multi':
      return max !== undefined && least === max
        ? fill(words.chooseExactly, { min: max })
        : max === undefined && min === undefined
          ? null
          : pick(words.chooseBetween, words.chooseAtLeast, words.chooseAtMost, least, max)
    case 'ranking':
      return max !== undefined && least === max
        ? fill(words.rankExactly, { min: max })
        : max === undefined && min === undefined
          ? null
          : pick(words.rankBetween, words.rankAtLeast, words.rankAtMost, least, max)
    case 'number':
      return pick(words.between, words.from, words.upTo, min, max)
    case 'date':
      return pick(
        words.between,
        words.from,
        words.upTo,
        minDate && dayIn(language, minDate),
        maxDate && dayIn(language, maxDate),
      )
    case 'text':
    case 'longtext':
      return min ? fill(words.charactersAtLeast, { min }) : null
    default:
      return null
  }
}

type AnswerFieldProps = {
  question: Question
  values: FormValues
  error?: string | undefined
  words: Says
  language?: string
  answerOf?: AnswerOf | undefined
}

/** One question with its help, its error and its field, tied together for screen readers. Works without script. */
export function AnswerField({ question, values, error, words, language = 'en', answerOf }: AnswerFieldProps) {
  const id = fieldId(question.key)
  const grouped = GROUPED.has(question.type) && !isLongList(question)
  const limits = limitWords(question, words, language)
  const described =
    [(question.help || limits) && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      id={grouped ? id : undefined}
      tabIndex={grouped ? -1 : undefined}
      aria-describedby={grouped ? described : undefined}
      className="min-w-0"
    >
      <legend className="mb-1 text-lg font-semibold text-pretty">
        <span id={`${id}-label`}>
          <InlineMarkdown text={question.label} answerOf={answerOf} />
        </span>
        {!question.required && <span className="text-base font-normal text-ink-3"> ({words.optional})</span>}
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
        />
      </div>
    </fieldset>
  )
}
