'use client'

import { createContext, startTransition, use, useActionState, useEffect, useRef, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { FieldErrors, Result } from '@/lib/core/errors'

type Posted = Result<unknown> | null

const Errors = createContext<FieldErrors>({})

export type ActionFormProps = {
  action: (before: Posted, form: FormData) => Promise<Posted>
  submit: string
  variant?: 'primary' | 'secondary' | 'danger' | 'ghost'
  size?: 'sm' | 'md'
  /** Small forms stand on one line, their one button behind the fields. */
  inline?: boolean
  /** Beside the button: what else can be done. */
  beside?: ReactNode
  children?: ReactNode
}

/**
 * A form on a server action: it posts without a script; with one, what was typed stays after a refusal, the errors stand
 * beside their fields and summed at the top, and the focus goes there.
 */
export function ActionForm({ action, submit, variant = 'primary', size = 'md', inline, beside, children }: ActionFormProps) {
  const [result, send, pending] = useActionState(action, null)
  const summary = useRef<HTMLDivElement>(null)
  const refused = result && !result.ok ? result : null
  const errors = refused?.fieldErrors ?? {}
  const problems = Object.entries(errors).flatMap(([name, messages]) => messages.slice(0, 1).map((message) => ({ name, message })))

  useEffect(() => {
    if (refused) summary.current?.focus()
  }, [refused])

  return (
    <form
      action={send}
      // React empties a form after its action, also after a refusal; this way what was typed stays.
      onSubmit={(event) => {
        event.preventDefault()
        const posted = new FormData(event.currentTarget)
        startTransition(() => send(posted))
      }}
      className={inline ? 'flex flex-wrap items-end gap-2' : 'max-w-2xl space-y-5'}
    >
      <ErrorSummary ref={summary} message={problems.length > 0 ? undefined : refused?.message} problems={problems} />
      <Errors value={errors}>{children}</Errors>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant={variant} size={size} pending={pending}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )
}

/** What the server said about one field of the form around. */
export const useFieldError = (name: string): string | undefined => use(Errors)[name]?.[0]
