import {
  kanoCategory,
  kanoOf,
  KANO_ANSWERS,
  type Kano,
  type KanoAnswer,
  type KanoCategory,
} from '@/lib/core/stats/kano'
import { wilson } from '@/lib/core/stats/wilson'
import type { Answers, AnswerValue, Question } from '@/lib/surveys/schema'
import { answerOf, favourableEndOf, isNa, isOrdered, isScale, pointsOf } from '@/lib/surveys/types/rules-facts'
import type { Crosstab, KanoResult } from './schema-crosstab'

/** A closed question, or a row of a matrix, as one side of a table. */
export interface Variable {
  /** The question's key; of a matrix "key:row". */
  id: string
  label: string
  values: { value: string; label: string }[]
  /** One answer may hold several values, so the rows are not apart from each other. */
  several: boolean
  /** The values of one response; null where it was not answered, or does not apply. */
  read: (answers: Answers) => string[] | null
}

const optionsOf = (question: Question) =>
  (question.options ?? []).filter((option) => !option.na).map(({ value, label }) => ({ value, label }))

/** What was chosen, of the values that a table knows. */
function chosen(question: Question, value: AnswerValue | undefined, known: ReadonlySet<string>): string[] | null {
  if (value === undefined || isNa(question, value)) return null
  const list = (Array.isArray(value) ? value : [String(value)]).filter((one) => known.has(one))
  return list.length > 0 ? list : null
}

function variableOf(question: Question): Variable[] {
  const { key, label } = question
  const kind = answerOf(question)
  const values = isScale(question)
    ? pointsOf(question).map((point) => ({ value: String(point), label: String(point) }))
    : optionsOf(question)
  const known = new Set(values.map(({ value }) => value))
  if (kind === 'rows')
    return (question.rows ?? []).map((row) => ({
      id: `${key}:${row.value}`,
      label: `${label}: ${row.label}`,
      values,
      several: question.multiple === true,
      read: (answers) => {
        const given = answers[key]
        if (typeof given !== 'object' || Array.isArray(given)) return null
        return chosen(question, given[row.value], known)
      },
    }))
  if (!isScale(question) && kind !== 'option' && (kind !== 'list' || isOrdered(question))) return []
  return [
    { id: key, label, values, several: kind === 'list', read: (answers) => chosen(question, answers[key], known) },
  ]
}

/** What of a survey can stand on a side of a table: scales, single and several choices, yes or no, rows of a matrix. */
export const variablesOf = (questions: readonly Question[]): Variable[] => questions.flatMap(variableOf)

/**
 * Cramér's V of a table of counts, 0 (no association) to 1: √(χ² ÷ (n · (min(rows, columns) − 1))), empty rows and columns
 * left out; null where fewer than two of either have answers.
 * Source: H. Cramér, Mathematical Methods of Statistics (1946), p. 282; checked against R. Snee's hair and eye colours.
 */
export function cramersV(counts: readonly (readonly number[])[]): number | null {
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  const rows = counts.map(sum)
  const columns = (counts[0] ?? []).map((_, at) => sum(counts.map((row) => row[at] ?? 0)))
  const n = sum(rows)
  const least = Math.min(rows.filter((one) => one > 0).length, columns.filter((one) => one > 0).length)
  if (least < 2) return null
  const chi = sum(
    counts.flatMap((row, r) =>
      row.map((count, c) => {
        const expected = ((rows[r] ?? 0) * (columns[c] ?? 0)) / n
        return expected === 0 ? 0 : (count - expected) ** 2 / expected
      }),
    ),
  )
  return Math.sqrt(chi / (n * (least - 1)))
}

/**
 * One question by another, over those who answered both. Shares are of the people in a row; a row of fewer than `least`
 * people has none, and with fewer than that in all there is no table.
 */
export function crosstabOf(rows: Variable, columns: Variable, answers: readonly Answers[], least: number): Crosstab {
  const both = answers.flatMap((one) => {
    const [row, column] = [rows.read(one), columns.read(one)]
    return row && column ? [{ row, column }] : []
  })
  const shown = both.length >= least
  const side = ({ id, label }: Variable) => ({ id, label })
  const counts = rows.values.map(({ value }) => {
    const own = both.filter(({ row }) => row.includes(value))
    return {
      n: own.length,
      cells: columns.values.map((one) => own.filter(({ column }) => column.includes(one.value)).length),
    }
  })
  const isPlain = !rows.several && !columns.several
  return {
    rows: side(rows),
    columns: { ...side(columns), values: columns.values },
    n: shown ? both.length : null,
    least,
    suppressed: !shown,
    several: rows.several || columns.several,
    cramersV: shown && isPlain ? cramersV(counts.map((one) => one.cells)) : null,
    table: shown
      ? rows.values.map(({ value, label }, at) => {
          const { n, cells } = counts[at] ?? { n: 0, cells: [] }
          if (n < least) return { value, label, n: null, cells: null }
          return { value, label, n, cells: cells.map((count) => ({ count, share: count / n, ci: wilson(count, n) })) }
        })
      : [],
  }
}

/**
 * Reads a question as one of a Kano pair: five answers, from liking to disliking; a scale of five has liking at its good
 * end. Null where neither end is.
 */
function kanoAnswers({ values }: Variable, question: Question | undefined): Map<string, KanoAnswer> | null {
  if (values.length !== KANO_ANSWERS.length || !question) return null
  const end = favourableEndOf(question)
  if (isScale(question) && end === 'none') return null
  const ordered = isScale(question) && end === 'high' ? [...values].reverse() : values
  return new Map(ordered.map(({ value }, at) => [value, KANO_ANSWERS[at] ?? 'neutral']))
}

const NONE: Record<KanoCategory, number> = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 }

/**
 * What a pair of questions says about a feature: how people feel if it is there, and if it is not.
 * @returns null where either has not five answers
 */
export function kanoOfPair(
  present: { variable: Variable; question: Question | undefined },
  absent: { variable: Variable; question: Question | undefined },
  answers: readonly Answers[],
  least: number,
): KanoResult | null {
  const [there, missing] = [
    kanoAnswers(present.variable, present.question),
    kanoAnswers(absent.variable, absent.question),
  ]
  if (!there || !missing) return null
  const counts = { ...NONE }
  for (const one of answers) {
    const a = there.get(present.variable.read(one)?.[0] ?? '')
    const b = missing.get(absent.variable.read(one)?.[0] ?? '')
    if (a && b) counts[kanoCategory(a, b)] += 1
  }
  const result: Kano = kanoOf(counts)
  const side = ({ variable: { id, label } }: typeof present) => ({ id, label })
  const sides = { present: side(present), absent: side(absent), least }
  if (result.n < least)
    return {
      ...sides,
      n: null,
      suppressed: true,
      category: null,
      certain: false,
      counts: null,
      better: null,
      worse: null,
    }
  return { ...sides, suppressed: false, ...result, counts }
}
