/** What a typed text says: one number, one of two (as they would be written without doubt), or none. */
export type TypedNumber = { value: number } | { either: [string, string] } | null

/**
 * A number as a person types it, in any of the ways of writing that its languages have: "1500", "2,5", "2.5", "1 500",
 * "1’500", "1,234.5", "1.234,5", "−3", "１２". "1,500" is fifteen hundred to one reader and one and a half to another:
 * nothing is guessed, both readings are answered. No exponents and no hexadecimal numbers: nobody means those.
 */
export function typedNumber(text: string): TypedNumber {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[\u2212\u2010-\u2013]/, '-')
    .replace(/^\+/, '')
  // Spaces and apostrophes stand between thousands and nowhere else.
  const joined = /^-?\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/.test(plain) ? plain.replace(/[ '’]/g, '') : plain
  const whole = (digits: string): TypedNumber => {
    const value = Number(digits)
    return Number.isFinite(value) ? { value } : null
  }
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(joined)) {
    if (joined !== plain) return whole(joined.replace(',', '.'))
    return { either: [joined.replace(/[.,]/, ''), `${joined.replace(',', '.')}0`] }
  }
  if (/^-?(?:\d+[.,]?\d*|[.,]\d+)$/.test(joined)) return whole(joined.replace(',', '.'))
  // Two marks, or one that comes again: the one that comes again, or first, stands between thousands.
  const grouped = /^-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/.exec(joined)
  if (!grouped) return null
  const [between, decimal] = grouped[1] === ',' ? [',', '.'] : ['.', ',']
  return whole(joined.replaceAll(between, '').replace(decimal, '.'))
}

const plainDigits = new Intl.NumberFormat('en', { maximumFractionDigits: 20, useGrouping: false })

/** A number as a field holds it to be changed: `typedNumber` reads it back, so 1.234 is "1.2340". */
export function numberToType(value: number): string {
  const text = plainDigits.format(value)
  const typed = typedNumber(text)
  return typed && 'either' in typed ? typed.either[1] : text
}

/** What is wrong with a typed number, in English; undefined where nothing is. */
export function typedNumberFault(text: string): string | undefined {
  const typed = typedNumber(text)
  if (!typed) return 'This is no number.'
  return 'either' in typed ? eitherFault(typed.either) : undefined
}

/** "Write 1500 or 1.5000: …" */
const eitherFault = ([thousands, decimal]: readonly [string, string]): string =>
  `This can be read in two ways. Write ${thousands}, or ${decimal}.`
