'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { fieldName, type FormValues } from '@/lib/surveys/answering/rules-form'
import type { Option, Question } from '@/lib/surveys/schema'
import type { AnswerPageMessages as Says } from '@/lib/surveys/messages/presenter-messages'
import { fill } from '@/lib/core/text/fill'
import { hint, look } from './answer-style'
import { useRanking } from './use-ranking'
import { InlineMarkdown } from './inline-markdown'

const small =
  'flex size-11 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover disabled:opacity-40'

/**
 * Puts options in order. Without script each has a list of places; with it one presses options into place, then drags them or moves them by
 * keys. Nothing is in place from the start: an order nobody chose would count as one.
 */
export function Ranking({ question, values, words }: { question: Question; values: FormValues; words: Says }) {
  const { options = [], max } = question
  const box = useRef<HTMLDivElement>(null)
  const { order, put, drag } = useRanking(box)
  const [said, setSaid] = useState('')
  const full = order !== null && max !== undefined && order.length >= max
  const byValue = new Map(options.map((option) => [option.value, option]))

  const focus = (value: string) =>
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-placed="${CSS.escape(value)}"] [data-handle]`)?.focus(),
    )
  const arrange = (next: string[], value: string) => {
    put(next)
    const place = next.indexOf(value) + 1
    setSaid(
      place > 0 ? fill(words.isNow, { option: byValue.get(value)?.label ?? value, place, places: next.length }) : '',
    )
  }
  const move = (value: string, by: number) => {
    if (!order) return
    const from = order.indexOf(value)
    const to = from + by
    if (to < 0 || to >= order.length) return
    const rest = order.filter((one) => one !== value)
    arrange([...rest.slice(0, to), value, ...rest.slice(to)], value)
    focus(value)
  }
  const onKeyDown = (event: KeyboardEvent, value: string) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    move(value, by)
  }
  return (
    <div ref={box}>
      <ul className="space-y-2" hidden={order !== null}>
        {options.map((option) => {
          const name = fieldName(question.key, option.value)
          return (
            <li key={option.value} className="flex items-center gap-3">
              <select
                name={name}
                data-option={option.value}
                aria-label={fill(words.placeOf, { option: option.label })}
                defaultValue={values[name]?.[0] ?? ''}
                className={`${look} h-11 w-20 shrink-0 tabular-nums`}
              >
                <option value="">–</option>
                {options.map((_, index) => (
                  <option key={index} value={index + 1}>
                    {index + 1}
                  </option>
                ))}
              </select>
              <span>
                <InlineMarkdown text={option.label} />
              </span>
            </li>
          )
        })}
      </ul>
      {order !== null && (
        <>
          {order.length > 0 && <p className={hint}>{words.yourOrder}</p>}
          <ol aria-label={words.yourOrder}>
            {order
              .flatMap((value) => byValue.get(value) ?? [])
              .map((option, index) => (
                <li
                  key={option.value}
                  data-placed={option.value}
                  className="my-1 flex items-center gap-1 rounded-md border bg-surface"
                >
                  <button
                    type="button"
                    data-handle
                    aria-label={fill(words.drag, { option: option.label })}
                    className={`${small} cursor-grab touch-none tabular-nums`}
                    onPointerDown={(event) => drag(event, option.value)}
                    onKeyDown={(event) => onKeyDown(event, option.value)}
                  >
                    {index + 1}
                  </button>
                  <span className="min-w-0 flex-1 py-2">
                    <InlineMarkdown text={option.label} />
                  </span>
                  <button
                    type="button"
                    aria-label={fill(words.moveUp, { option: option.label })}
                    disabled={index === 0}
                    className={small}
                    onClick={() => move(option.value, -1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    aria-label={fill(words.moveDown, { option: option.label })}
                    disabled={index === order.length - 1}
                    className={small}
                    onClick={() => move(option.value, 1)}
                  >
                    ↓
                  </button>
                  <button
                    type="button"
                    aria-label={fill(words.takeOut, { option: option.label })}
                    className={small}
                    onClick={() =>
                      arrange(
                        order.filter((one) => one !== option.value),
                        option.value,
                      )
                    }
                  >
                    ×
                  </button>
                </li>
              ))}
          </ol>
          <Waiting
            options={options.filter((option) => !order.includes(option.value))}
            full={full}
            words={words}
            onPlace={(value) => arrange([...order, value], value)}
          />
          <p role="status" className="sr-only">
            {said}
          </p>
        </>
      )}
    </div>
  )
}

function Waiting({
  options,
  full,
  words,
  onPlace,
}: {
  options: Option[]
  full: boolean
  words: Says
  onPlace: (value: string) => void
}) {
  if (options.length === 0) return null
  return (
    <>
      <p className={`mt-3 ${hint}`}>{words.notPlaced}</p>
      <ul aria-label={words.notPlaced} className="mt-1 flex flex-wrap gap-2">
        {options.map((option) => (
          <li key={option.value}>
            <button
              type="button"
              aria-label={fill(words.place, { option: option.label })}
              disabled={full}
              className="min-h-11 rounded-md border border-edge bg-surface px-3 text-left hover:border-ink-3 disabled:opacity-55"
              onClick={() => onPlace(option.value)}
            >
              <InlineMarkdown text={option.label} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
