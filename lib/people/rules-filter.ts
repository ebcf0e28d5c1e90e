import { filterValues, parseFilter, type Filter } from '@/lib/core/filter'
import { ROLES } from '@/lib/core/permissions'
import { peopleQuery, type PeopleQuery } from './schema'

/** `team:payments role:pm is:deactivated anna` as a query. A role nobody has finds nobody's role: it is left out. */
export function peopleFilter(
  text: string | undefined,
  cursor: string | undefined,
): { filter: Filter; query: PeopleQuery } {
  const filter = parseFilter(text ?? '', ['team', 'role', 'is'])
  const role = filterValues(filter, 'role').find((one) => (ROLES as readonly string[]).includes(one))
  const state = filterValues(filter, 'is')[0]
  const query = peopleQuery.parse({
    cursor,
    q: filter.words.join(' ').slice(0, 200) || undefined,
    team: filterValues(filter, 'team')[0]?.slice(0, 120) || undefined,
    role,
    active: state === 'deactivated' ? 'false' : state === 'active' ? 'true' : undefined,
  })
  return { filter, query }
}
