'use client'

import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { EvidenceCard } from '@/components/evidence/evidence-item'
import { formatCount, plural } from '@/lib/core/format'
import type { DeskPiece } from '@/lib/evidence/schema-desk'
import { doneCount, filedCount } from '@/lib/insights/rules-desk'
import type { Suggestion } from '@/lib/insights/schema'
import { DeskQueue } from './desk-queue'
import { DeskSuggestions } from './desk-suggestions'
import { useDesk } from './use-desk'

type Props = { queue: DeskPiece[]; waiting: number; most: number; suggestions: Suggestion[]; children: ReactNode }

const BUTTONS = [
  { key: 's', label: 'Supports', variant: 'primary' },
  { key: 'c', label: 'Contradicts', variant: 'secondary' },
  { key: 'x', label: 'Context', variant: 'secondary' },
  { key: 'n', label: 'Not evidence', variant: 'ghost' },
  { key: 'p', label: 'Park', variant: 'ghost' },
  { key: ' ', label: 'Skip', variant: 'ghost' },
  { key: 'u', label: 'Undo', variant: 'ghost' },
] as const
const FILES = ['s', 'c', 'x']
const keyName = (key: string) => (key === ' ' ? 'space' : key)
const isKey = (key: string) => BUTTONS.some((one) => one.key === key) || /^[1-9]$/.test(key)

/**
 * The synthesis desk: one piece after another is filed under an insight, for it or against it, by keys alone. It keeps
 * the queue it began with, so
 * that undo works; `children` are shown where nothing waited.
 */
export function Desk({ queue, waiting: atFirst, most, suggestions, children }: Props) {
  const [waiting] = useState(atFirst)
  const { state, saving, type, found } = useDesk(queue, suggestions)
  const statement = useRef<HTMLInputElement>(null)
  const piece = state.queue[0]
  const offered = piece && state.suggestions[piece.id]

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const on = event.target instanceof HTMLElement ? event.target : null
      if (event.key === 'Escape') statement.current?.blur()
      if (event.metaKey || event.ctrlKey || event.altKey || on?.closest('input, textarea, select, [contenteditable]'))
        return
      if (on?.closest('button, a, summary') && (event.key === ' ' || event.key === 'Enter')) return
      if (event.key === 'i') statement.current?.focus()
      else if (isKey(event.key)) type(event.key)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [type])

  const make = (event: FormEvent) => {
    event.preventDefault()
    const words = statement.current?.value.trim() ?? ''
    if (!piece || words === '') return
    found(words)
    if (statement.current) statement.current.value = ''
    statement.current?.blur()
  }

  if (!piece && state.steps.length === 0) return children
  const left = Math.max(0, waiting - doneCount(state))
  const leftLabel = waiting > most ? `${formatCount(most)}+` : String(left)
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)_20rem]">
      <DeskQueue left={state.queue} waiting={leftLabel} filed={filedCount(state)} saving={saving} />
      <section aria-label="The piece" aria-live="polite" className="min-w-0 max-lg:order-first">
        {piece ? (
          <>
            <div className="border-l-2 border-accent pl-4 text-md leading-7">
              <EvidenceCard piece={piece} href={piece.href} />
            </div>
            {piece.together.length > 0 && <Together piece={piece} />}
          </>
        ) : (
          <>
            <p className="text-md">
              {left > 0 ? 'That is all of this round.' : 'Everything that was heard is dealt with.'}
            </p>
            {left > 0 && (
              <Button className="mt-3" onClick={() => location.reload()} disabled={saving}>
                Load more
              </Button>
            )}
          </>
        )}
        <div className="mt-6 flex flex-wrap gap-2">
          {BUTTONS.filter(({ key }) => piece || key === 'u').map(({ key, label, variant }) => (
            <Button
              key={key}
              variant={variant}
              disabled={key === 'u' ? state.steps.length === 0 : FILES.includes(key) && state.chosen === null}
              onClick={() => type(key)}
              data-key={keyName(key)}
              data-key-label={label}
            >
              {label} <Kbd>{keyName(key)}</Kbd>
            </Button>
          ))}
        </div>
        <p role="status" className="mt-2 min-h-5 text-sm text-warn">
          {state.hint}
        </p>
      </section>
      <section aria-label="Insights it may speak to" className="min-w-0">
        <h2 className="mb-1 text-md">Suggested insights</h2>
        {piece && (
          <>
            <DeskSuggestions
              suggestions={offered}
              chosen={state.chosen}
              onChoose={(place) => type(String(place + 1))}
            />
            <form onSubmit={make} className="mt-3 flex gap-2">
              <Input
                ref={statement}
                aria-label="New insight"
                placeholder="New insight (i)"
                maxLength={500}
                data-key="i"
                data-key-label="New insight"
                autoComplete="off"
              />
              <Button type="submit">Make</Button>
            </form>
          </>
        )}
      </section>
    </div>
  )
}

/** What the piece is read together with: the rest of its thread, or its question in earlier waves. */
function Together({ piece }: { piece: DeskPiece }) {
  const what = piece.kind === 'survey-result' ? 'earlier wave' : 'more in this thread'
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit cursor-pointer text-ink-2">
        {piece.kind === 'survey-result' ? plural(piece.together.length, what) : `${piece.together.length} ${what}`}
      </summary>
      <ul className="mt-2 space-y-1.5 border-l pl-3 text-ink-2">
        {piece.together.map((one) => (
          <li key={one.id}>{one.text}</li>
        ))}
      </ul>
    </details>
  )
}
