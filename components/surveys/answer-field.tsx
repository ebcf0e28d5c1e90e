import { fieldId } from '@/components/ui/field-id'
import { fieldName, openName, type FormValues } from '@/lib/surveys/form'
import type { Question } from '@/lib/surveys/schema'
import { Paragraphs, Words } from './words'

type FieldProps = { question: Question; values: FormValues; described?: string | undefined; invalid: boolean }

const target = 'flex min-h-11 items-center gap-3 rounded-md px-3 py-2 has-checked:bg-accent-soft has-checked:text-accent hover:bg-hover'
const box = 'size-5 shrink-0 accent-accent'
const look = 'rounded-md border border-edge bg-surface px-3 text-lg text-ink hover:border-ink-3 aria-invalid:border-bad'
const control = `w-full ${look}`
const hint = 'text-base text-ink-3'

/** The highest point of a scale, without the library that the server's rules use. */
const ends = (question: Question) => (question.type === 'nps' ? [0, 10] : [question.min ?? 1, question.max ?? 5]) as [number, number]

function Scale({ question, values }: FieldProps) {
  const [min, max] = ends(question)
  const name = fieldName(question.key)
  const [low, high] = question.type === 'nps' ? [question.minLabel ?? 'Not at all likely', question.maxLabel ?? 'Extremely likely'] : [question.minLabel, question.maxLabel]
  return (
    <div>
      <div className="flex flex-wrap gap-1.5">
        {Array.from({ length: max - min + 1 }, (_, index) => min + index).map((value) => (
          <label
            key={value}
            className="flex size-11 cursor-pointer items-center justify-center rounded-md border border-edge bg-surface tabular-nums has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input type="radio" name={name} value={value} defaultChecked={values[name]?.[0] === String(value)} className="sr-only" />
            {value}
            {value === min && low && <span className="sr-only">, {low}</span>}
            {value === max && high && <span className="sr-only">, {high}</span>}
          </label>
        ))}
      </div>
      {(low || high) && (
        <p aria-hidden className={`mt-1.5 ${hint}`}>
          {min} = {low || 'lowest'}, {max} = {high || 'highest'}
        </p>
      )}
    </div>
  )
}

function Options({ question, values }: FieldProps) {
  const name = fieldName(question.key)
  const type = question.type === 'multi' ? 'checkbox' : 'radio'
  const many = (question.options?.length ?? 0) > 12
  return (
    <div className={many ? 'sm:columns-2' : undefined}>
      {question.options?.map((option) => (
        <div key={option.value} className="break-inside-avoid">
          <label className={target}>
            <input type={type} name={name} value={option.value} defaultChecked={values[name]?.includes(option.value)} className={box} />
            <span>
              <Words text={option.label} />
            </span>
          </label>
          {option.open && (
            <input
              type="text" name={openName(question.key)} aria-label={`${option.label}: in your words`} placeholder="In your words" maxLength={2000}
              defaultValue={values[openName(question.key)]?.[0]} className={`${control} mb-1 ml-11 h-11 max-w-[calc(100%-2.75rem)]`}
            />
          )}
        </div>
      ))}
    </div>
  )
}

/** Many options of which one is chosen: the browser's own list, which is quick on a phone too. */
function LongList({ question, values, described, invalid }: FieldProps) {
  const name = fieldName(question.key)
  return (
    <select id={fieldId(question.key)} name={name} defaultValue={values[name]?.[0] ?? ''} aria-describedby={described} aria-invalid={invalid || undefined} aria-label={question.label} className={`${control} h-11`}>
      <option value="">Choose one</option>
      {question.options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** Row by row rather than as a grid: it fits a phone, and each row is a question of its own to a screen reader. */
function Matrix({ question, values }: FieldProps) {
  return (
    <div className="space-y-4">
      {question.rows?.map((row) => {
        const name = fieldName(question.key, row.value)
        return (
          <fieldset key={row.value} className="border-t pt-3">
            <legend className="float-left mb-1 w-full">
              <Words text={row.label} />
            </legend>
            <div className="clear-left flex flex-wrap gap-x-2">
              {question.options?.map((option) => (
                <label key={option.value} className={target}>
                  <input
                    type={question.multiple ? 'checkbox' : 'radio'} name={name} value={option.value}
                    defaultChecked={values[name]?.includes(option.value)} className={box}
                  />
                  <span>
                    <Words text={option.label} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

function Ranking({ question, values }: FieldProps) {
  return (
    <ul className="space-y-2">
      {question.options?.map((option) => {
        const name = fieldName(question.key, option.value)
        return (
          <li key={option.value} className="flex items-center gap-3">
            <select name={name} aria-label={`Place of ${option.label}`} defaultValue={values[name]?.[0] ?? ''} className={`${look} h-11 w-20 shrink-0 tabular-nums`}>
              <option value="">–</option>
              {question.options?.map((_, index) => (
                <option key={index} value={index + 1}>
                  {index + 1}
                </option>
              ))}
            </select>
            <span>
              <Words text={option.label} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Written({ question, values, described, invalid }: FieldProps) {
  const name = fieldName(question.key)
  const common = {
    id: fieldId(question.key), name, defaultValue: values[name]?.[0], 'aria-describedby': described, 'aria-invalid': invalid || undefined, 'aria-label': question.label,
  } as const
  if (question.type === 'longtext') return <textarea {...common} rows={4} maxLength={10_000} className={`${control} field-sizing-content min-h-28 py-2`} />
  if (question.type === 'text') return <input {...common} type="text" maxLength={2_000} className={`${control} h-11`} />
  if (question.type === 'date') return <input {...common} type="date" className={`${control} h-11 sm:w-52`} />
  return <input {...common} type="text" inputMode="decimal" className={`${control} h-11 sm:w-52`} />
}

const GROUPED = new Set(['rating', 'nps', 'single', 'multi', 'matrix', 'ranking'])
const LONG = 30

const isLongList = (question: Question) => question.type === 'single' && (question.options?.length ?? 0) > LONG

function Control(props: FieldProps) {
  const { question } = props
  if (question.type === 'rating' || question.type === 'nps') return <Scale {...props} />
  if (question.type === 'matrix') return <Matrix {...props} />
  if (question.type === 'ranking') return <Ranking {...props} />
  if (isLongList(question)) return <LongList {...props} />
  if (question.type === 'single' || question.type === 'multi') return <Options {...props} />
  return <Written {...props} />
}

/** One question with its help, its error and its field, tied together for screen readers. Works without script. */
export function AnswerField({ question, values, error }: { question: Question; values: FormValues; error?: string | undefined }) {
  const id = fieldId(question.key)
  const grouped = GROUPED.has(question.type) && !isLongList(question)
  const described = [question.help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset id={grouped ? id : undefined} tabIndex={grouped ? -1 : undefined} aria-describedby={grouped ? described : undefined} className="min-w-0">
      <legend className="mb-1 text-lg font-semibold text-pretty">
        <Words text={question.label} />
        {!question.required && <span className="text-base font-normal text-ink-3"> (optional)</span>}
      </legend>
      {question.help && (
        <div id={`${id}-help`} className={`mb-3 ${hint}`}>
          <Paragraphs text={question.help} />
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-2 text-base font-medium text-bad">
          {error}
        </p>
      )}
      <div className="mt-2 text-lg">
        <Control question={question} values={values} described={described} invalid={error !== undefined} />
      </div>
    </fieldset>
  )
}
