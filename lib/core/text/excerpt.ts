/** Only this much of a source is looked at, so that an excerpt of a long document costs nothing. */
const LOOKED_AT = 20_000

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
/** What a source names by another sign: code, an escaped sign, an address, an entity. Within it nothing else is mark-up. */
const LITERAL =
  /(?<!`)(`{1,3})(?!`)([^\n]{1,400}?)(?<!`)\1(?!`)|\\([!-/:-@[-`{-~])|<(https?:\/\/[^\s<>]+|[\w.+-]+@[\w-][\w.-]*)>|&(amp|lt|gt|quot|nbsp|#\d{1,6});/g
const FENCED = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n([\s\S]*?)(?:^ {0,3}\1[^\S\n]*$|(?![\s\S]))/gm
const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:[^\S\n]*\S[^\n]*$/gm
/** Tags that stand within a word. Others part it. */
const WITHIN = /<\/?(?:a|abbr|b|code|em|i|ins|kbd|mark|s|small|span|strong|u)(?:\s[^<>]*)?>/gi

const MARKUP: [RegExp, string][] = [
  [/<!--[\s\S]*?-->/g, ' '],
  [WITHIN, ''],
  [/<\/?[a-z][^<>]{0,1000}>/gi, ' '],
  [/!\[([^\]\n]{0,300})\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,300}\)/g, '$1'],
  [/\[([^\]\n]{1,300})\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,300}\)/g, '$1'],
  [/^[^\S\n]{0,3}(?:#{1,6}|>|[-+*])[^\S\n]+/gm, ''],
  [/^[-:| \t]{0,400}-{3}[-:| \t]{0,400}$/gm, ' '],
  [/\*\*(?=\S)([^\n]{1,300}?)(?<=\S)\*\*/g, '$1'],
  [/(?<![\p{L}\p{N}_])(__?)(?=[^\s_])([^\n]{1,300}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2'],
  [/(?<![\w*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\w*])/g, '$1'],
]

/** A sign by its name or number. Controls and halves of pairs are no text. */
function entity(name: string): string {
  const code = Number(name.slice(1))
  const isText = code >= 32 && (code < 0xd800 || code > 0xdfff)
  return ENTITIES[name] ?? (isText ? String.fromCodePoint(code) : '\uFFFD')
}

/** Links by a label, [words][label] and [label][], of labels that the source defines; with others they are words. */
function withoutReferences(source: string): string {
  const labels = new Set<string>()
  const text = source.replace(DEFINITION, (line, label: string) => {
    if (label.startsWith('^')) return line
    labels.add(label.toLowerCase())
    return ''
  })
  if (labels.size === 0) return text
  return text.replace(/\[([^\]\n]{1,200})\](?:\[([^\]\n]{0,200})\])?/g, (whole, words: string, label?: string) =>
    labels.has((label || words).toLowerCase()) ? words : whole,
  )
}

/**
 * The words of a Markdown document on one line, without its mark-up; code stays as it is, and so do struck-out words with their
 * tildes, which would read as said without them.
 */
function wordsOf(markdown: string): string {
  const kept: string[] = []
  // Private-use characters stand for what is literal while the rest is read.
  const keep = (text: string) => `\uE000${String.fromCodePoint(0xf0000 + kept.push(text) - 1)}`
  const start = markdown.slice(0, LOOKED_AT).replace(/\uE000/g, '')
  const open = start
    .replace(FENCED, (_, _fence, code: string) => `${keep(code)}\n`)
    .replace(LITERAL, (_, _ticks, code?: string, sign?: string, address?: string, name?: string) =>
      keep(code?.replace(/^ (.*[^ ].*) $/, '$1') ?? sign ?? address ?? entity(name!)),
    )
  return MARKUP.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), withoutReferences(open))
    .replace(/\uE000(.)/gu, (_, at: string) => kept[at.codePointAt(0)! - 0xf0000] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Text of at most `max` characters, its lines as they are: what is longer is cut between words and ends with an ellipsis, so that
 * nobody takes a beginning for all that was said.
 */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text
  const room = text.slice(0, max - 1)
  const space = room.search(/\s\S*$/)
  const within = space > max / 2 ? room.slice(0, space) : room
  // Half of a surrogate pair would be an invalid character.
  return `${within.toWellFormed().replace(/[\uFFFD\s,;:.–—-]+$/u, '')}…`
}

/**
 * The beginning of a Markdown document as plain words, at most `max` characters, for lists and mails. What somebody typed as
 * plain text is cut with `beginning`. It is not safe HTML, escape it like other text.
 */
export const excerpt = (markdown: string, max = 200): string => shortened(wordsOf(markdown), max)

/** The beginning of a text on one line, as it was typed: a quote keeps every sign. */
export const beginning = (text: string, max = 200): string =>
  shortened(text.slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim(), max)
