import type { ReactNode } from 'react'
import { cn } from '@/lib/core/cn'

/** The looks are of app/globals.css: a page may have hundreds of them. */
export type Tone = 'neutral' | 'active' | 'good' | 'warn' | 'bad' | 'done'

/** A state: a dot and a word. The word carries the meaning, the dot only helps the eye. */
export function Status({
  tone = 'neutral',
  children,
  className,
}: {
  tone?: Tone
  children: ReactNode
  className?: string
}) {
  return <span className={cn(`status status-${tone}`, className)}>{children}</span>
}

/** A short label on a thing: a tag, a kind, a count. */
export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  tone?: Tone
  children: ReactNode
  className?: string
}) {
  return <span className={cn(`badge badge-${tone}`, className)}>{children}</span>
}
