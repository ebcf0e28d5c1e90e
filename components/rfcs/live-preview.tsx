'use client'

import { useEffect, useRef, useState } from 'react'
import { Markdown } from '@/components/ui/markdown'
import { previewAction } from '@/lib/rfcs/actions'
import type { RfcFormat } from '@/lib/rfcs/schema'

/** Milliseconds after the last key before the text is drawn again. */
const pause = 350

/** The text as readers will see it, drawn by the server, a moment after typing stops. */
export function LivePreview({ body, format }: { body: string; format: RfcFormat }) {
  const [html, setHtml] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const drawn = useRef(false)
  useEffect(() => {
    let stale = false
    const timer = setTimeout(async () => {
      const result = await previewAction({ body, format }).catch(() => null)
      if (stale) return
      setFailed(!result?.ok)
      if (result?.ok) setHtml(result.data.html)
      drawn.current = true
    }, drawn.current ? pause : 0)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [body, format])
  return (
    <section aria-label="Preview" aria-busy={html === null} className="min-w-0 border-l-2 pl-4 max-lg:border-l-0 max-lg:pl-0">
      {failed && <p className="mb-2 text-sm text-warn">The preview could not be drawn. What you typed is safe.</p>}
      {html !== null && (html.trim() ? <Markdown html={html} /> : <p className="text-ink-3">Nothing to show yet.</p>)}
    </section>
  )
}
