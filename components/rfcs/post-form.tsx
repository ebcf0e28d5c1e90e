'use client'

import type { ReactNode } from 'react'
import { TypedValues } from '@/components/ui/typed'
import { emptied, usePostedForm } from '@/components/ui/use-posted-form'
import type { Posted } from '@/lib/rfcs/actions'

export type PostFormProps = {
  action: (before: Posted, form: FormData) => Promise<Posted>
  /** Sent along, out of sight. */
  values?: Record<string, string | number>
  label?: string
  /** For buttons that stand elsewhere on the page. */
  id?: string
  className?: string
  /** The form adds one thing: it is empty again when it worked. */
  adds?: boolean
  children?: ReactNode
}

/** A small form on a server action: posts without a script, and says beside itself what was refused. */
export function PostForm({ action, values = {}, label, id, className, adds, children }: PostFormProps) {
  const { refused, form } = usePostedForm<unknown>(action, adds ? emptied : undefined)
  return (
    <form {...form} id={id} aria-label={label} className={className}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TypedValues value={refused?.sent}>{children}</TypedValues>
      {refused && (
        <p role="alert" className="basis-full text-sm text-bad">
          {refused.message}
        </p>
      )}
    </form>
  )
}
