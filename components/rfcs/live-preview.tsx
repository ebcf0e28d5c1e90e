'use client'

import type { EditorView } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { Markdown } from '@/components/ui/markdown'
import { previewAction } from '@/lib/rfcs/actions'
import type { RfcFormat } from '@/lib/rfcs/schema'
import { followScroll } from './scroll-sync'

/** Milliseconds after the last key before the text is drawn again. */
const pause = 350

/** The text as readers will see it, drawn by the server a moment after typing stops, at the place the editor shows. */
export function LivePreview({ body, format, editor }: { body: string; format: RfcFormat; editor: EditorView | null }) {
  const [html, setHtml] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const drawn = useRef(false)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    let stale = false
    const timer = setTimeout(
      async () => {
        const result = await previewAction({ body, format }).catch(() => null)
        if (stale) return
        setFailed(!result?.ok)
        if (result?.ok) setHtml(result.data.html)
        drawn.current = true
      },
      drawn.current ? pause : 0,
    )
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [body, format])
  useEffect(() => (editor && box.current ? followScroll(editor, box.current) : undefined), [editor, html])
  return (
    <section
      ref={box}
      aria-label="Preview"
      aria-busy={html === null}
      tabIndex={0}
      className="relative min-w-0 lg:mt-6 lg:h-[68dvh] lg:min-h-80 lg:overflow-y-auto lg:border-l-2 lg:pl-4"
    >
      {failed && <p className="mb-2 text-sm text-warn">The preview could not be drawn. What you typed is safe.</p>}
      {html !== null && (html.trim() ? <Markdown html={html} /> : <p className="text-ink-3">Nothing to show yet.</p>)}
    </section>
  )
}
