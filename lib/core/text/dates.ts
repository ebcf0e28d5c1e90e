import { once } from '@/lib/core/once'

/** Days as spreadsheets and HR systems write them. The order of day and month is a property of a column, not of a cell. */

export type Order = 'day-first' | 'month-first'

/** A cell as it was read: the day as 2026-03-31, or why it is none; neither for an empty cell. */
export interface ReadDay {
  day?: string
  problem?: string
}

const iso = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isThere = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isThere && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : null
}

/** Two digits mean the last hundred years up to ten years ahead. */
const fullYear = (text: string, thisYear: number): number => {
  const year = Number(text)
  if (text.length > 2) return year
  const century = Math.floor(thisYear / 100) * 100
  return century + year > thisYear + 10 ? century + year - 100 : century + year
}

/** Languages, and countries with words of their own ("Jänner", "juill."), that exports of our users are written in. */
const LOCALES = [
  'en',
  'en-GB',
  'de',
  'de-AT',
  'fr',
  'fr-CA',
  'es',
  'it',
  'nl',
  'pt',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
]

/** Short and long names of months, without dots and accents. German spreadsheets write "Mrz", which is in no list of Intl. */
const monthNames = once(
  (): ReadonlyMap<string, number> =>
    new Map([
      ...LOCALES.flatMap((locale) =>
        (['short', 'long'] as const).flatMap((width) => {
          const format = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' })
          // Within a date some languages write another case: "stycznia", "tammikuuta".
          const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: width, timeZone: 'UTC' })
          return Array.from({ length: 12 }, (_, month) => {
            const at = Date.UTC(2026, month, 1)
            const written = inDate.formatToParts(at).find((part) => part.type === 'month')?.value ?? ''
            return [format.format(at), written]
              .map((name): [string, number] => [plain(name), month + 1])
              .filter(([name]) => !/^\d/.test(name))
          }).flat()
        }),
      ),
      ['mrz', 3],
    ]),
)
/** Names of the days of the week, likewise; "sexta-feira" as its parts. */
const weekdayNames = once(
  (): ReadonlySet<string> =>
    new Set(
      LOCALES.flatMap((locale) =>
        (['short', 'long'] as const).flatMap((weekday) => {
          const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' })
          return Array.from({ length: 7 }, (_, day) =>
            plain(format.format(Date.UTC(2026, 0, 4 + day))).split('-'),
          ).flat()
        }),
      ),
    ),
)
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
}

/** A time of day at the end, as Intl, databases and JavaScript's own dates write it: "14:05Z", ", 2:05 p.m.", " um 14:05", " 14 h 05", " klo 14.05". */
const TIME =
  /(?:(?:,| klo| kl\.?) \d{1,2}\.\d{2}(?:\.\d{2})?|(?:T|,? (?:(?:at|um|à|a las|alle ore|às|om|kl\.?|klo|v|o) )?)\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?| ?h ?\d{2}(?: min \d{2} s)?)(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT)?(?:[+-]\d{1,2}(?::?\d{2})?)?)?(?: \([^()]{0,60}\))?)$/i
/** Blanks that do not break, where a program puts them within a time. Intl of Node 20.20 (ICU 78.2) writes plain ones. */
const BLANKS = /[\u00a0\u2009\u202f]/g
/** Excel counts days from 1899-12-30, whose day 60 is the 29 February 1900 that never was; only later ones are read. */
export const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const EXCEL_SERIAL = /^(\d{5})(\.\d+)?$/

interface Numbers {
  first: number
  second: number
  year: number
  /** A dotted date is day first everywhere that writes dots. */
  dotted: boolean
}

function numbersOf(text: string, thisYear: number): Numbers | null {
  const match = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})\.?$/.exec(text)
  if (!match) return null
  const [, first, separator, second, year = ''] = match
  return { first: Number(first), second: Number(second), year: fullYear(year, thisYear), dotted: separator === '.' }
}

/** What can be read without knowing the column's order: year first, a month by name, or a day number of a spreadsheet. */
function unmistakable(text: string, thisYear: number): string | null {
  const yearFirst = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (yearFirst) return iso(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const serial = EXCEL_SERIAL.exec(text)
  if (serial && Number(serial[1]) > 60) {
    return new Date(EXCEL_EPOCH + Number(serial[1]) * 86_400_000).toISOString().slice(0, 10)
  }
  const words = plain(text)
    .replace(/,/g, ' ')
    .split(/[\s/-]+/)
    .filter((word) => word !== 'de' && word !== 'den' && word !== '')
  // "mar" is a Tuesday only where a month follows.
  while (words.length > 3 && weekdayNames().has(words[0] ?? '')) words.shift()
  if (words.length !== 3) return null
  const months = monthNames()
  const named = words.findIndex((word) => months.has(word))
  if (named < 0 || named > 1) return null
  const month = months.get(words[named] ?? '') ?? 0
  const [day = '', year = ''] = words.filter((_, at) => at !== named)
  const dayNumber = /^(\d{1,2})(st|nd|rd|th|er)?$/.exec(day)?.[1]
  return dayNumber && /^(\d{2}|\d{4})$/.test(year) ? iso(fullYear(year, thisYear), month, Number(dayNumber)) : null
}

const ordered = ({ first, second, year }: Numbers, order: Order): string | null =>
  order === 'day-first' ? iso(year, second, first) : iso(year, first, second)

/** The order that a column's cells prove: one number above 12 decides. Null where none does, or two contradict. */
function provenOrder(all: readonly Numbers[]): Order | null {
  const isDayFirst = all.some(({ first, dotted }) => dotted || first > 12)
  const isMonthFirst = all.some(({ second, dotted }) => !dotted && second > 12)
  return isDayFirst === isMonthFirst ? null : isDayFirst ? 'day-first' : 'month-first'
}

/**
 * Reads a column of days, cell by cell. Times of day are cut off.
 * Slashes and hyphens leave the order of day and month open; it is taken from the whole column. Where the column does
 * not prove one, a cell that can be read in one way only is read, and the others say that they are open.
 * @param cells as they stand in the file; undefined or '' where it is empty
 * @param now tells the century of years of two digits
 * @param said the order, where it is known from elsewhere
 */
export function readDays(cells: readonly (string | undefined)[], now: Date, said?: Order): ReadDay[] {
  const thisYear = now.getUTCFullYear()
  const texts = cells.map((cell) => cell?.replace(BLANKS, ' ').trim().replace(TIME, '').trim() ?? '')
  const numbers = texts.map((text) => numbersOf(text, thisYear))
  const order = said ?? provenOrder(numbers.filter((one) => one !== null))
  return texts.map((text, at): ReadDay => {
    if (text === '') return {}
    const found = numbers[at]
    if (!found) {
      const day = unmistakable(text, thisYear)
      return day ? { day } : { problem: `"${text.slice(0, 40)}" is not a day that can be read; write 2026-03-31.` }
    }
    const own = found.dotted ? 'day-first' : order
    const readings = (own ? [own] : (['day-first', 'month-first'] as const)).map((one) => ordered(found, one))
    const days = [...new Set(readings.filter((day) => day !== null))]
    if (days.length === 1) return { day: days[0] ?? '' }
    return days.length === 0
      ? { problem: `"${text}" is not a day of the calendar.` }
      : { problem: `"${text}" may be ${days.join(' or ')}: no cell of this column shows the order of day and month.` }
  })
}
