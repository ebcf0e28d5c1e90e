import { FilterBar } from '@/components/ui/filter-bar'
import type { Filter } from '@/lib/core/filter'
import type { SearchParams } from '@/lib/core/url'
import type { FilterNames } from '@/lib/roadmap/presenter-filter'
import { KINDS } from '@/lib/roadmap/schema'
import { KIND_LABELS } from './labels'

/** The roadmap's filter as text in the address: a view is saved by keeping its address. */
export function RoadmapFilter({
  params,
  filter,
  names,
}: {
  params: SearchParams
  filter: Filter
  /** Null: this reader filters by none of them. */
  names: FilterNames | null
}) {
  const offered = (values: readonly string[]) => [...values, 'none'].map((value) => ({ value }))
  return (
    <FilterBar
      params={params}
      filter={filter}
      fields={[
        { key: 'kind', label: 'Kind', values: KINDS.map((value) => ({ value, label: KIND_LABELS[value] })) },
        ...(names
          ? [
              { key: 'team', label: 'Team', values: offered(names.teams) },
              { key: 'capability', label: 'Capability', values: offered(names.capabilities) },
            ]
          : []),
      ]}
      placeholder={`theme:builds ${names ? 'team:payments ' : ''}quarter:2026-Q4 -kind:buy`}
    />
  )
}
