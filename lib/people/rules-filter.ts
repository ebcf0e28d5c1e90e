import { fieldText, parseFilter, type FieldFilter, type Filter } from '@/lib/core/filter'
import { ROLES } from '@/lib/core/permissions'
import { peopleQuery, type PeopleQuery } from './schema'

const STATES = { deactivated: 'false', active: 'true' } as const
const isState = (value: string): value is keyof typeof STATES => value in STATES

/** What one field asks for; null where no one has such a role or state. */
function askedBy({ key, value }: FieldFilter): Record<string, string> | null {
  if (key === 'is') return isState(value) ? { active: STATES[value] } : null
  if (key === 'role') return (ROLES as readonly string[]).includes(value) ? { role: value } : null
  return value === '' ? null : { team: value.slice(0, 120) }
}

/**
 * `team:payments role:pm is:deactivated anna` as a query. What the list cannot do (a role that there is not, a second value of
 * a key, a negated one) moves to `unknown`, where the page says so.
 */
export function peopleFilter(
  text: string | undefined,
  cursor: string | undefined,
): { filter: Filter; query: PeopleQuery } {
  const typed = parseFilter(text ?? '', ['team', 'role', 'is'])
  const filter: Filter = { ...typed, fields: [], unknown: [...typed.unknown] }
  let asked: Record<string, string> = {}
  for (const field of typed.fields) {
    const part = field.negated || filter.fields.some((one) => one.key === field.key) ? null : askedBy(field)
    if (part === null) filter.unknown.push(fieldText(field))
    else {
      filter.fields.push(field)
      asked = { ...asked, ...part }
    }
  }
  const q = filter.words.join(' ').slice(0, 200) || undefined
  return { filter, query: peopleQuery.parse({ cursor, q, ...asked }) }
}
