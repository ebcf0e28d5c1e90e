const MARKUP: [RegExp, string][] = [
  [/^\s*(```|~~~).*$/gm, ' '],
  [/<!--[\s\S]*?-->/g, ' '],
  [/<\/?[a-z][^>]*>/gi, ' '],
  [/!\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1'],
  [/^\s{0,3}(?:#{1,6}|>|[-+*]|\d{1,9}[.)])\s+/gm, ''],
  [/^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/gm, ' '],
  [/(\*\*|__|~~|`+)(?=\S)(.+?)(?<=\S)\1/g, '$2'],
  [/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, '$1'],
]

/** Only this much of a source is looked at, so that an excerpt of a long document costs nothing. */
const LOOKED_AT = 20_000

/**
 * The words of a Markdown text on one line, without its mark-up. For lists and mails; it is not safe HTML, escape it as
 * any text.
 */
export function plainText(markdown: string): string {
  const start = markdown.slice(0, LOOKED_AT)
  return MARKUP.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), start)
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The beginning of a Markdown text as plain words, at most `max` characters, cut between words and then ended with an
 * ellipsis.
 */
export function excerpt(markdown: string, max = 200): string {
  const text = plainText(markdown)
  if (text.length <= max) return text
  const room = text.slice(0, max - 1)
  const space = room.lastIndexOf(' ')
  const cut = space > max / 2 ? room.slice(0, space) : room
  // Half of a surrogate pair would be an invalid character.
  return `${cut.toWellFormed().replace(/[\uFFFD\s,;:.–—-]+$/u, '')}…`
}
