import { speechFor } from '@/lib/core/speech'
import type { Unit } from './scale'

/** A value with its unit, in words: 0.62 → "62 %", 3.41 → "3.4". */
export function formatValue(value: number, unit: Unit, language?: string): string {
  const speech = speechFor(language)
  return unit === 'percent' ? speech.percent(value) : speech.number(value)
}

/** An interval in the same unit, the unit left to its value: "(54–69)". */
export function formatRange([low, high]: readonly [number, number], unit: Unit, language?: string): string {
  const speech = speechFor(language)
  if (unit === 'percent') return `(${speech.percentInterval(low, high)})`
  // To one digit even where it is nought: the ends of one interval are as exact as each other.
  return low < 0 ? `(${speech.interval(low, high)})` : `(${speech.tenth(low)}–${speech.tenth(high)})`
}
