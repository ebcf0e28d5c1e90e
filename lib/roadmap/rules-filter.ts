import { filterValues, keepKnown, parseFilter, type FieldFilter, type Filter } from '@/lib/core/filter'
import { KINDS } from './schema'

/** What the roadmap's filter knows, as it is typed: "theme:builds quarter:2026-Q4 kind:buy is:draft". */
export const FILTER_KEYS = ['kind', 'theme', 'quarter', 'is'] as const
/** What it knows besides for those who read scores: who builds an item and what it changes are not in the published view. */
export const NAMED_KEYS = ['team', 'capability'] as const
type NamedKey = (typeof NAMED_KEYS)[number]

/** The ids that are meant by each name that was typed. */
export type NamedIds = Readonly<Record<NamedKey, ReadonlyMap<string, readonly string[]>>>

/** A filter of the roadmap, with the ids of what it names. */
export type BoardFilter = Filter & { ids?: NamedIds }

/** What names none: "team:none". */
const NONE = 'none'
const isNone = (value: string): boolean => value.toLowerCase() === NONE

/** Whether the board knows what is asked for under a key. */
function isKnown({ key, value }: FieldFilter, ids: NamedIds | undefined): boolean {
  const text = value.toLowerCase()
  if (key === 'kind') return KINDS.some((kind) => kind === text)
  if (key === 'quarter') return /^\d{4}-q[1-4]$/.test(text)
  if (key === 'team' || key === 'capability') return isNone(value) || (ids?.[key].get(value)?.length ?? 0) > 0
  return key === 'is' ? text === 'draft' : text.trim() !== ''
}

/** Teams and capabilities that are typed into a filter, to be looked up. */
export function namesIn(text: string | undefined): Record<NamedKey, string[]> {
  const { fields } = parseFilter(text ?? '', NAMED_KEYS)
  const of = (key: NamedKey) =>
    fields.filter((field) => field.key === key && !isNone(field.value)).map(({ value }) => value)
  return { team: of('team'), capability: of('capability') }
}

/**
 * The filter as it is typed; values that the board does not know ("is:contested", "kind:feature") are in `unknown`.
 * @param ids of what is named; without them nobody's name is known
 */
export function parseBoardFilter(text: string | undefined, ids?: NamedIds): BoardFilter {
  const keys = ids ? [...FILTER_KEYS, ...NAMED_KEYS] : FILTER_KEYS
  const filter = keepKnown(parseFilter(text ?? '', keys), (field) => isKnown(field, ids))
  return ids ? { ...filter, ids } : filter
}

/** Whether a filter leaves anything out. */
export const narrows = ({ words, fields }: Filter): boolean => words.length + fields.length > 0

/** One condition on a column: any of these values, or none of them. Texts are compared without regard to case, ids as they are. */
export interface Condition {
  column: 'kind' | 'theme' | 'quarter' | 'teamId' | 'capabilityId'
  values: string[]
  negated: boolean
}

const COLUMNS = [
  ['kind', 'kind'],
  ['theme', 'theme'],
  ['quarter', 'quarter'],
  ['team', 'teamId'],
  ['capability', 'capabilityId'],
] as const

/** A filter as conditions. An item without a team has the team "". */
export function conditionsOf(filter: BoardFilter): { words: string[]; conditions: Condition[]; draft: boolean | null } {
  const meant = (key: (typeof COLUMNS)[number][0], value: string): readonly string[] => {
    if (key !== 'team' && key !== 'capability') return [value.toLowerCase()]
    return [...(isNone(value) ? [''] : []), ...(filter.ids?.[key].get(value) ?? [])]
  }
  const conditions = COLUMNS.flatMap(([key, column]) =>
    [false, true].flatMap((negated): Condition[] => {
      const typed = filterValues(filter, key, negated)
      const values = [...new Set(typed.flatMap((value) => meant(key, value)))]
      return typed.length > 0 ? [{ column, values, negated }] : []
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
