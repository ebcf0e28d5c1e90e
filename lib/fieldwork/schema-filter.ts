import { filterValues, type Filter } from '@/lib/core/filter'
import { sessionKinds, type SessionFilter } from './schema'

/** The keys of the list's filter: `kind:interview team:Payments words`. */
export const filterKeys = ['kind', 'team'] as const

/** What a filter asks of the list; null where nothing can match: two kinds at once, two teams at once, a kind that does not exist. */
export function sessionFilterOf(filter: Filter): SessionFilter | null {
  const [kinds, teams] = ['kind', 'team'].map((key) => [
    ...new Set(filterValues(filter, key).map((value) => value.toLowerCase())),
  ])
  const kind = sessionKinds.find((one) => one === kinds?.[0])
  if (
    (kinds?.length ?? 0) > 1 ||
    (teams?.length ?? 0) > 1 ||
    (kinds?.length && !kind) ||
    filter.fields.some((field) => field.negated)
  )
    return null
  const q = filter.words.join(' ').slice(0, 300)
  return { ...(kind && { kind }), ...(teams?.[0] && { team: teams[0] }), ...(q && { q }) }
}
