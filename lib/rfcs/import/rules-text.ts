import { readDays } from '@/lib/core/text/dates'
/** One line of a text: where it begins and ends (line end included) and its content without the line end. */
export type Line = { number: number; start: number; end: number; text: string }

/** Lines of a text; CRLF, LF and a lone CR end one. Their slices join to the text again. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({
      number: lines.length + 1,
      start,
      end: match.index + match[0].length,
      text: text.slice(start, match.index),
    })
    start = match.index + match[0].length
  }
  if (start < text.length) lines.push({ number: lines.length + 1, start, end: text.length, text: text.slice(start) })
  return lines
}

/** Where the body begins when the header ends before line index `next`: blank lines between them belong to the header. */
export const bodyStart = (lines: readonly Line[], next: number, length: number): number => {
  let at = next
  while (at < lines.length && lines[at]!.text.trim() === '') at += 1
  return lines[at]?.start ?? length
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as `YYYY-MM-DD`, from `2014-03-11`, `2020/05/18`, `2023-9-18`, `24-Aug-2018`, `17 June 2005`, `June 17, 2005` or
 * `2013 October 11`;
 * `canonical` tells whether it stood so in one of the two usual forms. Null when it is no day of the calendar.
 */
export const readDay = (raw: string): { day: string; canonical: boolean } | null => {
  const text = raw.trim().replace(/T\d{2}:\d{2}.*$/, '')
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  const named = /^(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})$/.exec(text)
  const american = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text)
  const yearFirst = /^(\d{4}) ([A-Za-z]{3,9})\.? (\d{1,2})$/.exec(text)
  const parts = iso
    ? [iso[1], iso[3], iso[4]]
    : named
      ? [named[3], month(named[2]), named[1]]
      : american
        ? [american[3], month(american[1]), american[2]]
        : yearFirst
          ? [yearFirst[1], month(yearFirst[2]), yearFirst[3]]
          : null
  if (!parts || parts.includes('0')) return inOtherWords(text)
  const [year, monthNumber, day] = parts.map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, monthNumber - 1, day))
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== day) return null
  return {
    day: date.toISOString().slice(0, 10),
    canonical: /^\d{4}-\d{2}-\d{2}$/.test(text) || /^\d{2}-[A-Z][a-z]{2}-\d{4}$/.test(text),
  }
}

/** Dots are day first, and months have names in other languages too; where the order of the numbers is open it is no day. */
const inOtherWords = (text: string): { day: string; canonical: boolean } | null => {
  const [{ day } = {}] = /\b\d{4}$/.test(text) ? readDays([text], new Date(0)) : []
  return day === undefined ? null : { day, canonical: /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text) }
}

const month = (name = '') => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)

/** `socket_timeouts` from `` `socket_timeouts` ``; links become their text, footnote marks go. */
export const plainValue = (value: string) =>
  value
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The last part of a path, without its extension. */
export const stem = (path: string) => baseName(path).replace(/\.[^.]+$/, '')
export const baseName = (path: string) => path.split('/').at(-1) ?? path
export const folderName = (path: string) => path.split('/').at(-2) ?? ''

/** A title from a file name: `0221-panic.md` gives "Panic". */
export const titleFromName = (path: string) => {
  const words =
    stem(path)
      .replace(/^(?:[a-z]+-|[A-Z](?=\d))?\d+[-_]*/i, '')
      .replace(/[-_]+/g, ' ')
      .trim() || stem(path)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The first level-one heading outside code, or null. */
export const firstHeading = (text: string): { title: string; line: number } | null => {
  let fence = ''
  for (const line of linesOf(text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\r\n]/g, ' ')))) {
    const mark = /^ {0,3}(```|~~~)/.exec(line.text)?.[1] ?? ''
    if (mark && (!fence || fence === mark)) fence = fence ? '' : mark
    const heading = fence ? null : /^#\s+(.+?)\s*#*\s*$/.exec(line.text)
    const title = heading ? plainValue(heading[1]!) : ''
    if (title) return { title, line: line.number }
  }
  return null
}

/** Whether a path is called like an image. */
export const imageName = (path: string) => /\.(png|jpe?g|gif|webp|svg|bmp|avif)$/i.test(path)
