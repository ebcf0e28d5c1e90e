import { Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Link } from '@/components/ui/link'
import { STATUS_LABELS } from './labels'
import type { InsightSummary } from '@/lib/insights/schema'
import { InsightFacts } from './insight-facts'

export function InsightList({ insights }: { insights: InsightSummary[] }) {
  return (
    <ul data-list className="divide-y border-y">
      {insights.map((insight) => (
        <li key={insight.id} className="px-1 py-3 data-active:bg-hover">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <Link href={paths.insight(insight.id)} className="font-medium hover:underline">
              {insight.statement}
            </Link>
            {insight.status !== 'open' && (
              <Status tone={STATUS_LABELS[insight.status].tone}>{STATUS_LABELS[insight.status].label}</Status>
            )}
          </div>
          <div className="mt-1">
            <InsightFacts insight={insight} />
          </div>
        </li>
      ))}
    </ul>
  )
}
