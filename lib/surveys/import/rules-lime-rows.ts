import { cell, type LimeRow } from './rules-lime-tables'
import { plain, type LimeWords } from './rules-lime-words'

/** The condition of a question, a group or a sub-question of its own; "1" holds always. */
export const ownCondition = (row: LimeRow, column: 'relevance' | 'grelevance' = 'relevance'): string => {
  const text = cell(row, column).trim()
  return text === '1' ? '' : text
}

const MOST = 3

/** Rows, columns and options that LimeSurvey shows on a condition, and that are always shown here; null where there are none. */
export function alwaysShown(rows: readonly LimeRow[], words: LimeWords): string | null {
  const names = rows
    .filter((row) => ownCondition(row) !== '')
    .map((row) => `“${plain(words.question(row, 'question')).slice(0, 60) || cell(row, 'title')}”`)
  if (names.length === 0) return null
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : ''
  return names.length === 1
    ? `the row ${names[0]} is always shown: its own condition is not kept`
    : `the rows ${names.slice(0, MOST).join(', ')}${more} are always shown: their own conditions are not kept`
}
