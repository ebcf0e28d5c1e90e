import type { ComponentProps } from 'react'
import { cn } from '@/lib/core/cn'
import { DayInput } from './day-input'

/** Of app/globals.css: a page may have a hundred of them. */
export const controlStyle = 'control'

/** A field of the browser for a day. */
const DAY = 'date'

/** One line of text. On phones the text is 16 px, below which iOS zooms the page. */
export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  const look = cn(controlStyle, className)
  return type === DAY ? <DayInput className={look} {...props} /> : <input type={type} className={look} {...props} />
}

/** Several lines; grows with its text where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={cn(controlStyle, className)} {...props} />
}

/** The browser's own select, so that it works without JavaScript and feels right on a phone. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cn('select', className)}>
      <select className={controlStyle} {...props}>
        {children}
      </select>
    </span>
  )
}
