import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { cn } from '@/lib/core/cn'

const dot = cva('size-2 shrink-0 rounded-full', {
  variants: {
    tone: {
      neutral: 'border-[1.5px] border-ink-3',
      active: 'bg-accent',
      good: 'bg-good',
      warn: 'bg-warn',
      bad: 'bg-bad',
      done: 'bg-ink-3',
    },
  },
  defaultVariants: { tone: 'neutral' },
})

export type Tone = NonNullable<VariantProps<typeof dot>['tone']>

/** A state: a dot and a word. The word carries the meaning, the dot only helps the eye. */
export function Status({ tone, children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-sm whitespace-nowrap text-ink-2', className)}>
      <span aria-hidden className={dot({ tone })} />
      {children}
    </span>
  )
}

const badge = cva('badge', {
  variants: {
    tone: {
      neutral: '',
      active: 'bg-accent-soft text-accent',
      good: 'bg-good-soft text-good',
      warn: 'bg-warn-soft text-warn',
      bad: 'bg-bad-soft text-bad',
      done: '',
    },
  },
  defaultVariants: { tone: 'neutral' },
})

/** A short label on a thing: a tag, a kind, a count. */
export function Badge({ tone, children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return <span className={cn(badge({ tone }), className)}>{children}</span>
}
