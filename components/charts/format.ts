import { formatNumber, formatPercent } from '@/lib/core/format'
import type { Unit } from './scale'

/** A value with its unit, in words: 0.62 → "62 %", 3.41 → "3.4". */
export function formatValue(value: number, unit: Unit): string {
  return unit === 'percent' ? formatPercent(value) : formatNumber(value)
}

/** An interval in the same unit, the sign left to its value: "(54–69)". */
export function formatRange([low, high]: readonly [number, number], unit: Unit): string {
  const scale = unit === 'percent' ? 100 : 1
  const digits = unit === 'percent' ? 0 : 1
  return `(${(low * scale).toFixed(digits)}–${(high * scale).toFixed(digits)})`
}
