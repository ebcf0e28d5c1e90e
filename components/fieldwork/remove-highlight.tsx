'use client'

import type { FormEvent } from 'react'
import { toast } from '@/components/ui/toast'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { markAgainAction, removeHighlightAction, type Posted, type Removed } from '@/lib/fieldwork/actions'

/**
 * The form that the buttons of all highlights belong to: one a page, however many are listed. It takes a highlight away
 * at once; undo marks the same words again, as new evidence. Without a script it is a plain form.
 */
export function RemoveForm({ id, session }: { id: string; session: string }) {
  const { form } = usePostedForm<Removed>(removeHighlightAction, (answer, element) => {
    if (answer?.ok) toast('Highlight removed, with its evidence', { undo: () => void undo(session, answer.data) })
    else refused(answer, element)
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    form.onSubmit(event)
    // Of this one only: others may be removed meanwhile. It leaves with its highlight.
    const { submitter } = event.nativeEvent as SubmitEvent
    if (submitter instanceof HTMLButtonElement) submitter.disabled = true
  }
  return (
    <form {...form} onSubmit={onSubmit} id={id}>
      <input type="hidden" name="session" value={session} />
    </form>
  )
}

async function undo(session: string, gone: Removed): Promise<void> {
  const result = gone && (await markAgainAction(session, gone))
  if (!result?.ok) refused(result)
}

const refused = (result: Posted, form?: HTMLFormElement | null) => {
  for (const button of form?.elements ?? []) if (button instanceof HTMLButtonElement) button.disabled = false
  toast(result && !result.ok ? result.message : 'That did not work.', { tone: 'bad' })
}
