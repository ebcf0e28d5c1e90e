import { findSensitive, type SensitiveKind } from '@/lib/core/text/sensitive'
import type { Finding } from './rules-transcript-reading'

const MESSAGES: Record<SensitiveKind, string> = {
  secret: 'A key or password was removed. Change it where it is used.',
  'e-mail': 'An e-mail address was masked.',
  host: 'The name of a host was masked.',
  'IP address': 'A network address was masked.',
  'phone number': 'A phone number was masked.',
}

/**
 * What was masked in a text, one finding a line and kind; it never repeats the words.
 * @param mask false where only secrets are masked
 */
export function sensitiveFindings(source: string, mask = true): Finding[] {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const seen = new Set<string>()
  let line = 1
  let from = 0
  return findSensitive(text).flatMap(({ kind, start }) => {
    for (; from < start; from++) if (text[from] === '\n') line++
    const key = `${line} ${kind}`
    if ((!mask && kind !== 'secret') || seen.has(key)) return []
    seen.add(key)
    return [{ line, key: `masked-${kind.toLowerCase().replace(' ', '-')}`, message: MESSAGES[kind] }]
  })
}
