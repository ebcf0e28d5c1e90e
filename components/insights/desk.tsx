'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast'
import { EvidenceCard } from '@/components/evidence/evidence-item'
import type { Evidence } from '@/lib/evidence/schema'
import { deskNewAction, linkAction, suggestAction, unlinkAction } from '@/lib/insights/actions'
import type { Stance, Suggestion } from '@/lib/insights/schema'

type Step = { piece: Evidence; insight: string | null }
type Props = { queue: Evidence[]; waiting: number; suggestions: Suggestion[]; children: ReactNode }

/**
 * The synthesis desk: one piece after another is filed under an insight, for it or against it, by keys alone.
 * It keeps the queue it began with, so that undo works; `children` are shown where nothing waited.
 */
export function Desk({ queue, waiting: atFirst, suggestions: first, children }: Props) {
  const [waiting] = useState(atFirst)
  const [left, setLeft] = useState(queue)
  const [filed, setFiled] = useState(0)
  const [steps, setSteps] = useState<Step[]>([])
  const [suggestions, setSuggestions] = useState(first)
  const [chosen, setChosen] = useState(0)
  const [busy, setBusy] = useState(false)
  const statement = useRef<HTMLInputElement>(null)
  const piece = left[0]

  const show = useCallback(async (next: Evidence | undefined) => {
    setChosen(0)
    if (!next) return setSuggestions([])
    const result = await suggestAction({ evidence: next.id })
    if (result.ok) setSuggestions(result.data)
  }, [])
  const advance = useCallback(
    async (step: Step, counts: boolean) => {
      setSteps((all) => [...all, step])
      setLeft((all) => all.slice(1))
      if (counts) setFiled((n) => n + 1)
      await show(left[1])
    },
    [left, show],
  )
  const guarded = useCallback(
    async (work: () => Promise<void>) => {
      if (busy) return
      setBusy(true)
      await work().catch(() => toast('The server could not be reached. Nothing was filed; try again.', { tone: 'bad' }))
      setBusy(false)
    },
    [busy],
  )

  const file = (stance: Stance) =>
    guarded(async () => {
      const insight = suggestions[chosen]
      if (!piece || !insight) return
      const result = await linkAction({ insight: insight.id, evidence: piece.id, stance })
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      await advance({ piece, insight: insight.id }, true)
    })
  const skip = () =>
    guarded(async () => {
      if (piece) await advance({ piece, insight: null }, false)
    })
  const undo = () =>
    guarded(async () => {
      const last = steps.at(-1)
      if (!last) return
      if (last.insight) {
        const result = await unlinkAction({ insight: last.insight, evidence: last.piece.id })
        if (!result.ok) return toast(result.message, { tone: 'bad' })
        setFiled((n) => n - 1)
      }
      setSteps((all) => all.slice(0, -1))
      setLeft((all) => [last.piece, ...all])
      await show(last.piece)
    })
  const found = (event: React.FormEvent) => {
    event.preventDefault()
    const words = statement.current?.value.trim() ?? ''
    if (!piece || words === '') return
    void guarded(async () => {
      const result = await deskNewAction({ statement: words, evidence: piece.id, stance: 'supports' })
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      if (statement.current) statement.current.value = ''
      statement.current?.blur()
      await advance({ piece, insight: result.data }, true)
    })
  }

  const keys = useRef<Record<string, () => void>>({})
  // Before the paint: a key pressed on what is seen must act on what is seen.
  useLayoutEffect(() => {
    keys.current = {
      s: () => file('supports'),
      c: () => file('contradicts'),
      ' ': skip,
      u: undo,
      i: () => statement.current?.focus(),
    }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable], button, a')
      if (event.key === 'Escape') statement.current?.blur()
      const onButton =
        event.target instanceof HTMLElement &&
        event.target.closest('button, a') &&
        event.key !== ' ' &&
        event.key !== 'Enter'
      if ((typing && !onButton) || event.metaKey || event.ctrlKey || event.altKey) return
      const digit = Number(event.key)
      if (digit >= 1 && digit <= 9) return setChosen(digit - 1)
      const run = keys.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  if (!piece && steps.length === 0) return children
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)_20rem]">
      <Queue left={left} waiting={waiting - filed} filed={filed} />
      <section aria-label="The piece" aria-live="polite" className="min-w-0 max-lg:order-first">
        {piece ? (
          <>
            <div className="border-l-2 border-accent pl-4 text-md leading-7">
              <EvidenceCard piece={piece} href={piece.href} />
            </div>
            <div className="mt-6 flex flex-wrap gap-2">
              <Button
                variant="primary"
                disabled={busy || !suggestions[chosen]}
                onClick={() => file('supports')}
                data-key="s"
                data-key-label="Supports"
              >
                Supports <Kbd>s</Kbd>
              </Button>
              <Button
                disabled={busy || !suggestions[chosen]}
                onClick={() => file('contradicts')}
                data-key="c"
                data-key-label="Contradicts"
              >
                Contradicts <Kbd>c</Kbd>
              </Button>
              <Button variant="ghost" disabled={busy} onClick={skip} data-key="space" data-key-label="Skip">
                Skip <Kbd>space</Kbd>
              </Button>
              <Button
                variant="ghost"
                disabled={busy || steps.length === 0}
                onClick={undo}
                data-key="u"
                data-key-label="Undo"
              >
                Undo <Kbd>u</Kbd>
              </Button>
            </div>
          </>
        ) : (
          <div>
            <p className="text-md">
              {waiting - filed > 0 ? 'That is all of this round.' : 'Everything that was heard is in an insight.'}
            </p>
            {waiting - filed > 0 && (
              <Button className="mt-3" onClick={() => location.reload()}>
                Load more
              </Button>
            )}
            {steps.length > 0 && (
              <Button className="mt-3 ml-2" variant="ghost" disabled={busy} onClick={undo}>
                Undo <Kbd>u</Kbd>
              </Button>
            )}
          </div>
        )}
      </section>
      <section aria-label="Insights it may speak to" className="min-w-0">
        <h2 className="mb-1 text-md">It may speak to</h2>
        {piece && suggestions.length === 0 && (
          <p className="text-ink-3">No open insight yet. Make the first one of it.</p>
        )}
        <ol className="divide-y">
          {piece &&
            suggestions.map((one, index) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-pressed={index === chosen}
                  onClick={() => setChosen(index)}
                  className="flex w-full gap-2 rounded-sm px-2 py-2 text-left hover:bg-hover aria-pressed:bg-accent-soft"
                >
                  <Kbd>{index + 1}</Kbd>
                  <span className="min-w-0">
                    {one.statement}
                    <span className="block text-sm text-ink-2 tabular-nums">
                      {one.people} people{one.contested ? ', contested' : ''}
                    </span>
                  </span>
                </button>
              </li>
            ))}
        </ol>
        {piece && (
          <form onSubmit={found} className="mt-3 flex gap-2">
            <Input
              ref={statement}
              aria-label="New insight"
              placeholder="New insight (i)"
              maxLength={500}
              data-key="i"
              data-key-label="New insight"
              autoComplete="off"
            />
            <Button type="submit" disabled={busy}>
              Make
            </Button>
          </form>
        )}
      </section>
    </div>
  )
}

function Queue({ left, waiting, filed }: { left: Evidence[]; waiting: number; filed: number }) {
  return (
    <section aria-label="What waits" className="min-w-0">
      <p className="mb-2 text-sm text-ink-2 tabular-nums" role="status">
        {waiting} left{filed > 0 ? `, ${filed} filed` : ''}
      </p>
      <ol className="hidden space-y-2 lg:block">
        {left.slice(1, 9).map((piece) => (
          <li key={piece.id} className="line-clamp-2 border-t pt-2 text-sm text-ink-3">
            {piece.text}
          </li>
        ))}
      </ol>
    </section>
  )
}
