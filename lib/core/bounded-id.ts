const OFFSET = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n
const DIGITS = 16

/** FNV-1a over the units of UTF-16, 64 bits, as sixteen hexadecimal digits (Fowler, Noll, Vo; draft-eastlake-fnv). */
function fnv1a(text: string): string {
  let hash = OFFSET
  for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * PRIME)
  return hash.toString(16).padStart(DIGITS, '0')
}

/**
 * An id from elsewhere in at most `max` characters. A longer one keeps its beginning, and the rest of it counts as a hash: cut off alone,
 * two events of one long address would be one.
 */
export const boundedId = (id: string, max: number): string =>
  id.length <= max ? id : `${id.slice(0, max - DIGITS - 1).toWellFormed()}~${fnv1a(id)}`
