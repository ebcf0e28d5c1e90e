'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { fieldId } from '@/components/ui/field-id'
import { typedNumber } from '@/lib/core/text/typed-number'
import { fieldName } from '@/lib/surveys/answering/rules-form'
import { spanOf } from '@/lib/surveys/types/rules-facts'
import type { FieldProps } from './answer-props'
import { NotApplicable } from './answer-not-applicable'
import { hint, look } from './answer-style'
import { InlineMarkdown } from './inline-markdown'
import { RESTORED } from './use-ranking'

const numberIn = (text: string): number | null => {
  const typed = text.trim() === '' ? null : typedNumber(text)
  return typed && 'value' in typed ? typed.value : null
}

/**
 * A point between two ends. The number field holds the answer, and is all there is without script; the slider moves it. Left alone, the
 * field is empty: a slider has a place from the start, which must not become an answer.
 */
export function Slider({ question, values, described, invalid, words }: FieldProps) {
  const { min, max, step } = spanOf(question)!
  const name = fieldName(question.key)
  const na = question.options?.find((option) => option.na)
  const given = values[name]?.find((one) => one !== na?.value) ?? ''
  const saysNa = na !== undefined && (values[name]?.includes(na.value) ?? false)
  const number = useRef<HTMLInputElement>(null)
  const apart = useRef<HTMLInputElement>(null)
  const id = useId()
  /** Undefined before the script runs; null while nothing is answered. */
  const [at, setAt] = useState<number | null | undefined>(undefined)

  useEffect(() => {
    const form = number.current?.closest('form')
    const read = () => setAt(numberIn(number.current?.value ?? ''))
    queueMicrotask(read)
    form?.addEventListener(RESTORED, read)
    return () => form?.removeEventListener(RESTORED, read)
  }, [])

  const put = (value: number | null) => {
    if (!number.current) return
    number.current.value = value === null ? '' : String(value)
    if (value !== null && apart.current) apart.current.checked = false
    setAt(value)
    number.current.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const middle = min + Math.round((max - min) / 2 / step) * step
  const [low, high] = [question.minLabel || words.lowest, question.maxLabel || words.highest]
  return (
    <div>
      {at !== undefined && (
        <div className="mb-2">
          <input
            type="range"
            min={min}
            max={max}
            step={step}
            value={at ?? middle}
            aria-labelledby={`${fieldId(question.key)}-label`}
            aria-describedby={at === null ? `${id}-how` : undefined}
            aria-valuetext={at === null ? '–' : String(at)}
            data-untouched={at === null || undefined}
            className={`h-11 w-full cursor-pointer accent-accent ${at === null ? 'opacity-50' : ''}`}
            onChange={(event) => put(event.target.valueAsNumber)}
            // Where it stands already, a press or Enter moves nothing, and is meant as an answer all the same.
            onClick={(event) => put(event.currentTarget.valueAsNumber)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              put(event.currentTarget.valueAsNumber)
            }}
          />
          <p aria-hidden className={`flex justify-between gap-4 ${hint}`}>
            <span>
              {min} {question.minLabel && <InlineMarkdown text={question.minLabel} />}
            </span>
            <span className="text-right">
              {max} {question.maxLabel && <InlineMarkdown text={question.maxLabel} />}
            </span>
          </p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={number}
          id={`${fieldId(question.key)}-number`}
          name={name}
          type="text"
          inputMode="decimal"
          defaultValue={given}
          aria-labelledby={`${fieldId(question.key)}-label`}
          aria-describedby={described}
          aria-invalid={invalid || undefined}
          className={`${look} h-11 w-28`}
          onChange={(event) => {
            if (apart.current && event.target.value.trim() !== '') apart.current.checked = false
            setAt(numberIn(event.target.value))
          }}
        />
        {at === undefined && (
          <span className={hint}>
            {min} = {low}, {max} = {high}
          </span>
        )}
        {at === null && (
          <span id={`${id}-how`} className={hint}>
            {words.sliderHow}
          </span>
        )}
        {typeof at === 'number' && (
          <button type="button" className="text-base text-ink-2 underline" onClick={() => put(null)}>
            {words.takeBack}
          </button>
        )}
      </div>
      {na && (
        <NotApplicable
          ref={apart}
          name={name}
          option={na}
          checked={saysNa}
          onTick={() => {
            if (!number.current) return
            number.current.value = ''
            setAt(null)
          }}
        />
      )}
    </div>
  )
}
