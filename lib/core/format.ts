const NARROW = '\u202f'
const MINUS = '\u2212'
// "negative": what rounds to nothing has no sign.
const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'negative' })
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'negative' })

/** With a minus sign for a hyphen: for people to read, never for files or programs. */
const signed = (text: string): string => text.replace('-', MINUS)

/** 1234 → "1,234". */
export function formatCount(count: number): string {
  return signed(integer.format(count))
}

/** 3.14159 → "3.1"; 3 → "3"; -3 → "−3". */
export function formatNumber(value: number): string {
  return signed(decimal.format(value))
}

/** 0.654 → "65 %" (a share between 0 and 1; narrow no-break space). */
export function formatPercent(share: number): string {
  return `${signed(integer.format(share * 100))}${NARROW}%`
}

/** 0.51, 0.77 → "51–77": the ends of an interval in percent, without the sign. */
export function formatPercentInterval(low: number, high: number): string {
  return `${integer.format(low * 100)}–${integer.format(high * 100)}`
}

/** -12.4, 5 → "−12 to 5"; 2.25, 3.1 → "2.3–3.1": a dash between two minus signs cannot be read. */
export function formatInterval(low: number, high: number): string {
  return `${formatNumber(low)}${low < 0 ? ' to ' : '–'}${formatNumber(high)}`
}

/** 1, "answer" → "1 answer"; 2 → "2 answers". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A score to the digits it deserves: 0.042, 0.6, 3.1, 128. What is next to nothing is said to be below 0.01. */
export function formatScore(value: number): string {
  if (value > 0 && value < 0.01) return '<0.01'
  return Math.abs(value) >= 1 ? formatNumber(value >= 100 ? Math.round(value) : value) : signed(String(Number(value.toPrecision(2))))
}
