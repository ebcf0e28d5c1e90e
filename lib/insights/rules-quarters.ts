/** A roadmap item that shipped; `on` is the day. */
export interface Shipped {
  id: string
  title: string
  on: string
}

const QUARTERS = 8

/** The first days of the last quarters of a year, oldest first. */
export function lastQuarters(now: Date, count = QUARTERS): string[] {
  const month = Math.floor(now.getUTCMonth() / 3) * 3
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(now.getUTCFullYear(), month - 3 * (count - 1 - at), 1)).toISOString().slice(0, 10),
  )
}

/**
 * Where a day is on a picture of quarters, in quarters from its beginning: 1.5 is the middle of the second. Null where it is on none.
 * @param quarters first days, oldest first
 */
export function placeOfDay(day: string, quarters: readonly string[]): number | null {
  const first = quarters.findLastIndex((from) => from <= day)
  if (first < 0) return null
  const from = new Date(quarters[first]!)
  const next = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 3, 1)
  const part = (Date.parse(day.slice(0, 10)) - from.getTime()) / (next - from.getTime())
  return part < 1 ? first + part : null
}
