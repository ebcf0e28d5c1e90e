import { fieldId } from '@/components/ui/field-id'
import { fieldName, openName } from '@/lib/surveys/answering/rules-form'
import { answerOf, scaleOf, TYPES } from '@/lib/surveys/types/rules-facts'
import type { FieldProps } from './answer-props'
import { box, control, hint, target } from './answer-style'
import { InlineMarkdown } from './inline-markdown'

/** Points of a scale in a row. */
export function Scale({ question, values, words }: FieldProps) {
  const { min, max } = scaleOf(question)
  const name = fieldName(question.key)
  const long = max - min > 6
  const [low, high] =
    TYPES[question.type].scale?.own === false
      ? [question.minLabel ?? words.notLikely, question.maxLabel ?? words.veryLikely]
      : [question.minLabel, question.maxLabel]
  return (
    <div>
      {/* A long scale stays in one row on a phone: a row that breaks puts 8 below 0. */}
      <div className={long ? 'grid auto-cols-fr grid-flow-col gap-0.5 sm:flex sm:gap-1.5' : 'flex flex-wrap gap-1.5'}>
        {Array.from({ length: max - min + 1 }, (_, index) => min + index).map((value) => (
          <label
            key={value}
            className={
              `flex h-11 cursor-pointer items-center justify-center rounded-md border border-edge bg-surface ` +
              `tabular-nums sm:w-11 has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink ` +
              `has-focus-visible:outline-2 has-focus-visible:outline-offset-2 ` +
              `has-focus-visible:outline-accent ${long ? 'min-w-0' : 'w-11'}`
            }
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={values[name]?.[0] === String(value)}
              className="sr-only"
            />
            {value}
            {value === min && low && <span className="sr-only">, {low}</span>}
            {value === max && high && <span className="sr-only">, {high}</span>}
          </label>
        ))}
      </div>
      {(low || high) && (
        <p aria-hidden className={`mt-1.5 ${hint}`}>
          {min} = {low || words.lowest}, {max} = {high || words.highest}
        </p>
      )}
      {question.options
        ?.filter((option) => option.na)
        .map((option) => (
          <label key={option.value} className={`${target} mt-1 text-ink-2`}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={values[name]?.[0] === option.value}
              className={box}
            />
            <span>
              <InlineMarkdown text={option.label} />
            </span>
          </label>
        ))}
    </div>
  )
}

/** One or any of some options, each with a text where it asks for one. */
export function Options({ question, values, words }: FieldProps) {
  const name = fieldName(question.key)
  const type = answerOf(question) === 'list' ? 'checkbox' : 'radio'
  const many = (question.options?.length ?? 0) > 12
  return (
    <div className={TYPES[question.type].options === 'yes-no' ? 'flex gap-2' : many ? 'sm:columns-2' : undefined}>
      {question.options?.map((option) => (
        <div key={option.value} className="break-inside-avoid">
          <label className={target}>
            <input
              type={type}
              name={name}
              value={option.value}
              data-alone={option.exclusive || option.na || undefined}
              defaultChecked={values[name]?.includes(option.value)}
              className={box}
            />
            <span>
              <InlineMarkdown text={option.label} />
            </span>
          </label>
          {option.open && (
            <input
              type="text"
              name={openName(question.key)}
              aria-label={`${option.label}: ${words.inYourWords}`}
              placeholder={words.inYourWords}
              maxLength={2000}
              defaultValue={values[openName(question.key)]?.[0]}
              className={`${control} mb-1 ml-11 h-11 max-w-[calc(100%-2.75rem)]`}
            />
          )}
        </div>
      ))}
    </div>
  )
}

/** Many options of which one is chosen: the browser's own list, which is quick on a phone too. */
export function LongList({ question, values, described, invalid, words }: FieldProps) {
  const name = fieldName(question.key)
  return (
    <select
      id={fieldId(question.key)}
      name={name}
      defaultValue={values[name]?.[0] ?? ''}
      aria-describedby={described}
      aria-invalid={invalid || undefined}
      aria-labelledby={`${fieldId(question.key)}-label`}
      className={`${control} h-11`}
    >
      <option value="">{words.chooseOne}</option>
      {question.options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** Row by row rather than as a grid: it fits a phone, and each row is a question of its own to a screen reader. */
export function Matrix({ question, values, words, hiddenRows }: FieldProps) {
  return (
    <div className="space-y-4">
      {question.rows?.map((row) => {
        const name = fieldName(question.key, row.value)
        return (
          <fieldset key={row.value} className="border-t pt-3" hidden={hiddenRows?.has(row.value)}>
            <legend className="float-left mb-1 w-full">
              <InlineMarkdown text={row.label} />
              {question.rowsIf?.[row.value] && (
                <span className={`hidden noscript:block ${hint}`}>{words.ifItFollows}</span>
              )}
            </legend>
            <div className="clear-left grid grid-cols-2 gap-x-2 sm:flex sm:flex-wrap">
              {question.options?.map((option) => (
                <label key={option.value} className={option.na ? `${target} text-ink-2 sm:ml-auto` : target}>
                  <input
                    type={question.multiple ? 'checkbox' : 'radio'}
                    name={name}
                    value={option.value}
                    data-alone={(question.multiple && option.na) || undefined}
                    defaultChecked={values[name]?.includes(option.value)}
                    className={box}
                  />
                  <span>
                    <InlineMarkdown text={option.label} />
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
