const written = (value: number, options: Intl.NumberFormatOptions, unit: string): string =>
  `${value.toLocaleString('en', options).replace('-', '\u2212')}${unit ? `${unit === '%' ? '\u202f' : ' '}${unit}` : ''}`

/** A value that was measured, to four digits and never less than whole, with its unit. */
export const formatMeasure = (value: number, unit: string): string =>
  written(value, Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 }, unit)

/** A number that a person stated, as they did: what was agreed is not rounded. Fifteen digits are what a number here holds. */
export const formatStated = (value: number, unit: string): string =>
  written(value, { maximumSignificantDigits: 15 }, unit)

/**
 * An estimate, or an end of its interval, with its unit: as many places as half of the interval has for two significant
 * digits, since what follows says nothing. Without an interval to three digits.
 */
export function formatEstimate(value: number, unit: string, ci: readonly [number, number] | null): string {
  const half = ci ? Math.abs(ci[1] - ci[0]) / 2 : 0
  if (half === 0) return written(value, { maximumSignificantDigits: 3 }, unit)
  const places = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(half))))
  return written(value, { minimumFractionDigits: places, maximumFractionDigits: places }, unit)
}

/**
 * A metric's name for people: what a build server calls "afternoon-push-to-result" is "afternoon push to result". Between two
 * digits a sign is part of a number or of a range and stays.
 */
export const metricWords = (name: string): string =>
  /\s/.test(name) ? name : name.replace(/(?<=[^\d])[-_.]+|[-_.]+(?=[^\d])/g, ' ').trim() || name

/** The same at the beginning of a sentence: "Afternoon push to result". */
export const metricTitle = (name: string): string =>
  metricWords(name).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** The unit of a difference: shares differ by percentage points. */
export const unitOfChange = (unit: string): string => (unit === '%' ? 'percentage points' : unit)
