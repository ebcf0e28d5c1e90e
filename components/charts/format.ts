import { formatInterval, formatNumber, formatPercent, formatPercentInterval } from '@/lib/core/format'
import type { Unit } from './scale'

/** A value with its unit, in words: 0.62 → "62 %", 3.41 → "3.4". */
export function formatValue(value: number, unit: Unit): string {
  return unit === 'percent' ? formatPercent(value) : formatNumber(value)
}

/** An interval in the same unit, the unit left to its value: "(54–69)". */
export function formatRange([low, high]: readonly [number, number], unit: Unit): string {
  if (unit === 'percent') return `(${formatPercentInterval(low, high)})`
  // To one digit even where it is nought: the ends of one interval are as exact as each other.
  return low < 0 ? `(${formatInterval(low, high)})` : `(${low.toFixed(1)}–${high.toFixed(1)})`
}
