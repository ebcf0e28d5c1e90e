import { FilterBar } from '@/components/ui/filter-bar'
import type { Filter } from '@/lib/core/filter'
import type { SearchParams } from '@/lib/core/url'
import { KINDS } from '@/lib/roadmap/schema'
import { KIND_LABELS } from './labels'

/** The roadmap's filter as text in the address: a view is saved by keeping its address. */
export function RoadmapFilter({ params, filter }: { params: SearchParams; filter: Filter }) {
  return (
    <FilterBar
      params={params}
      filter={filter}
      fields={[{ key: 'kind', label: 'Kind', values: KINDS.map((value) => ({ value, label: KIND_LABELS[value] })) }]}
      placeholder="theme:builds quarter:2026-Q4 -kind:buy"
    />
  )
}
