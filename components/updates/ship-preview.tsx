'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Markdown } from '@/components/ui/markdown'
import { previewAction } from '@/lib/updates/actions'
import { AUDIENCES, type Audience } from '@/lib/updates/schema'
import { AUDIENCE_LABELS } from './labels'

const PAUSE_MS = 350

/** The update as its readers will see it, following the form it stands beside. */
export function ShipPreview({ form, initial, said }: { form: string; initial: string; said: ReactNode }) {
  const [title, setTitle] = useState(initial)
  const [audiences, setAudiences] = useState<Audience[]>([])
  const [chosen, setChosen] = useState<Audience | null>(null)
  const [html, setHtml] = useState('')
  const asked = useRef(0)

  useEffect(() => {
    const fields = document.getElementById(form)?.closest('form')
    if (!fields) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = async () => {
      const typed = new FormData(fields)
      setTitle(String(typed.get('title') ?? ''))
      const turn = (asked.current += 1)
      const ticked = AUDIENCES.filter((one) => typed.getAll('audiences').includes(one))
      setAudiences(ticked)
      const own = chosen && ticked.includes(chosen) ? String(typed.get(`text-${chosen}`) ?? '').trim() : ''
      const result = await previewAction(own || String(typed.get('body') ?? ''))
      if (turn === asked.current && result.ok) setHtml(result.data.html)
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void show(), PAUSE_MS)
    }
    later()
    fields.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      fields.removeEventListener('input', later)
    }
  }, [form, chosen])

  return (
    <section aria-label="Preview" className="min-w-0 rounded-md border bg-surface p-5">
      <div className="mb-3 flex flex-wrap items-center gap-1 text-xs text-ink-3">
        <span className="mr-1">{audiences.length > 1 ? 'Preview for' : 'Preview'}</span>
        {audiences.length > 1 &&
          audiences.map((one) => {
            const isShown = one === (chosen ?? audiences[0])
            return (
              <button
                key={one}
                type="button"
                aria-pressed={isShown}
                onClick={() => setChosen(one)}
                className={`min-h-6 rounded-sm px-1.5 ${isShown ? 'bg-hover font-medium text-ink' : 'hover:text-ink'}`}
              >
                {AUDIENCE_LABELS[one]}
              </button>
            )
          })}
      </div>
      <h2 className="text-lg font-semibold break-words">{title || 'Title'}</h2>
      {said && (
        <>
          <h3 className="mt-4 mb-2 text-sm font-semibold text-ink-3">You said</h3>
          {said}
        </>
      )}
      <h3 className="mt-5 mb-2 text-sm font-semibold text-ink-3">We did</h3>
      {html ? <Markdown html={html} /> : <p className="text-ink-3">What changed, for whom, and how they notice.</p>}
    </section>
  )
}
