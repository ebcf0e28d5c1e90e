'use client'

import { useTransition } from 'react'
import { toast } from '@/components/ui/toast'
import { highlightAction, removeHighlightAction } from '@/lib/fieldwork/actions'
import type { HighlightView } from '@/lib/fieldwork/schema'

/** Takes a highlight away at once; undo marks the same words again. */
export function RemoveHighlight({ session, highlight }: { session: string; highlight: HighlightView }) {
  const [pending, start] = useTransition()
  const undo = async () => {
    const form = new FormData()
    form.set('session', session)
    form.set('quote', highlight.quote)
    form.set('offset', String(highlight.start))
    form.set('tags', highlight.tags.join(','))
    if (highlight.note) form.set('note', highlight.note)
    const result = await highlightAction(null, form)
    if (!result.ok) toast(result.message, { tone: 'bad' })
  }
  const remove = () => start(async () => {
    const result = await removeHighlightAction({ session, highlight: highlight.id })
    if (result.ok) toast('Highlight removed, with its evidence', { undo })
    else toast(result.message, { tone: 'bad' })
  })
  return (
    <button type="button" disabled={pending} onClick={remove} className="ml-auto rounded-sm px-1 underline decoration-edge/50 underline-offset-2 hover:text-ink">
      Remove<span className="sr-only">: {highlight.quote.slice(0, 60)}</span>
    </button>
  )
}
