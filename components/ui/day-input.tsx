'use client'

import { useCallback, useRef, useSyncExternalStore, type ComponentProps } from 'react'
import { formatDay } from '@/lib/core/relative-time'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const EVENTS = ['input', 'change', 'reset', 'pageshow'] as const

/**
 * The browser's own field for a day, and under it the day as all pages write it ("13 Dec 2026"): the browser writes it in
 * the order of its own language, in which 3/12 is two different days. What is said is read from the field itself.
 */
export function DayInput({ ref, ...props }: ComponentProps<'input'>) {
  const field = useRef<HTMLInputElement>(null)
  const listen = useCallback((changed: () => void) => {
    // A form is emptied after its event.
    const look = () => queueMicrotask(changed)
    for (const event of EVENTS) window.addEventListener(event, look)
    return () => EVENTS.forEach((event) => window.removeEventListener(event, look))
  }, [])
  const given = String(props.defaultValue ?? props.value ?? '')
  const day = useSyncExternalStore(
    listen,
    () => field.current?.value ?? given,
    () => given,
  )
  const both = (element: HTMLInputElement | null) => {
    field.current = element
    if (typeof ref === 'function') ref(element)
    else if (ref) ref.current = element
  }
  return (
    <span className="flex flex-col gap-1">
      <input ref={both} type="date" {...props} />
      {DAY.test(day) && <span className="text-xs text-ink-3">{formatDay(new Date(day))}</span>}
    </span>
  )
}
