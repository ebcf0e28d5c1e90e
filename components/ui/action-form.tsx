'use client'

import { createContext, use, useEffect, useRef, type ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import type { FieldErrors } from '@/lib/core/errors'
import { Button } from './button'
import { ErrorSummary } from './error-summary'
import { TypedValues } from './typed'
import { emptied, usePostedForm, type PostAction } from './use-posted-form'

const Errors = createContext<FieldErrors>({})
const Scope = createContext<string | undefined>(undefined)

export type ActionFormProps<T> = {
  action: PostAction<T>
  submit: ReactNode
  variant?: 'primary' | 'secondary' | 'danger' | 'ghost'
  size?: 'sm' | 'md'
  /** Small forms stand on one line, their one button behind the fields. */
  inline?: boolean
  /** Beside the button: what else can be done. */
  beside?: ReactNode
  /** Said when it worked and the page stays; a function only where this is used in the browser. */
  done?: string | ((data: T) => ReactNode)
  /** The form adds one thing: it is empty again when it worked, and nothing that others do meanwhile empties it. */
  adds?: boolean
  /** Where several forms of the page have fields of the same names: what tells the ids of this one's apart. */
  scope?: string
  className?: string
  children?: ReactNode
}

/**
 * A form on a server action: it posts without a script; with one, what was typed stays after a refusal, the errors stand
 * beside their fields and summed at the top, and the focus goes there.
 */
export function ActionForm<T>({
  action,
  submit,
  variant = 'primary',
  size = 'md',
  inline,
  beside,
  done,
  adds,
  scope,
  className,
  children,
}: ActionFormProps<T>) {
  const { result, refused, pending, form } = usePostedForm(action, adds ? emptied : undefined)
  const summary = useRef<HTMLDivElement>(null)
  const errors = refused?.fieldErrors ?? {}
  const problems = Object.entries(errors).flatMap(([name, messages]) =>
    name === '' ? [] : messages.slice(0, 1).map((message) => ({ name, message })),
  )

  useEffect(() => {
    if (refused) summary.current?.focus()
  }, [refused])

  return (
    <form {...form} className={cn(inline ? 'flex flex-wrap items-end gap-2' : 'max-w-2xl space-y-5', className)}>
      <ErrorSummary
        ref={summary}
        scope={scope}
        message={problems.length > 0 ? undefined : refused?.message}
        problems={problems}
      />
      <Errors value={errors}>
        <Scope value={scope}>
          <TypedValues value={refused?.sent}>{children}</TypedValues>
        </Scope>
      </Errors>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant={variant} size={size} pending={pending}>
          {submit}
        </Button>
        {beside}
      </div>
      {result?.ok && done && (
        <div role="status" className="text-good">
          {typeof done === 'string' ? done : done(result.data)}
        </div>
      )}
    </form>
  )
}

/** What tells the ids of the form's fields from those of other forms. */
export const useScope = (): string | undefined => use(Scope)

/** What the server said about one field of the form around. */
export const useFieldError = (name: string): string | undefined => use(Errors)[name]?.[0]
