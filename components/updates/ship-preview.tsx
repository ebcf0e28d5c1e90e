'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Markdown } from '@/components/ui/markdown'
import { previewAction } from '@/lib/updates/actions'
import { AUDIENCES } from '@/lib/updates/schema'
import type { Preview, PreviewReader } from '@/lib/updates/schema-drafts'
import { AUDIENCE_LABELS } from './labels'

const PAUSE_MS = 350

const LABELS: Record<PreviewReader, string> = { ...AUDIENCE_LABELS, opposed: 'those who said the opposite' }

/** What the form says so far to one reader: their own title and text, or what everyone reads. */
function typedFor(typed: FormData, reader: PreviewReader): { title: string; body: string } {
  const of = (name: string): string => String(typed.get(name) ?? '')
  const own = reader === 'opposed' ? of('opposed') : of(`text-${reader}`).trim()
  return { title: (own && of(`title-${reader}`).trim()) || of('title'), body: own || of('body') }
}

/** Of how many quotes this reader sees none of the words, in a sentence; "" where they see all. */
function hiddenSentence({ quotes, hidden }: Preview): string {
  if (hidden === 0) return ''
  const which = hidden === quotes ? (quotes === 1 ? 'The quote is' : `All ${quotes} quotes are`) : ''
  return `${which || `${hidden} of ${quotes} quotes ${hidden === 1 ? 'is' : 'are'}`} not shown to them.`
}

/**
 * The update as each of its audiences will see it, following the form it stands beside.
 * @param said the "You said" beside it for engineers; the other audiences may not read quotes
 * @param label what the text is called: "We did"
 */
export function ShipPreview(props: {
  item: string
  form: string
  initial: string
  label: string
  said: ReactNode
  saidTo: readonly PreviewReader[]
}) {
  const { item, form, initial, label, said, saidTo } = props
  const [title, setTitle] = useState(initial)
  const [readers, setReaders] = useState<PreviewReader[]>([])
  const [chosen, setChosen] = useState<PreviewReader | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [trouble, setTrouble] = useState('')
  const asked = useRef(0)
  const shown = chosen && readers.includes(chosen) ? chosen : (readers[0] ?? 'everyone')

  useEffect(() => {
    const fields = document.getElementById(form)?.closest('form')
    if (!fields) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = async () => {
      const typed = new FormData(fields)
      const turn = (asked.current += 1)
      const ticked = AUDIENCES.filter((one) => typed.getAll('audiences').includes(one))
      const all: PreviewReader[] = [
        ...ticked,
        ...(String(typed.get('opposed') ?? '').trim() ? ['opposed' as const] : []),
      ]
      setReaders(all)
      const reader = chosen && all.includes(chosen) ? chosen : (all[0] ?? 'everyone')
      const { title: theirs, body } = typedFor(typed, reader)
      setTitle(theirs)
      const result = await previewAction(item, { reader, body })
      if (turn !== asked.current) return
      setTrouble(result.ok ? '' : result.message)
      if (result.ok) setPreview(result.data)
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
  }, [form, chosen, item])

  const hidden = preview ? hiddenSentence(preview) : ''
  return (
    <section aria-label="Preview" className="min-w-0 rounded-md border bg-surface p-5">
      <div className="mb-3 flex flex-wrap items-center gap-1 text-xs text-ink-3">
        <span className="mr-1">{readers.length > 1 ? 'Preview for' : `Preview for ${LABELS[shown]}`}</span>
        {readers.length > 1 &&
          readers.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === shown}
              onClick={() => setChosen(one)}
              className={`min-h-6 rounded-sm px-1.5 ${one === shown ? 'bg-hover font-medium text-ink' : 'hover:text-ink'}`}
            >
              {LABELS[one]}
            </button>
          ))}
      </div>
      <h2 className="text-lg font-semibold break-words">{title || 'Title'}</h2>
      {said && saidTo.includes(shown) && (
        <>
          <h3 className="mt-4 mb-2 text-sm font-semibold text-ink-3">You said</h3>
          {said}
        </>
      )}
      <h3 className="mt-5 mb-2 text-sm font-semibold text-ink-3">{label}</h3>
      {preview?.html ? (
        <Markdown html={preview.html} />
      ) : (
        <p className="text-ink-3">What changed, for whom, and how they notice.</p>
      )}
      {hidden && <p className="mt-4 text-sm text-warn">{hidden}</p>}
      {trouble && (
        <p role="alert" className="mt-4 text-sm text-bad">
          {trouble}
        </p>
      )}
    </section>
  )
}
