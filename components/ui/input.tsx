import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/core/cn'
import { DayInput } from './day-input'

export const controlStyle = [
  'w-full rounded-md border border-edge bg-surface px-2.5 text-base text-ink transition-colors',
  'hover:border-ink-3 focus-visible:border-accent focus-visible:outline-offset-0',
  'disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink-3 aria-invalid:border-bad',
].join(' ')

const fileStyle = [
  'h-auto py-1 pl-1 text-ink-2 max-sm:h-auto',
  'file:mr-2.5 file:h-6 file:cursor-pointer file:rounded-sm file:border-0 file:bg-hover file:px-2 ' +
    'file:text-sm file:font-medium file:text-ink max-sm:file:h-8',
].join(' ')

/** A field of the browser for a day. */
const DAY = 'date'

/** One line of text. On phones the text is 16 px, below which iOS zooms the page. */
export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  const look = cn(controlStyle, 'h-8 max-sm:h-10 max-sm:text-md', type === 'file' && fileStyle, className)
  return type === DAY ? <DayInput className={look} {...props} /> : <input type={type} className={look} {...props} />
}

/** Several lines; grows with its text where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={cn(controlStyle, 'field-sizing-content max-h-[60dvh] min-h-20 py-1.5 max-sm:text-md', className)}
      {...props}
    />
  )
}

/** The browser's own select, so that it works without JavaScript and feels right on a phone. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative inline-block w-full', className)}>
      <select className={cn(controlStyle, 'h-8 appearance-none pr-8 max-sm:h-10 max-sm:text-md')} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  )
}
