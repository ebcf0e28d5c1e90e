import { RESULT_TYPES } from '../rules-types'
import { answerOf, isScale, scaleOf, spanOf } from '@/lib/surveys/types/rules-facts'
import type { Option, Question } from '@/lib/surveys/schema'
import { MAX_NUMBER } from '@/lib/surveys/schema-limits'
import { valuesOf } from './rules-codebook'
import type { ExportCell, ExportColumn } from './rules-table'

/** A column as SPSS knows it: a short legal name, and numbers in place of option values. */
export interface Variable {
  name: string
  label: string
  column: ExportColumn
  kind: 'number' | 'date' | 'time' | 'text'
  /** A number for each text that the cell may hold; null where cells are taken as they are. */
  codes: Map<string, number> | null
  values: { value: number; label: string }[]
  /** The numbers that say "does not apply": missing to SPSS, as they are in no figure of the results. */
  missing: number[]
}

/** The first number that says "does not apply", unless it can be an answer; further ones count down from it. */
const DOES_NOT_APPLY = -99
/** So many missing values SPSS takes one by one; more are a range. */
export const LISTED_MISSING = 3
/** Widest text SPSS takes, in bytes. */
const MAX_TEXT = 32_767
const NUMBER = /^(?:0|-?[1-9]\d{0,8})$/

/** Names begin with a letter, hold letters, digits and _ and have at most 64 bytes; none is taken twice, whatever the case. */
export function legalName(name: string, taken: Set<string>): string {
  const reserved = /^(?:all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/i
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/_+$/, '')
  const base = (/^[A-Za-z]/.test(plain) && !reserved.test(plain) ? plain : `v_${plain}`).slice(0, 56)
  let own = base
  for (let count = 2; taken.has(own.toLowerCase()); count++) own = `${base}_${count}`
  taken.add(own.toLowerCase())
  return own
}

const isCoded = ({ answer }: ExportColumn): boolean =>
  answer !== null &&
  ((answer.part.kind === 'answer' && answerOf(answer.question) === 'option') ||
    (answer.part.kind === 'row' && answerOf(answer.question) !== 'parts' && !answer.question.multiple))

const isScored = ({ answer }: ExportColumn): boolean =>
  answer !== null && answer.part.kind === 'answer' && answerOf(answer.question) === 'number'

const isNumber = ({ answer, name }: ExportColumn): boolean =>
  answer === null
    ? name.startsWith('complete')
    : ['option', 'row-option'].includes(answer.part.kind) || answerOf(answer.question) === 'parts'

const isDate = ({ answer, name }: ExportColumn): boolean =>
  answer === null ? /^day\b/.test(name) : answer.part.kind === 'answer' && answerOf(answer.question) === 'day'

const isTime = ({ answer }: ExportColumn): boolean =>
  answer !== null && answer.part.kind === 'answer' && answerOf(answer.question) === 'time'

/** Cells with several answers: the columns of their options hold them one by one. */
const isListed = ({ answer }: ExportColumn): boolean =>
  answer !== null &&
  ((answer.part.kind === 'answer' && answerOf(answer.question) === 'list') ||
    (answer.part.kind === 'row' && answerOf(answer.question) === 'rows' && answer.question.multiple === true))

/** Whether a number can be an answer to a question of numbers, between whose ends any may lie. */
function canBeAnswer(question: Question): (number: number) => boolean {
  if (answerOf(question) !== 'number') return () => false
  const ends = isScale(question) ? scaleOf(question) : spanOf(question)
  const { min = -MAX_NUMBER, max = MAX_NUMBER } = ends ?? question
  return (number) => number >= min && number <= max
}

/** So many numbers side by side, from -99 (or -999, -9999 …) downwards, none of which can be an answer or is another option's. */
function freeNumbers(
  many: number,
  isAnswer: (number: number) => boolean,
  isTaken: (number: number) => boolean,
): number[] {
  for (let first = DOES_NOT_APPLY; ;) {
    const numbers = Array.from({ length: many }, (_, at) => first - at)
    if (numbers.some(isAnswer)) first = first * 10 - 9
    else if (numbers.some(isTaken)) first--
    else return numbers
  }
}

/**
 * A number for each option, no two the same. Values that are all numbers as they are written (`1`, not `01`) are kept; otherwise
 * options are numbered in the order in which they are shown. An option that says "does not apply" keeps a number of its own,
 * or gets one that no other has and that is no answer. Where SPSS would take all of these as one range in which an answer lies,
 * they get numbers side by side instead.
 * @param isAnswer whether a number that is no option's can be an answer
 */
function codesOf(
  options: readonly Option[],
  isMissing: (option: Option) => boolean,
  isAnswer: (number: number) => boolean,
): Map<string, number> {
  const applicable = options.filter((option) => !isMissing(option))
  const without = options.filter(isMissing)
  const areNumbers = applicable.every((option) => NUMBER.test(option.value))
  const codes = new Map(applicable.map(({ value }, index) => [value, areNumbers ? Number(value) : index + 1] as const))
  const answers = new Set(codes.values())
  const own = new Map(
    without.flatMap(({ value }) => {
      const code = Number(value)
      return areNumbers && NUMBER.test(value) && !answers.has(code) && !isAnswer(code) ? [[value, code] as const] : []
    }),
  )
  const rest = without.filter(({ value }) => !own.has(value))
  const given = freeNumbers(rest.length, isAnswer, (code) => answers.has(code) || [...own.values()].includes(code))
  const missing = new Map([...own, ...rest.map(({ value }, index) => [value, given[index]!] as const)])
  const [low, high] = [Math.min(...missing.values()), Math.max(...missing.values())]
  const isAmong = missing.size > LISTED_MISSING && [...answers].some((code) => code > low && code < high)
  const apart = isAmong ? freeNumbers(without.length, isAnswer, (code) => answers.has(code)) : []
  for (const [index, { value }] of without.entries()) codes.set(value, apart[index] ?? missing.get(value)!)
  return codes
}

function variableOf(column: ExportColumn, taken: Set<string>): Variable {
  const named = { name: legalName(column.name, taken), label: column.label, column }
  const { options = [], type } = column.answer?.question ?? {}
  // Where a type knows no "does not apply", the mark means nothing, as in the results.
  const isMissing = (option: Option) => option.na === true && type !== undefined && (RESULT_TYPES[type].saysNa ?? false)
  if (isCoded(column) || isScored(column)) {
    const { question } = column.answer!
    const codes = codesOf(
      isScored(column) ? options.filter(isMissing) : options,
      isMissing,
      isScored(column) ? canBeAnswer(question) : () => false,
    )
    return {
      ...named,
      kind: 'number',
      codes,
      values: valuesOf(column).map(({ value, label }) => ({
        value: typeof value === 'number' ? value : codes.get(value)!,
        label,
      })),
      missing: options.filter(isMissing).map((option) => codes.get(option.value)!),
    }
  }
  if (isNumber(column)) {
    const values = valuesOf(column).map(({ value, label }) => ({ value: Number(value), label }))
    return { ...named, kind: 'number', codes: null, values, missing: [] }
  }
  return {
    ...named,
    kind: isDate(column) ? 'date' : isTime(column) ? 'time' : 'text',
    codes: null,
    values: [],
    missing: [],
  }
}

/** The variables of an export. Cells that hold several answers are left to the columns of their options. */
export function variablesOf(columns: readonly ExportColumn[]): Variable[] {
  const taken = new Set<string>()
  return columns.filter((column) => !isListed(column)).map((column) => variableOf(column, taken))
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes of a text in UTF-8: what SPSS counts its widths in. */
export const byteLength = (text: string): number => encoder.encode(text).length

/** A text of at most so many bytes of UTF-8, cut between two letters. */
export function cutBytes(text: string, max: number): string {
  const bytes = encoder.encode(text)
  if (bytes.length <= max) return text
  let end = max
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return decoder.decode(bytes.subarray(0, end))
}

/** On one line: a line break would end the case in the file, so ` / ` stands for it. */
const onOneLine = (text: string): string =>
  text
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' / ')
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F]/g, '')

/** What a variable holds for a cell: a number, a day, a text on one line, or nothing. */
export function spssCell(variable: Variable, cell: ExportCell): ExportCell {
  if (cell === null) return null
  if (variable.kind === 'text') return cutBytes(onOneLine(String(cell)), MAX_TEXT)
  if (variable.codes && typeof cell === 'string') return variable.codes.get(cell) ?? null
  return cell
}

/** The first day that SPSS has: it reads one of year 26 as one of 2026, and none of 1500. */
const FIRST_DAY = '1582-10-15'

/** Whether a cell holds a day from before the first that SPSS has. */
export const isBeforeDays = ({ kind }: Variable, cell: ExportCell): boolean =>
  kind === 'date' && typeof cell === 'string' && cell < FIRST_DAY

/** One line of the data file. Texts stand in quotes; nothing is added to them, for no spreadsheet opens this file. */
export const spssLine = (cells: readonly ExportCell[]): string =>
  `${cells
    .map((cell) => (typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? '')))
    .join(',')}\r\n`

/** Widens each text to what these cells need, in bytes. */
export function measure(widths: number[], cells: readonly ExportCell[]): void {
  for (const [index, cell] of cells.entries())
    if (typeof cell === 'string') widths[index] = Math.max(widths[index] ?? 0, byteLength(cell))
}
