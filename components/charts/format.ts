import { speechFor } from '@/lib/core/intl'
import type { Unit } from './scale'

/** A value with its unit, in words: 0.62 → "62 %", 3.41 → "3.4", 12.3 points → "12". */
export function formatValue(value: number, unit: Unit, language?: string): string {
  const speech = speechFor(language)
  return unit === 'percent' ? speech.percent(value) : unit === 'points' ? speech.count(value) : speech.number(value)
}

/** A value at the axis: as it is, also where it stands between two points. */
export const formatTick = (value: number, unit: Unit, language?: string): string =>
  formatValue(value, unit === 'points' ? 'number' : unit, language)

/** An interval in the same unit, the unit left to its value: "(54–69)". */
export function formatRange([low, high]: readonly [number, number], unit: Unit, language?: string): string {
  const speech = speechFor(language)
  if (unit === 'percent') return `(${speech.percentInterval(low, high)})`
  if (unit === 'points') return `(${speech.interval(Math.round(low), Math.round(high))})`
  // To one digit even where it is nought: the ends of one interval are as exact as each other.
  return low < 0 ? `(${speech.interval(low, high)})` : `(${speech.tenth(low)}–${speech.tenth(high)})`
}
