import { beginning } from '@/lib/core/text/excerpt'
import { plainText } from '@/lib/core/text/inline'

const LETTERS = 44
/** Keys that a tool numbered, not a person named. */
const NUMBERED = /^(q|question|item|v|x)?[-_ ]?\d+([a-z]|[-_.]\d+)*$/i

/** Short words of the field, in capitals as they are written. */
const CAPITALS = /\b(ai|api|cd|ci|csat|dx|ide|nps|pr|qa|rfc|sdk|sla|slo|sre|sso|ui|umux|ux|vm|vpn)(s?)\b/gi

/**
 * A question in few letters, for a row or a column: its key in words ("first-change" → "First change"), since long
 * questions of one survey often begin alike; its first words where the key is only a number.
 */
export function shortLabel({ key, label }: { key: string; label: string }): string {
  if (NUMBERED.test(key)) return beginning(plainText(label), LETTERS)
  const words = key.replace(/[-_.]+/g, ' ').trim()
  const titled = words.charAt(0).toUpperCase() + words.slice(1)
  return titled.replace(CAPITALS, (_, word: string, plural: string) => word.toUpperCase() + plural)
}
