import { wordsOfHtml } from '@/lib/core/text/html-words'

/** Something that was heard elsewhere, as a file has it. */
export interface CapturedItem {
  kind: 'ticket' | 'chat'
  /** Unlike any other of its tool: "jira:PAY-1". */
  sourceId: string
  url?: string
  text: string
  /** "2026-03-31"; absent where the file does not say, or says it unreadably. */
  day?: string
  /** An opaque key of who said it, and their address where the file has one. */
  author?: string
  email?: string
  tags: string[]
  line: number
}

export interface CaptureFinding {
  line: number
  key: string
  message: string
}

export interface CaptureFile {
  tool: string
  items: CapturedItem[]
  findings: CaptureFinding[]
}

/** A text or a number of JSON as text; anything else says nothing. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** That so many of a file's things have no day of their own. */
export const withoutDay = (n: number): CaptureFinding[] =>
  n === 0 ? [] : [{ line: 0, key: 'date-assumed', message: `${n} have no day. The day of the import was taken.` }]

/** Title and description as one text. */
export const joined = (...parts: (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim() ?? '')
    .filter(Boolean)
    .join('\n\n')

/** Words as tags: short, each once. */
export const tagsOf = (words: readonly string[]): string[] =>
  [...new Set(words.map((word) => word.trim().slice(0, 60)).filter(Boolean))].slice(0, 30)

const HREF = /^https?:\/\/[^\s<>"]{1,1900}$/i
/** An address that a browser may open; undefined for anything else. */
export const webAddress = (text: string | undefined): string | undefined =>
  text && HREF.test(text.trim()) ? text.trim() : undefined

/** The address in a cell: alone, or behind a name ("Ann Example <ann@example.org>"). */
export const addressIn = (text: string): string | undefined =>
  /(?:^|<)\s*([^\s<>,;]+@[^\s<>,;]+?)\s*(?:>|$)/.exec(text)?.[1]?.toLowerCase()

/** Elements that people and their tools write; other words in angle brackets, as in List<String>, are words. */
const ELEMENT =
  /<\/?(?:p|div|br|span|a|b|i|u|s|strong|em|del|ins|sub|sup|ul|ol|li|h[1-6]|table|t[bdhr]\w*|blockquote|pre|code|img|font|hr)\b[^<>]*>/i

/** Words of HTML, a paragraph a line. Text that holds no element stays as it is. */
export const plainOfHtml = (html: string): string =>
  ELEMENT.test(html) ? wordsOfHtml(html, { marks: false }).text.replace(/\n{2,}/g, '\n') : html

/** The day in an id of Trello: its first eight digits are seconds, as in any id of MongoDB. */
export function dayOfTrello(id: string): string | undefined {
  if (!/^[0-9a-f]{24}$/i.test(id)) return undefined
  const date = new Date(Number.parseInt(id.slice(0, 8), 16) * 1000)
  return date.getUTCFullYear() >= 2010 ? date.toISOString().slice(0, 10) : undefined
}
