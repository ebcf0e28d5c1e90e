/**
 * Control characters except tab and newline. PostgreSQL refuses NUL; the rest have no business in text that people
 * read.
 */
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/g
const LONE_SURROGATE = /\p{Surrogate}/gu
/**
 * Anything that leaves a mark on the page. Separators, control and format characters (zero-width spaces, direction
 * marks) do not.
 */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\u2800\u3164\uFFA0\u115F\u1160]/u

/** Text with line ends as \n, without control characters and halves of surrogate pairs; its letters stay as they are composed. */
export const withoutControls = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '')

/**
 * Text as it is stored: Unicode NFC, line ends as \n, without NUL, control characters and halves of surrogate pairs
 * (which PostgreSQL refuses). Its spaces and lines stay as typed. Normalizing twice changes nothing more.
 */
export function normalizeText(text: string): string {
  return withoutControls(text).normalize('NFC')
}

/** The same for text of one line: line ends, tabs and runs of white space become one space, none at its ends. */
export function normalizeLine(text: string): string {
  return normalizeText(text).replace(/\s+/g, ' ').trim()
}

const WORD = /\p{L}\p{M}*\p{L}/u

/** Whether it holds at least one word: two letters in a row, of any script. "." and "-" say nothing, nor does one letter. */
export function hasWord(text: string): boolean {
  return WORD.test(text)
}

/** Whether a reader would see anything at all. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}
