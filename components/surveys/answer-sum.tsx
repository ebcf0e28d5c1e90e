'use client'

import { useEffect, useRef, useState } from 'react'
import { typedNumber } from '@/lib/core/text/typed-number'
import { fill } from '@/lib/core/text/fill'
import { fieldName } from '@/lib/surveys/answering/rules-form'
import { totalOf } from '@/lib/surveys/types/rules-facts'
import type { FieldProps } from './answer-props'
import { hint, look } from './answer-style'
import { InlineMarkdown } from './inline-markdown'
import { RESTORED } from './use-ranking'

const plain = (value: number): number => Number(value.toPrecision(12))

/** A number for each part of a whole. With script it says how much is left; without, the hub says it when the form is sent. */
export function Parts({ question, values, described, invalid, words }: FieldProps) {
  const total = totalOf(question)
  const box = useRef<HTMLDivElement>(null)
  /** What the fields come to; null before the script runs, and while nothing is in them. */
  const [sum, setSum] = useState<number | null>(null)
  const read = () => {
    const numbers = [...(box.current?.querySelectorAll('input') ?? [])].flatMap(({ value }) => {
      const typed = value.trim() === '' ? null : typedNumber(value)
      return typed && 'value' in typed ? [typed.value] : []
    })
    setSum(numbers.length > 0 ? plain(numbers.reduce((all, one) => all + one, 0)) : null)
  }

  useEffect(() => {
    const form = box.current?.closest('form')
    queueMicrotask(read)
    form?.addEventListener(RESTORED, read)
    return () => form?.removeEventListener(RESTORED, read)
  }, [])

  const left = sum === null ? null : plain(total - sum)
  return (
    <div ref={box} onInput={read}>
      <ul className="space-y-2">
        {question.options?.map((option) => {
          const name = fieldName(question.key, option.value)
          return (
            <li key={option.value}>
              <label className="flex items-center justify-between gap-4">
                <span className="min-w-0">
                  <InlineMarkdown text={option.label} />
                </span>
                <input
                  name={name}
                  type="text"
                  inputMode="decimal"
                  defaultValue={values[name]?.[0]}
                  aria-describedby={described}
                  aria-invalid={invalid || undefined}
                  className={`${look} h-11 w-28 shrink-0 text-right tabular-nums`}
                />
              </label>
            </li>
          )
        })}
      </ul>
      <p role="status" className={`mt-2 text-right ${hint}`}>
        {sum !== null && left !== null && (
          <>
            {fill(words.sumGiven, { sum, total }, words.locale)}
            {left !== 0 && (
              <span className={left < 0 ? 'text-bad' : undefined}>
                {' · '}
                {left > 0
                  ? fill(words.sumLeft, { left }, words.locale)
                  : fill(words.sumOver, { over: -left }, words.locale)}
              </span>
            )}
          </>
        )}
      </p>
    </div>
  )
}
