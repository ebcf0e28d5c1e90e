'use client'

import { startTransition, useActionState, useEffect, useRef, type FormEvent } from 'react'
import type { Result } from '@/lib/core/errors'

export type Posted<T> = Result<T> | null
/** For a form that adds one thing: empties it when that worked. */
export const emptied = (answer: Posted<unknown>, form: HTMLFormElement | null): void => {
  if (answer?.ok) form?.reset()
}

export type PostAction<T> = (before: Posted<T>, form: FormData) => Promise<Posted<T>>

/**
 * A form on a server action: spread `form` on it. Without a script it posts; with one it is sent as an event, because
 * React empties a form after its action, also after a refusal, and what was typed should stay.
 * @param onAnswer what became of it, with the form: called although the page that comes back may have taken the form away
 */
export function usePostedForm<T>(
  action: PostAction<T>,
  onAnswer?: (answer: Posted<T>, form: HTMLFormElement | null) => void,
) {
  const [posted, post] = useActionState(action, null)
  const element = useRef<HTMLFormElement>(null)
  const [sent, send, pending] = useActionState<Posted<T>, FormData>(async (before, data) => {
    const form = element.current
    const answer = await action(before, data)
    onAnswer?.(answer, form)
    return answer
  }, null)
  // Whoever sends by the keyboard is told what is wrong, and is where it says so.
  useEffect(() => {
    if (sent && !sent.ok) element.current?.querySelector<HTMLElement>('[role="alert"][tabindex="-1"]')?.focus()
  }, [sent])
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Enter in a field sends, too; what is on its way is not sent twice.
    if (pending) return
    // With the button that was pressed: it may say what is meant.
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(() => send(data))
  }
  const result = sent ?? posted
  return {
    result,
    refused: result && !result.ok ? result : null,
    pending,
    // What is missing is said by the server beside its field, in the same way in every form, and not by the browser’s bubble.
    form: { ref: element, action: post, onSubmit, noValidate: true },
  }
}
