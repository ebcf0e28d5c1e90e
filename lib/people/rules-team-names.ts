import { editDistance } from '@/lib/core/text/edit-distance'

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
const SHORTEST = 4
const LONG = 7

/**
 * Whether one name may be the other, mistyped: the same letters with other signs between, or one word of it a letter or two off (one
 * where the word is short). What tells teams apart by a number or a letter ("Payments 2", "Team B") is no mistake.
 */
export function maybeMistyped(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.join('') === other.join('')) return a !== b
  if (one.length !== other.length) return false
  const differing = one.flatMap((word, i) => (word === other[i] ? [] : [[word, other[i] ?? ''] as const]))
  const [pair] = differing
  if (differing.length !== 1 || !pair) return false
  const [x, y] = pair
  if (Math.min(x.length, y.length) < SHORTEST || /\d/.test(x + y)) return false
  const allowed = Math.max(x.length, y.length) >= LONG ? 2 : 1
  return Math.abs(x.length - y.length) <= allowed && editDistance(x, y) <= allowed
}
