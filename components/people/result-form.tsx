'use client'

import { startTransition, useActionState, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { Result } from '@/lib/core/errors'

type ResultFormProps<T> = {
  action: (state: Result<T> | null, form: FormData) => Promise<Result<T>>
  submit: string
  variant?: 'primary' | 'secondary' | 'danger'
  /** Said when it worked and the page stays; a function only where this is used in the browser. */
  done?: string | ((data: T) => ReactNode)
  className?: string
  children: ReactNode
}

/** A form on a server action: posts without JavaScript, says what was refused, and keeps what was typed. */
export function ResultForm<T>({ action, submit, variant = 'primary', done, className = '', children }: ResultFormProps<T>) {
  const [state, send, pending] = useActionState(action, null)
  const problems = state && !state.ok ? Object.entries(state.fieldErrors ?? {}).filter(([name]) => name !== '') : []
  // Sent as an event rather than as the form's action: React empties a form after its action, also after a refusal.
  const submitted = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => send(form))
  }
  return (
    <form action={send} onSubmit={submitted} className={`flex flex-col items-start gap-4 ${className}`}>
      {state && !state.ok && (
        <ErrorSummary
          message={problems.length > 0 ? undefined : state.message}
          problems={problems.map(([name, messages]) => ({ name, message: messages[0] ?? state.message }))}
        />
      )}
      {children}
      <Button type="submit" variant={variant} pending={pending}>
        {submit}
      </Button>
      {state?.ok && done && (
        <div role="status" className="text-good">
          {typeof done === 'string' ? done : done(state.data)}
        </div>
      )}
    </form>
  )
}
