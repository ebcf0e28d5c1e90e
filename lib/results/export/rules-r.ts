import { answerOf } from '@/lib/surveys/types/rules-facts'
import { levelOf } from './rules-spss-syntax'
import type { Variable } from './rules-spss'

/** How a sign stands in a text of R: those beyond ASCII by their number, so that the script reads the same in every locale. */
function signOf(sign: string): string {
  const code = sign.codePointAt(0)!
  if (sign === '"' || sign === '\\') return `\\${sign}`
  if (code >= 0x20 && code < 0x7f) return sign
  const hex = code.toString(16).padStart(code > 0xffff ? 8 : 4, '0')
  return code > 0xffff ? `\\U${hex}` : `\\u${hex}`
}

/** A text between quotes, on one line. */
const quoted = (text: string): string =>
  `"${Array.from(
    text
      .replace(/\s+/g, ' ')
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .trim()
      .toWellFormed(),
    signOf,
  ).join('')}"`

const vector = (parts: readonly (string | number)[]): string => `c(${parts.join(', ')})`
const lines = (parts: readonly string[]): string => `c(\n    ${parts.join(',\n    ')}\n  )`

const CLASSES: Record<Variable['kind'], string> = {
  number: 'numeric',
  date: 'Date',
  time: 'character',
  text: 'character',
}

/** Whether an answer is one of options, not a point of a scale or a number. */
const isChosen = ({ codes, column: { answer } }: Variable): boolean =>
  codes !== null && answer !== null && answerOf(answer.question) !== 'number'

/** Labels that are told apart: R takes two levels of one label for one. */
function levelLabels(values: Variable['values']): string[] {
  const said = values.map(({ label }) => quoted(label))
  return values.map(({ value, label }, at) =>
    said.filter((one) => one === said[at]).length > 1 ? quoted(`${label} (${value})`) : said[at]!,
  )
}

/** What is said of one variable: its levels or the labels of its points, what is missing, and its own label last, for R drops it. */
function statementsOf(variable: Variable): string[] {
  const { name, label, missing, kind } = variable
  const column = `responses[["${name}"]]`
  const values = variable.values.filter(({ value }) => !missing.includes(value))
  const said: string[] = []
  if (isChosen(variable) && values.length > 0) {
    const isOrdered = levelOf(variable) === 'ORDINAL'
    const levels = isOrdered ? [...values].sort((a, b) => a.value - b.value) : values
    said.push(
      `${column} <- factor(`,
      `  ${column},`,
      `  levels = ${vector(levels.map(({ value }) => value))},`,
      `  labels = ${lines(levelLabels(levels))}${isOrdered ? ',\n  ordered = TRUE' : ''}`,
      ')',
    )
  } else {
    if (missing.length > 0) said.push(`${column}[${column} %in% ${vector(missing)}] <- NA`)
    if (kind === 'number' && values.length > 0)
      said.push(
        `attr(${column}, "labels") <- structure(`,
        `  ${vector(values.map(({ value }) => value))},`,
        `  names = ${lines(values.map((one) => quoted(one.label)))}`,
        ')',
      )
  }
  return [...said, `attr(${column}, "label") <- ${quoted(label)}`]
}

/**
 * The script that reads the data file into a data frame `responses`: choices are factors, ordered where their options are,
 * points of scales stay numbers with their labels, and "does not apply" is NA, as it is in no figure of the results.
 * Base R alone. Labels stand in the attributes `label` and `labels`, where the packages haven and labelled look for them.
 * Source: R Core Team, R Language Definition (quotes, escapes) and the pages of read.table, factor and attr. Run with R 4.2.2.
 */
export function rScript(
  variables: readonly Variable[],
  { csvFile, title, notes }: { csvFile: string; title: string; notes: readonly string[] },
): string {
  return `${[
    '# Run it in the folder of the CSV file beside it: setwd() leads there.',
    'responses <- read.csv(',
    `  ${quoted(csvFile)},`,
    '  # The names of the columns are said here; the first line has them too.',
    '  header = FALSE, skip = 1, check.names = FALSE,',
    `  col.names = ${lines(variables.map(({ name }) => quoted(name)))},`,
    `  colClasses = ${lines(variables.map(({ kind }) => quoted(CLASSES[kind])))},`,
    '  # "NA" is what somebody wrote; only a cell with nothing in it is no answer. A line of such cells is a response.',
    '  na.strings = "", blank.lines.skip = FALSE, fill = FALSE,',
    '  quote = "\\"", comment.char = "", encoding = "UTF-8", stringsAsFactors = FALSE',
    ')',
    ...variables.flatMap(statementsOf),
    `attr(responses, "title") <- ${quoted(title)}`,
    ...(notes.length > 0 ? [`attr(responses, "notes") <- ${lines(notes.map(quoted))}`] : []),
  ].join('\n')}\n`
}
