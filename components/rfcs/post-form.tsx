'use client'

import { useActionState, type ReactNode } from 'react'
import type { Posted } from '@/lib/rfcs/actions'

export type PostFormProps = {
  action: (before: Posted, form: FormData) => Promise<Posted>
  /** Sent along, out of sight. */
  values?: Record<string, string | number>
  label?: string
  /** For buttons that stand elsewhere on the page. */
  id?: string
  className?: string
  children?: ReactNode
}

/** A small form on a server action: posts without a script, and says beside itself what was refused. */
export function PostForm({ action, values = {}, label, id, className, children }: PostFormProps) {
  const [result, send] = useActionState(action, null)
  return (
    <form id={id} action={send} aria-label={label} className={className}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {result && !result.ok && (
        <p role="alert" className="basis-full text-sm text-bad">
          {result.message}
        </p>
      )}
    </form>
  )
}
