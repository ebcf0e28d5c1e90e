'use client'

import { toast } from '@/components/ui/toast'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { markAgainAction, removeHighlightAction, type Posted } from '@/lib/fieldwork/actions'
import type { HighlightView } from '@/lib/fieldwork/schema'

/** Takes a highlight away at once; undo marks the same words again, as new evidence. Without a script it is a plain form. */
export function RemoveHighlight({
  session,
  highlight,
  label,
}: {
  session: string
  highlight: HighlightView
  label: string
}) {
  const { pending, form } = usePostedForm(removeHighlightAction, (answer) => {
    if (answer?.ok) toast('Highlight removed, with its evidence', { undo: () => void undo(session, highlight) })
    else refused(answer)
  })
  return (
    <form {...form} className="ml-auto">
      <input type="hidden" name="session" value={session} />
      <input type="hidden" name="highlight" value={highlight.id} />
      <button
        type="submit"
        disabled={pending}
        className="text-ink-3 underline decoration-edge/50 underline-offset-2 hover:text-bad"
      >
        Remove<span className="sr-only"> {label}</span>
      </button>
    </form>
  )
}

async function undo(session: string, { quote, start, tags, note }: HighlightView): Promise<void> {
  const result = await markAgainAction(session, { quote, offset: start, tags, ...(note && { note }) })
  if (!result?.ok) refused(result)
}

const refused = (result: Posted) => toast(result && !result.ok ? result.message : 'That did not work.', { tone: 'bad' })
