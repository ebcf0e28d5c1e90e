import { valuesOf } from './rules-codebook'
import type { ExportCell, ExportColumn } from './rules-table'

/** A column as SPSS knows it: a short legal name, and numbers in place of option values. */
export interface Variable {
  name: string
  label: string
  column: ExportColumn
  /** Width of a text in bytes; null for a number. */
  text: number | null
  /** A text that is written as a number, by its words. */
  codes: Map<string, number> | null
  values: { value: number; label: string }[]
}

/** What a number stands at where the question does not apply: no point of any scale, and missing to SPSS. */
const DOES_NOT_APPLY = -99
/** Widest text SPSS takes. */
const WIDEST = 32_767
const NUMERIC = ['rating', 'nps', 'number']

/** Names begin with a letter, hold letters, digits and _ and have at most 64 bytes; none is taken twice, whatever the case. */
function legalName(name: string, taken: Set<string>): string {
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

const coded = ({ answer }: ExportColumn): boolean =>
  answer !== null &&
  ((answer.part.kind === 'answer' && ['single', 'yesno'].includes(answer.question.type)) ||
    (answer.part.kind === 'row' && !answer.question.multiple))
const isNumber = ({ answer, name }: ExportColumn): boolean =>
  answer === null
    ? name.startsWith('complete')
    : ['option', 'row-option'].includes(answer.part.kind) ||
      (answer.part.kind === 'answer' && NUMERIC.includes(answer.question.type))

/** Options that are numbers keep them; others are numbered in the order in which they are shown. */
function codesOf(column: ExportColumn): Map<string, number> {
  const values = valuesOf(column).map((one) => String(one.value))
  const whole = values.every((value) => /^-?\d{1,9}$/.test(value))
  return new Map(values.map((value, index) => [value, whole ? Number(value) : index + 1]))
}

/** The variables of an export. Cells that hold several answers are left to the columns of their options. */
export function variablesOf(columns: readonly ExportColumn[]): Variable[] {
  const taken = new Set<string>()
  const listed = ({ answer }: ExportColumn): boolean =>
    answer !== null &&
    ((answer.part.kind === 'answer' && ['multi', 'ranking'].includes(answer.question.type)) ||
      (answer.part.kind === 'row' && answer.question.type === 'matrix' && answer.question.multiple === true))
  return columns
    .filter((column) => !listed(column))
    .map((column): Variable => {
      const codes = coded(column) ? codesOf(column) : null
      const number = codes !== null || isNumber(column)
      const width =
        column.answer === null || column.answer.part.kind === 'text' || column.answer.question.type === 'text'
          ? 8_000
          : column.answer.question.type === 'date'
            ? 10
            : WIDEST
      const values = codes
        ? valuesOf(column).map((one) => ({ value: codes.get(String(one.value))!, label: one.label }))
        : number
          ? valuesOf(column).map((one) => ({
              value: typeof one.value === 'number' ? one.value : DOES_NOT_APPLY,
              label: one.label,
            }))
          : []
      return {
        name: legalName(column.name, taken),
        label: column.label,
        column,
        text: number ? null : width,
        codes,
        values,
      }
    })
}

/** What a variable holds for a cell. */
export function spssCell(variable: Variable, cell: ExportCell): ExportCell {
  if (cell === null) return null
  if (variable.codes) return variable.codes.get(String(cell)) ?? null
  return variable.text === null && typeof cell === 'string' ? DOES_NOT_APPLY : cell
}

/** A text between quotes, on one line: nothing in it can end the text, or the command. */
const quoted = (text: string, max: number): string =>
  `'${text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001F\u007F]/g, '')
    .trim()
    .slice(0, max)
    .toWellFormed()
    .replaceAll("'", "''")}'`

/**
 * The syntax that reads the CSV file beside it: names, types, labels of variables and of values.
 * Source: IBM SPSS Statistics Command Syntax Reference, GET DATA, VARIABLE LABELS, VALUE LABELS, MISSING VALUES.
 */
export function spssSyntax(variables: readonly Variable[], csvFile: string, title: string): string {
  const lines = [
    `* ${title.replace(/[^\p{L}\p{N} ,:-]+/gu, ' ').trim()}.`,
    '* Open this file in SPSS, put the path of the CSV file below, and run all of it.',
    'SET UNICODE=ON DECIMAL=DOT.',
    'GET DATA',
    '  /TYPE=TXT',
    `  /FILE=${quoted(csvFile, 200)}`,
    "  /ENCODING='UTF8'",
    '  /DELCASE=LINE',
    '  /DELIMITERS=","',
    `  /QUALIFIER='"'`,
    '  /ARRANGEMENT=DELIMITED',
    '  /FIRSTCASE=2',
    '  /VARIABLES=',
    ...variables.map(({ name, text }) => `    ${name} ${text === null ? 'F8.2' : `A${text}`}`),
    '  .',
    'EXECUTE.',
    '',
    'VARIABLE LABELS',
    ...variables.map(({ name, label }) => `  ${name} ${quoted(label, 255)}`),
    '  .',
    '',
  ]
  for (const { name, values } of variables) {
    if (values.length > 0)
      lines.push(`VALUE LABELS ${name}`, ...values.map(({ value, label }) => `  ${value} ${quoted(label, 120)}`), '  .')
  }
  for (const { name, values } of variables)
    if (values.some((one) => one.value === DOES_NOT_APPLY)) lines.push(`MISSING VALUES ${name} (${DOES_NOT_APPLY}).`)
  for (const { name, column, text } of variables) {
    if (text === null)
      lines.push(
        `VARIABLE LEVEL ${name} (${column.answer?.question.type === 'number' ? 'SCALE' : column.answer && ['rating', 'nps'].includes(column.answer.question.type) ? 'ORDINAL' : 'NOMINAL'}).`,
      )
  }
  return `${[...lines, 'EXECUTE.'].join('\r\n')}\r\n`
}
