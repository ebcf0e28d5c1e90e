import { plainText } from '@/lib/core/text/inline'
import { answerOf, isNa, isOrdered } from '@/lib/surveys/types/rules-facts'
import { RESULT_TYPES } from '../rules-types'
import { goodEndOf } from './rules-codebook'
import { byteLength, cutBytes, legalName, LISTED_MISSING, type Variable } from './rules-spss'

/** Longest labels SPSS takes, in bytes. */
const MAX_LABEL = 255
const MAX_VALUE_LABEL = 120
const DOCUMENT_LINE = 76

/** A text between quotes, on one line: nothing in it can end the text, or the command. */
const quoted = (text: string, max: number): string =>
  `'${cutBytes(
    text
      .replace(/\s+/g, ' ')
      .replace(/[\u0000-\u001F\u007F]/g, '')
      .trim()
      .toWellFormed(),
    max,
  ).replaceAll("'", "''")}'`

/** What can be reckoned with a variable: numbers, an order, or names alone. */
export function levelOf({ column: { answer }, codes, values }: Variable): string {
  if (!answer) return 'NOMINAL'
  const { level } = RESULT_TYPES[answer.question.type]
  if (level !== 'NOMINAL') return level
  const numbered = codes !== null && values.length > 0 && [...codes].every(([value, code]) => value === String(code))
  return answerOf(answer.question) === 'rows' && numbered ? 'ORDINAL' : 'NOMINAL'
}

const formatOf = ({ kind, column: { answer } }: Variable, width: number): string =>
  kind === 'text'
    ? `A${Math.max(1, width)}`
    : kind === 'date'
      ? 'SDATE10'
      : kind === 'time'
        ? 'TIME5'
        : answer && RESULT_TYPES[answer.question.type].level === 'SCALE'
          ? 'F12.2'
          : 'F8.0'

/** A few numbers one by one, more as a range: SPSS takes no longer list. */
const missingWords = (missing: readonly number[]): string => {
  const sorted = [...missing].sort((a, b) => a - b)
  return sorted.length <= LISTED_MISSING ? sorted.join(' ') : `${sorted[0]} THRU ${sorted.at(-1)}`
}

/** Questions with several answers, as sets of their 0/1 variables; a set of one is an error to some readers. */
function setsOf(variables: readonly Variable[]): { name: string; label: string; members: string[] }[] {
  const groups = new Map<string, { label: string; members: string[] }>()
  for (const { name, column } of variables) {
    const { answer } = column
    if (!answer || !['option', 'row-option'].includes(answer.part.kind) || isOrdered(answer.question)) continue
    const { question, part } = answer
    const option = 'option' in part ? part.option : ''
    if (isNa(question, option)) continue
    const row = part.kind === 'row-option' ? part.row : ''
    const key = row ? `${question.key}.${row}` : question.key
    const rowLabel = question.rows?.find((one) => one.value === row)?.label
    const label = plainText(question.label) + (rowLabel ? ` [${plainText(rowLabel)}]` : '')
    const group = groups.get(key) ?? { label, members: [] }
    group.members.push(name)
    groups.set(key, group)
  }
  const taken = new Set<string>()
  return [...groups]
    .filter(([, { members }]) => members.length > 1)
    .map(([key, group]) => ({ name: `$${legalName(key, taken)}`, ...group }))
}

/** Notes as lines of a document: SPSS keeps 80 bytes of each. */
function documentLines(notes: readonly string[]): string[] {
  return notes.flatMap((note) => {
    const lines = ['']
    for (const word of note.split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`.trim()
      if (byteLength(longer) <= DOCUMENT_LINE) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  })
}

/**
 * The syntax that reads the data file: names, types, widths, labels of variables and of values, what is missing, sets of
 * several answers, and the notes as the file's document.
 * @param widths bytes that each variable's longest text needs
 * Source: IBM SPSS Statistics Command Syntax Reference: GET DATA, VARIABLE LABELS, VALUE LABELS, MISSING VALUES,
 * VARIABLE ATTRIBUTE, MRSETS, ADD DOCUMENT. Run with PSPP 1.6.2 and newer: no command of it is an error there.
 */
export function spssSyntax(
  variables: readonly Variable[],
  widths: readonly number[],
  { csvFile, title, notes }: { csvFile: string; title: string; notes: readonly string[] },
): string {
  const lines = [
    `* ${title.replace(/[^\p{L}\p{N} ,:-]+/gu, ' ').trim()}.`,
    '* Open this file in SPSS or PSPP, put the path of the CSV file below, and run all of it.',
    'SET DECIMAL=DOT.',
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
    ...variables.map((variable, index) => `    ${variable.name} ${formatOf(variable, widths[index] ?? 0)}`),
    '  .',
    'EXECUTE.',
    '',
    'VARIABLE LABELS',
    ...variables.map(({ name, label }) => `  ${name} ${quoted(label, MAX_LABEL)}`),
    '  .',
    '',
  ]
  for (const { name, values } of variables) {
    if (values.length > 0)
      lines.push(
        `VALUE LABELS ${name}`,
        ...values.map(({ value, label }) => `  ${value} ${quoted(label, MAX_VALUE_LABEL)}`),
        '  .',
      )
  }
  for (const { name, missing } of variables)
    if (missing.length > 0) lines.push(`MISSING VALUES ${name} (${missingWords(missing)}).`)
  for (const variable of variables)
    if (variable.kind === 'number') lines.push(`VARIABLE LEVEL ${variable.name} (${levelOf(variable)}).`)
  for (const { name, column } of variables) {
    const end = goodEndOf(column)
    if (end) lines.push(`VARIABLE ATTRIBUTE VARIABLES=${name} ATTRIBUTE=GoodEnd('${end}').`)
  }
  for (const { name, label, members } of setsOf(variables))
    lines.push(
      'MRSETS',
      `  /MDGROUP NAME=${name} LABEL=${quoted(label, MAX_LABEL)}`,
      `    VARIABLES=${members.join('\r\n      ')} VALUE=1.`,
    )
  if (notes.length > 0)
    lines.push('ADD DOCUMENT', ...documentLines(notes).map((line) => `  ${quoted(line, DOCUMENT_LINE)}`), '  .')
  return `${[...lines, 'EXECUTE.'].join('\r\n')}\r\n`
}
