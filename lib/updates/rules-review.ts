/** The month of a moment, "2026-11", in UTC. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

const startOf = (month: string, later = 0): Date => {
  const [year = 0, one = 1] = month.split('-').map(Number)
  const start = new Date(0)
  start.setUTCFullYear(year, one - 1 + later, 1)
  return start
}

/** From when until when a month is; its end no longer belongs to it. */
export const periodOf = (month: string): { from: Date; to: Date } => ({ from: startOf(month), to: startOf(month, 1) })

/** The month before one. */
export const monthBefore = (month: string): string => monthOf(startOf(month, -1))

const NAMES = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
/** "November 2026" */
export const monthName = (month: string): string => NAMES.format(startOf(month))
