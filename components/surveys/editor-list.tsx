'use client'

import { memo, useDeferredValue, useEffect, useMemo, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/core/cn'
import type { FieldErrors } from '@/lib/core/errors'
import { plainText } from '@/lib/core/text/inline'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import type { Hint } from '@/lib/surveys/editor/rules-lint'
import type { Question } from '@/lib/surveys/schema'
import { missingOf } from '@/lib/surveys/rules-translate'
import { DEFINING } from '@/lib/surveys/types/rules-defining'
import type { Selected } from './use-editor'
import { useWindow } from './use-window'

type QuestionListProps = {
  values: EditorValues
  selected: Selected
  errors: FieldErrors
  hints: ReadonlyMap<string, readonly Hint[]>
  lost: ReadonlySet<string>
  language: string | null
  locked: boolean
  onSelect: (key: Selected) => void
  onMove: (from: number, to: number) => void
}

const ROW = 36
const WHOLE = 120

/** Every question in one line, in order. ↑ and ↓ choose, Alt with them moves; dragging moves too. Thousands are no slower than ten. */
export function QuestionList({
  values,
  selected,
  errors,
  hints,
  lost,
  language,
  locked,
  onSelect,
  onMove,
}: QuestionListProps) {
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words.trim().toLowerCase())
  const { questions } = values
  const shown = useMemo(
    () =>
      questions.flatMap((question, index) =>
        wanted === '' || question.label.toLowerCase().includes(wanted) || question.key.includes(wanted)
          ? [{ question, index }]
          : [],
      ),
    [questions, wanted],
  )
  const wrong = useMemo(
    () => new Set(Object.keys(errors).flatMap((name) => /^questions\.(\d+)/.exec(name)?.[1] ?? [])),
    [errors],
  )
  const missing = useMemo(
    () => new Set(language === null ? [] : missingOf(values, values.translations[language]).map((one) => one.question)),
    [language, values],
  )
  const at = shown.findIndex((row) => row.question.key === selected)
  const { box, from, to, show } = useWindow(shown.length, ROW, WHOLE)
  const [dragged, setDragged] = useState<number | null>(null)

  useEffect(() => show(at))

  const choose = (row: number) => {
    const next = shown[row]
    if (!next) return
    onSelect(next.question.key)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${row}"] button`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    // The row that has the focus, which need not be the one that is open.
    const row = Number((event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row ?? -1)
    const here = shown[row]?.index
    if (by === 0 || here === undefined) return
    event.preventDefault()
    if (event.altKey && !locked && wanted === '') {
      onMove(here, here + by)
      requestAnimationFrame(() =>
        box.current
          ?.querySelector<HTMLElement>(`[data-row="${Math.min(Math.max(row + by, 0), shown.length - 1)}"] button`)
          ?.focus(),
      )
    } else if (!event.altKey) choose(row + by)
  }
  const drop = (event: DragEvent, index: number) => {
    event.preventDefault()
    if (dragged !== null) onMove(dragged, index)
    setDragged(null)
  }
  return (
    <nav aria-label="Questions" className="min-w-0">
      {questions.length > 20 && (
        <Input
          type="search"
          aria-label="Find a question"
          placeholder="Find a question"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="mb-2"
        />
      )}
      <button
        type="button"
        aria-current={selected === 'about' || undefined}
        onClick={() => onSelect('about')}
        className={cn(
          'flex h-9 w-full items-center rounded-md px-2 text-left text-sm hover:bg-hover',
          selected === 'about' && 'bg-accent-soft font-medium text-accent',
        )}
      >
        About the survey
        {(missing.has(null) || ['title', 'description', 'resultsOn', 'invited'].some((name) => errors[name])) && (
          <Mark tone="bad" words={missing.has(null) ? 'Words are missing' : 'Needs another look'} />
        )}
      </button>
      {questions.length === 0 && (
        <p className="px-2 py-3 text-sm text-ink-2">
          No questions yet. Three to six, each about one thing and one stretch of time, are answered by most.
        </p>
      )}
      <div ref={box} onKeyDown={onKeyDown} className="max-h-64 overflow-y-auto lg:max-h-[calc(100dvh-20rem)]">
        <ol aria-label="Questions" className="relative" style={{ height: shown.length * ROW }}>
          {shown.slice(from, to).map(({ question, index }, offset) => (
            <li
              key={question.key}
              data-row={from + offset}
              aria-posinset={from + offset + 1}
              aria-setsize={shown.length}
              className="absolute inset-x-0"
              style={{ top: (from + offset) * ROW, height: ROW }}
              draggable={!locked}
              onDragStart={() => setDragged(index)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => drop(event, index)}
              onDragEnd={() => setDragged(null)}
            >
              <Row
                question={question}
                index={index}
                current={question.key === selected}
                onSelect={onSelect}
                mark={
                  wrong.has(String(index))
                    ? 'wrong'
                    : lost.has(question.key)
                      ? 'lost'
                      : missing.has(question.key)
                        ? 'missing'
                        : hints.has(question.key)
                          ? 'hint'
                          : null
                }
              />
            </li>
          ))}
        </ol>
      </div>
      {wanted !== '' && shown.length === 0 && (
        <p className="px-2 py-2 text-sm text-ink-3">No question has these words.</p>
      )}
    </nav>
  )
}

const MARKS = {
  wrong: ['bad', 'Needs another look'],
  lost: ['bad', 'No answers lead here'],
  missing: ['bad', 'Words are missing'],
  hint: ['warn', 'A hint on its wording'],
} as const

function Mark({ tone, words }: { tone: 'bad' | 'warn'; words: string }) {
  return (
    <span className={cn('ml-auto shrink-0 pl-1 text-xs', tone === 'bad' ? 'text-bad' : 'text-warn')} title={words}>
      <span aria-hidden>{tone === 'bad' ? '■' : '▲'}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

type RowProps = {
  question: Question
  index: number
  current: boolean
  mark: keyof typeof MARKS | null
  onSelect: (key: string) => void
}

const Row = memo(function Row({ question, index, current, mark, onSelect }: RowProps) {
  return (
    <button
      type="button"
      aria-current={current || undefined}
      onClick={() => onSelect(question.key)}
      title={
        question.page
          ? question.page.title
            ? `Starts the page “${question.page.title}”`
            : 'Starts a page'
          : plainText(question.label)
      }
      className={cn(
        'flex h-9 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover',
        current && 'bg-accent-soft font-medium text-accent',
        question.page && index > 0 && 'rounded-t-none border-t border-edge',
      )}
    >
      <span className="w-6 shrink-0 text-right font-mono text-xs text-ink-3 tabular-nums">{index + 1}</span>
      <span className={cn('min-w-0 flex-1 truncate', question.showIf && 'pl-2')}>
        {plainText(question.label).slice(0, 120) || <span className="text-ink-3">{DEFINING[question.type].label}</span>}
      </span>
      {mark && <Mark tone={MARKS[mark][0]} words={MARKS[mark][1]} />}
    </button>
  )
})
