'use client'

import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { isFocusFree } from '@/components/ui/focus-main'
import { toast } from '@/components/ui/toast'
import { HighlightForm, type Speakers } from './highlight-form'
import { selectedWords, selectTurn, type Selected } from './selection'

const width = 352
type Place = { top: number; left: number }

/** Around the transcript: selecting words opens a small bar below them that makes evidence of them. `h` goes to it. */
export function SelectionBar({
  session,
  tags,
  speakers,
  children,
}: {
  session: string
  tags: string[]
  speakers: Speakers
  children: ReactNode
}) {
  const root = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<(Selected & { place: Place }) | null>(null)
  /** The line whose turn was under j/k as its words were saved. */
  const line = useRef<string | null>(null)
  /** The highlight that was just made, until it stands on the page. */
  const made = useRef<string | null>(null)

  const close = useCallback(() => {
    setSelected(null)
    paint(null)
  }, [])

  /** Closes the bar; whoever was in it by the keys is back at the turn. */
  const leave = useCallback(() => {
    const within = bar.current?.contains(document.activeElement) ?? false
    close()
    if (within) root.current?.querySelector<HTMLElement>('[data-turn][data-active] a')?.focus({ preventScroll: true })
  }, [close])

  useEffect(() => {
    let pressed = false
    let timer = 0
    let afterG = false
    const read = () => {
      if (!root.current || bar.current?.contains(document.activeElement)) return
      const next = selectedWords(root.current)
      setSelected(next && { ...next, place: placeOf(next, root.current) })
      paint(next?.range ?? null)
    }
    const soon = () => {
      clearTimeout(timer)
      if (!pressed) timer = window.setTimeout(read, 120)
    }
    const press = (event: PointerEvent) => {
      pressed = !bar.current?.contains(event.target as Node)
    }
    const release = () => {
      pressed = false
      soon()
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return leave()
      const typing = (event.target as Element).closest('input, textarea, select, [contenteditable]')
      const goHome = afterG
      afterG = event.key === 'g'
      if (event.key !== 'h' || goHome || typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (root.current && !selectedWords(root.current)) {
        const turn = document.activeElement?.closest('[data-turn]')
        if (turn) selectTurn(turn)
      }
      read()
      requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('input[name=tags]')?.focus())
      event.preventDefault()
    }
    document.addEventListener('selectionchange', soon)
    document.addEventListener('pointerdown', press)
    document.addEventListener('pointerup', release)
    document.addEventListener('pointercancel', release)
    document.addEventListener('keydown', key)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', soon)
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('pointerup', release)
      document.removeEventListener('pointercancel', release)
      document.removeEventListener('keydown', key)
    }
  }, [leave])

  // What comes back after words were saved may be new elements: the keys go on from where they were.
  useEffect(() => {
    if (line.current === null || root.current?.querySelector('[data-active]')) return
    document.getElementById(line.current)?.closest('[data-turn]')?.setAttribute('data-active', '')
  })

  // The focus was in the bar, which is gone: it goes to the words that were made evidence, unless it is elsewhere by now.
  useEffect(() => {
    const mark = made.current === null ? null : document.getElementById(`h-${made.current}`)
    if (!mark) return
    made.current = null
    if (!isFocusFree()) return
    mark.tabIndex = -1
    mark.focus({ preventScroll: true })
  })

  const done = useCallback(
    (id: string) => {
      made.current = id
      line.current = root.current?.querySelector('[data-turn][data-active] [id^="L"]')?.id ?? null
      close()
      document.getSelection()?.removeAllRanges()
      toast('These words are evidence now')
    },
    [close],
  )

  return (
    <div
      ref={root}
      className="relative"
      data-key="h"
      data-key-label="Save the selection, or the whole turn, as evidence"
    >
      {children}
      {selected && (
        <div
          ref={bar}
          role="dialog"
          aria-label="Save the selected words as evidence"
          style={selected.place}
          className="absolute z-30 w-[22rem] max-w-full rounded-md bg-surface p-3 shadow-float"
        >
          <HighlightForm
            key={`${selected.offset}:${selected.quote}`}
            session={session}
            tags={tags}
            speakers={speakers}
            selected={selected}
            onDone={done}
            onCancel={leave}
          />
        </div>
      )}
    </div>
  )
}

/** Below the words, inside the column. */
function placeOf({ box }: Selected, root: HTMLElement): Place {
  const frame = root.getBoundingClientRect()
  return { top: box.bottom - frame.top + 8, left: Math.max(0, Math.min(box.left - frame.left, frame.width - width)) }
}

/** Keeps the words marked while the bar has the focus, where the browser can. */
function paint(range: Range | null): void {
  if (!('highlights' in CSS)) return
  if (range) CSS.highlights.set('picked', new Highlight(range))
  else CSS.highlights.delete('picked')
}
