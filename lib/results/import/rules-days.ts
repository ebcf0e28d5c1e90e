import { EXCEL_EPOCH, readDays, type Order } from '@/lib/core/text/dates'

const CLOCK = /[T ,]*(?<![\d:])\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?.*$/
/** Words for the half of the day that stand before the clock in some languages. */
const HALF = /\s*(?:오전|오후|上午|下午|午前|午後)\s*$/

const DAY_MS = 86_400_000
const FIRST_MOMENT = Date.UTC(2000, 0, 1)

/**
 * A moment that a tool wrote as a number: seconds or milliseconds since 1970, or days of a spreadsheet with a part of a day, which no
 * one types. Null for any other number.
 */
function countedMoment(cell: string): number | null {
  const number = Number(cell.replace(',', '.'))
  const at = /^\d{13}$/.test(cell)
    ? number
    : /^\d{10}(?:[.,]\d{1,9})?$/.test(cell)
      ? number * 1000
      : /^\d{5}[.,]\d{3,}$/.test(cell)
        ? EXCEL_EPOCH + number * DAY_MS
        : NaN
  return at >= FIRST_MOMENT ? at : null
}

/** Whether all that stands in a column are moments as numbers, none after tomorrow. */
export function areCountedMoments(cells: readonly string[], now: Date): boolean {
  const said = cells.filter((cell) => cell !== '')
  return said.length > 0 && said.every((cell) => (countedMoment(cell) ?? Infinity) <= now.getTime() + DAY_MS)
}

/** A cell without its time of day, in a form whose order of year, month and day can be read. */
const dateOf = (cell: string): string => {
  const counted = countedMoment(cell.trim())
  return counted === null ? writtenDate(cell) : new Date(counted).toISOString().slice(0, 10)
}

const writtenDate = (cell: string): string =>
  cell
    .replace(CLOCK, '')
    .replace(HALF, '')
    .replace(/[年月]/g, '-')
    .replace(/日/g, '')
    .replace(/(\d)\.\s+(?=\d)/g, '$1.')
    .replace(/[,.\s]+$/, '')
    .trim()

/** Whether a cell says a moment: a day with a time of that day. */
const isMoment = (cell: string, now: Date): boolean =>
  CLOCK.test(cell) &&
  /\d/.test(dateOf(cell)) &&
  readDays([dateOf(cell)], now)[0]?.problem?.includes('can be read') !== true

/** Whether all that stands in a column are moments: when a tool recorded something, in whatever language its heading is. */
export function areMoments(cells: readonly string[], now: Date): boolean {
  const said = cells.filter((cell) => cell !== '')
  return said.length > 0 && (said.every((cell) => isMoment(cell, now)) || areCountedMoments(said, now))
}

const isSorted = (days: readonly string[]): boolean =>
  days.every((day, at) => at === 0 || days[at - 1]! <= day) || days.every((day, at) => at === 0 || days[at - 1]! >= day)

/**
 * The order of day and month that a column of response times shows besides its numbers: files hold responses in the order in
 * which they came, and none came after today. Undefined where both orders fit.
 */
function orderBySequence(dates: readonly string[], now: Date): Order | undefined {
  const today = now.toISOString().slice(0, 10)
  const fits = (['day-first', 'month-first'] as const).filter((order) => {
    const read = readDays(dates, now, order)
    const days = read.flatMap(({ day }) => (day ? [day] : []))
    const whole = days.length === dates.length
    return whole && days.every((day) => day <= today) && (new Set(days).size < 3 || isSorted(days))
  })
  return fits.length === 1 ? fits[0] : undefined
}

/** LimeSurvey writes this day where a survey keeps no times: it says that a response was sent, and not when. */
const NO_DAY = '1980-01-01'

/** Days of a column of response times. */
export interface ColumnDays {
  /** YYYY-MM-DD; the day as it is written, without its time, where it cannot be told; '' of an empty cell. */
  days: string[]
  /** What was wrong with a cell, by its place. */
  problems: Map<number, string>
}

/**
 * The days of a column of response times. The order of day and month is decided once for the column: by a number above 12,
 * else by the order of the rows.
 * @param said the order, where a person said it
 * @param usual the order in which the tool writes that made the file, for a column that shows none
 */
export function daysOfColumn(cells: readonly string[], now: Date, said?: Order, usual?: Order): ColumnDays {
  const dates = cells.map(dateOf)
  const first = readDays(dates, now, said)
  const isOpen = said === undefined && first.some(({ problem }) => problem?.includes('may be'))
  const given = dates.filter((one) => one !== '')
  const order = isOpen ? (orderBySequence(given, now) ?? usual) : undefined
  const read = order ? readDays(dates, now, order) : first
  return {
    days: read.map(({ day }, at) => day ?? dates[at]!),
    problems: new Map(
      read.flatMap(({ day, problem }, at) => {
        const why = day === NO_DAY ? `"${NO_DAY}" stands where a tool keeps no times: it is no day.` : problem
        return why ? [[at, why]] : []
      }),
    ),
  }
}

/**
 * What to tell of cells whose day could not be read: one sentence for each kind, with its first line and how many there are.
 * @param taken the problems of the rows that were taken, with their lines
 */
export function toldOfDays(taken: readonly { line: number; problem: string }[]): { line: number; message: string }[] {
  const kinds = [
    taken.filter(({ problem }) => problem.includes('may be')),
    taken.filter(({ problem }) => !problem.includes('may be')),
  ]
  return kinds.flatMap((some, at) => {
    const [first] = some
    if (!first) return []
    const more = some.length > 1 ? ` So it is in ${some.length} rows.` : ''
    const order = at === 0 ? '; to say the order, map it to @day:dmy or @day:mdy.' : '.'
    return [{ line: first.line, message: `${first.problem}${more} Stored under the day of the import${order}` }]
  })
}
