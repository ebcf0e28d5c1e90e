import { Segmented } from '@/components/ui/segmented'
import { withParams, type SearchParams } from '@/lib/core/url'
import { HORIZONS, STATUSES } from '@/lib/roadmap/schema'
import { HORIZON_LABELS, STATUS_LABELS } from './labels'

/** Which items the list shows: by status and by column. */
export function ListFilters({
  params,
  status,
  horizon,
}: {
  params: SearchParams
  status: string
  horizon: string | undefined
}) {
  const to = (changes: Record<string, string | undefined>) => withParams(params, changes) || '?'
  return (
    <div className="mb-5 flex flex-wrap gap-3">
      <Segmented
        label="Status"
        choices={[...STATUSES, 'any' as const].map((one) => ({
          label: one === 'any' ? 'Any' : STATUS_LABELS[one],
          href: to({ status: one === 'open' ? undefined : one }),
          current: one === status,
        }))}
      />
      <Segmented
        label="Column"
        choices={[undefined, ...HORIZONS].map((one) => ({
          label: one ? HORIZON_LABELS[one] : 'All columns',
          href: to({ column: one }),
          current: one === horizon,
        }))}
      />
    </div>
  )
}
