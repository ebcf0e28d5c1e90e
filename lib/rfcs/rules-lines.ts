/**
 * A typed text with the line ends of the text it takes the place of: an editor has only LF and a posted form only CRLF, and
 * whoever mends a word has not changed every line.
 */
export const linesAs = (before: string, typed: string): string => {
  const text = typed.replace(/\r\n?/g, '\n')
  return before.includes('\r\n') ? text.replace(/\n/g, '\r\n') : text
}
