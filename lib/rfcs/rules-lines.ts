import { withoutControls } from '@/lib/core/text/normalize'

/** A form feed of an old file, which whoever mends a word leaves where it is. */
const CONTROL = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/**
 * A typed text as the text that it takes the place of: with its line ends (an editor has only LF and a posted form only CRLF), with
 * letters composed where its are, and without control characters that it did not have. Whoever has mended a word has not changed
 * every line.
 */
export function linesAs(before: string, typed: string): string {
  const there = new Set(before.match(CONTROL))
  const clean = typed.replace(CONTROL, (one) => (there.has(one) ? one : ''))
  const text = there.size === 0 ? withoutControls(clean) : clean.replace(/\r\n?/g, '\n')
  const composed = before === before.normalize('NFC') ? text.normalize('NFC') : text
  return before.includes('\r\n') ? composed.replace(/\n/g, '\r\n') : composed
}
