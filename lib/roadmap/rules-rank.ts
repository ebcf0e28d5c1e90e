const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ZERO = '0'
const SMALLEST = `A${ZERO.repeat(26)}`

const valueOf = (digit: string): number => DIGITS.indexOf(digit)
const digitOf = (value: number): string => DIGITS.charAt(value)

/** A key is an integer, whose first letter says how many digits it has, and a fraction without trailing zeros. */
function integerLength(key: string): number {
  const head = key.charAt(0)
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 'a'.charCodeAt(0) + 2
  if (head >= 'A' && head <= 'Z') return 'Z'.charCodeAt(0) - head.charCodeAt(0) + 2
  throw new RangeError(`"${key}" is not a rank`)
}

function integerOf(key: string): string {
  const integer = key.slice(0, integerLength(key))
  if (integer.length < integerLength(key)) throw new RangeError(`"${key}" is not a rank`)
  return integer
}

/** The next integer up (+1) or down (−1), growing or shrinking by a digit at the ends; null past the last one. */
function step(integer: string, by: 1 | -1): string | null {
  const digits = integer.slice(1).split('').map(valueOf)
  let i = digits.length - 1
  for (; i >= 0; i -= 1) {
    const next = (digits[i] ?? 0) + by
    digits[i] = (next + DIGITS.length) % DIGITS.length
    if (next >= 0 && next < DIGITS.length) break
  }
  const head = integer.charAt(0)
  const body = digits.map(digitOf).join('')
  if (i >= 0) return head + body
  return by === 1 ? carryUp(head, body) : borrowDown(head, body)
}

function carryUp(head: string, body: string): string | null {
  if (head === 'Z') return `a${ZERO}`
  if (head === 'z') return null
  const next = String.fromCharCode(head.charCodeAt(0) + 1)
  return next > 'a' ? next + body + ZERO : next + body.slice(1)
}

function borrowDown(head: string, body: string): string | null {
  if (head === 'a') return `Z${digitOf(DIGITS.length - 1)}`
  if (head === 'A') return null
  const next = String.fromCharCode(head.charCodeAt(0) - 1)
  return next < 'Z' ? next + body + digitOf(DIGITS.length - 1) : next + body.slice(1)
}

/** A fraction between two (b null: below 1), without a trailing zero. */
function between(a: string, b: string | null): string {
  if (b !== null) {
    let same = 0
    while ((a.charAt(same) || ZERO) === b.charAt(same)) same += 1
    if (same > 0) return b.slice(0, same) + between(a.slice(same), b.slice(same))
  }
  const low = a ? valueOf(a.charAt(0)) : 0
  const high = b === null ? DIGITS.length : valueOf(b.charAt(0))
  if (high - low > 1) return digitOf(Math.round((low + high) / 2))
  if (b !== null && b.length > 1) return b.slice(0, 1)
  return digitOf(low) + between(a.slice(1), null)
}

/**
 * A rank between two others, so that a move writes one row. Ranks sort as bytes (COLLATE "C").
 * `before` null: at the top; `after` null: at the end; both null: the first one.
 * Source: D. Greenspan, "Implementing Fractional Indexing" (2020), with integer parts, so that adding at an end stays short.
 * @throws RangeError unless before < after
 */
export function rankBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after)
    throw new RangeError(`${before} does not stand before ${after}`)
  if (before === null && after === null) return `a${ZERO}`
  if (before === null) return beforeFirst(after as string)
  const integer = integerOf(before)
  const fraction = before.slice(integer.length)
  if (after === null) return step(integer, 1) ?? integer + between(fraction, null)
  const ceiling = integerOf(after)
  if (integer === ceiling) return integer + between(fraction, after.slice(ceiling.length))
  const next = step(integer, 1)
  return next !== null && next < after ? next : integer + between(fraction, null)
}

function beforeFirst(after: string): string {
  const integer = integerOf(after)
  const fraction = after.slice(integer.length)
  if (integer === SMALLEST) return integer + between('', fraction)
  return integer < after ? integer : (step(integer, -1) ?? integer + between('', fraction))
}

/** Ranks for `count` items one after the other, after `before`. */
export function ranksAfter(before: string | null, count: number): string[] {
  const ranks: string[] = []
  for (let i = 0; i < count; i += 1) ranks.push(rankBetween(ranks.at(-1) ?? before, null))
  return ranks
}
