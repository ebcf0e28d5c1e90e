const NARROW = '\u202f'
const MINUS = '\u2212'

/** With a minus sign for a hyphen: for people to read, never for files or programs. */
const signed = (text: string): string => text.replace('-', MINUS)

/** How numbers are written in one language. */
export interface Formats {
  /** 1234 → "1,234". */
  count: (count: number) => string
  /** 3.14159 → "3.1"; 3 → "3"; -3 → "−3". */
  number: (value: number) => string
  /** To one digit even where it is nought: 3 → "3.0". */
  tenth: (value: number) => string
  /** To two digits, a coefficient between -1 and 1: -0.333 → "−0.33". */
  coefficient: (value: number) => string
  /** 0.654 → "65 %" (a share between 0 and 1); 0.998 → ">99 %": somebody is left. */
  percent: (share: number) => string
  /** 0.51, 0.77 → "51–77": the ends of an interval in percent, without the sign. */
  percentInterval: (low: number, high: number) => string
}

/** A share as it is written to whole percents, with what is said before it: all and nothing are nobody left and nobody there. */
function wholly(share: number): { before: string; share: number } {
  if (share > 0 && share < 0.005) return { before: '<', share: 0.01 }
  return share >= 0.995 && share < 1 ? { before: '>', share: 0.99 } : { before: '', share }
}

/** The digits of a share in whole percents: 0.654 → "65", 0.998 → ">99". */
export function percentDigits(of: number): string {
  const { before, share } = wholly(of)
  return `${before}${Math.round(share * 100)}`
}

/** How numbers are written in a language. In English percent signs stand apart, by a narrow no-break space. */
export function formatsIn(language: string): Formats {
  // "negative": what rounds to nothing has no sign.
  const of = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, { signDisplay: 'negative', ...options })
  const [integer, decimal, tenth, hundredth, percent] = [
    of({ maximumFractionDigits: 0 }),
    of({ maximumFractionDigits: 1 }),
    of({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    of({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    of({ style: 'percent', maximumFractionDigits: 0 }),
  ]
  return {
    count: (count) => signed(integer.format(count)),
    number: (value) => signed(decimal.format(value)),
    tenth: (value) => signed(tenth.format(value)),
    coefficient: (value) => signed(hundredth.format(value)),
    percent: (of) => {
      const { before, share } = wholly(of)
      const said = language === 'en' ? `${integer.format(share * 100)}${NARROW}%` : percent.format(share)
      return before + signed(said)
    },
    percentInterval: (low, high) => `${integer.format(low * 100)}–${integer.format(high * 100)}`,
  }
}

const english = formatsIn('en')

/** 1234 → "1,234". */
export const formatCount = english.count
/** 3.14159 → "3.1"; 3 → "3"; -3 → "−3". */
export const formatNumber = english.number
/** A coefficient between -1 and 1, to the two digits that its interval supports: -0.333 → "−0.33". */
export const formatCoefficient = english.coefficient
/** 0.654 → "65 %" (a share between 0 and 1; narrow no-break space); 0.998 → ">99 %". */
export const formatPercent = english.percent
/** 0.51, 0.77 → "51–77": the ends of an interval in percent, without the sign. */
export const formatPercentInterval = english.percentInterval

/** 1, "answer" → "1 answer"; 2 → "2 answers". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A score to the digits it deserves: 0.042, 0.6, 3.1, 128. What is next to nothing is said to be below 0.01. */
export function formatScore(value: number): string {
  if (value > 0 && value < 0.01) return '<0.01'
  return Math.abs(value) >= 1
    ? formatNumber(value >= 100 ? Math.round(value) : value)
    : signed(String(Number(value.toPrecision(2))))
}
