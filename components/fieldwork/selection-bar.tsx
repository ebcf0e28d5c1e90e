'use client'

import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { toast } from '@/components/ui/toast'
import { HighlightForm } from './highlight-form'
import { selectedWords, type Selected } from './selection'

/** Around the transcript: selecting words opens a small bar beside them that makes evidence of them. */
export function SelectionBar({ session, tags, children }: { session: string; tags: string[]; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Selected | null>(null)

  useEffect(() => {
    const read = () => {
      if (root.current && !bar.current?.contains(document.activeElement)) setSelected(selectedWords(root.current))
    }
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setSelected(null)
    document.addEventListener('pointerup', read)
    document.addEventListener('keyup', read)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerup', read)
      document.removeEventListener('keyup', read)
      document.removeEventListener('keydown', close)
    }
  }, [])
  const done = useCallback(() => {
    setSelected(null)
    document.getSelection()?.removeAllRanges()
    toast('It is evidence now')
  }, [])

  const top = selected ? selected.rect.bottom + window.scrollY + 8 : 0
  return (
    <>
      <div ref={root}>{children}</div>
      {selected && (
        <div
          ref={bar}
          role="dialog"
          aria-label="Make evidence of the selected words"
          style={{ top, left: Math.max(12, Math.min(selected.rect.left, window.innerWidth - 352)) }}
          className="absolute z-30 w-[min(21rem,calc(100vw-1.5rem))] rounded-md border bg-surface p-3 shadow-float"
        >
          <p className="mb-2 line-clamp-2 text-sm text-ink-2">“{selected.quote}”</p>
          <HighlightForm key={`${selected.offset}:${selected.quote}`} session={session} tags={tags} selected={selected} onDone={done} />
        </div>
      )}
    </>
  )
}
