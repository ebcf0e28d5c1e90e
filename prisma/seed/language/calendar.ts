import { DAY_MS, dayOf } from '@/lib/core/clock'

/** Dates of the workspace count back from the day it is filled, so that the demo is never old. */
export interface Calendar {
  /** Midnight (UTC) of the day the workspace is filled. */
  today: Date
  /** A day so many days ago; a fraction is a time of day. */
  ago(days: number): Date
  /** "March", of the day so many days ago. */
  month(days: number): string
}

export function calendar(now: Date): Calendar {
  const today = dayOf(now)
  const ago = (days: number) => new Date(today.getTime() - days * DAY_MS)
  return {
    today,
    ago,
    month: (days) => new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(ago(days)),
  }
}
