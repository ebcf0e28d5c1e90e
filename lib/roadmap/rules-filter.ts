import { filterValues, keepKnown, parseFilter, type FieldFilter, type Filter } from '@/lib/core/filter'
import { KINDS } from './schema'

/** What the roadmap's filter knows, as it is typed: "theme:builds quarter:2026-Q4 kind:buy is:draft". */
export const FILTER_KEYS = ['kind', 'theme', 'quarter', 'is'] as const

/** Whether the board knows what is asked for under a key. */
function isKnown({ key, value }: FieldFilter): boolean {
  const text = value.toLowerCase()
  if (key === 'kind') return KINDS.some((kind) => kind === text)
  if (key === 'quarter') return /^\d{4}-q[1-4]$/.test(text)
  return key === 'is' ? text === 'draft' : text.trim() !== ''
}

/** The filter as it is typed; values that the board does not know ("is:contested", "kind:feature") are in `unknown`. */
export const parseBoardFilter = (text: string | undefined): Filter =>
  keepKnown(parseFilter(text ?? '', FILTER_KEYS), isKnown)

/** Whether a filter leaves anything out. */
export const narrows = ({ words, fields }: Filter): boolean => words.length + fields.length > 0

/** One condition on a column: any of these values, or none of them. */
export interface Condition {
  column: 'kind' | 'theme' | 'quarter'
  values: string[]
  negated: boolean
}

/** A filter as conditions; texts are compared without regard to case. */
export function conditionsOf(filter: Filter): { words: string[]; conditions: Condition[]; draft: boolean | null } {
  const columns = ['kind', 'theme', 'quarter'] as const
  const conditions = columns.flatMap((column) =>
    [false, true].flatMap((negated): Condition[] => {
      const values = filterValues(filter, column, negated).map((value) => value.toLowerCase())
      return values.length > 0 ? [{ column, values, negated }] : []
    }),
  )
  const asked = filterValues(filter, 'is').length > 0
  const refused = filterValues(filter, 'is', true).length > 0
  return { words: filter.words, conditions, draft: asked ? true : refused ? false : null }
}

export const quarterOf = (day: Date): string => `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`

/** "2026-Q4" → the quarter that is `by` later, or earlier where it is negative. */
export function quarterPlus(quarter: string, by: number): string {
  const [year = 0, number = 1] = quarter.split('-Q').map(Number)
  const count = year * 4 + number - 1 + by
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`
}

const BEFORE = 4
const AFTER = 7

/**
 * The quarters of a timeline, without holes and with the present one always among them: from the first that is named to the
 * last, at most a year back and seven quarters ahead.
 */
export function quartersBetween(named: readonly string[], now: Date): string[] {
  const present = quarterOf(now)
  const sorted = [...new Set([...named, present])].sort()
  const [earliest, latest] = [quarterPlus(present, -BEFORE), quarterPlus(present, AFTER)]
  const first = sorted.find((quarter) => quarter >= earliest) ?? present
  const last = sorted.findLast((quarter) => quarter <= latest) ?? present
  const quarters: string[] = []
  for (let quarter = first; quarter <= last; quarter = quarterPlus(quarter, 1)) quarters.push(quarter)
  return quarters
}
