import { Badge, Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Link } from '@/components/ui/link'
import { INSIGHT_KIND_LABELS } from '@/lib/insights/presenter-labels'
import { STANDING_RULES } from '@/lib/insights/rules'
import { STANDING_TONES, STATUS_LABELS } from './labels'
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
            <span className="flex items-center gap-3">
              {insight.kind && <Badge>{INSIGHT_KIND_LABELS[insight.kind]}</Badge>}
              {insight.status === 'open' ? (
                <Status tone={STANDING_TONES[insight.standing]}>{STANDING_RULES[insight.standing].label}</Status>
              ) : (
                <Status tone={STATUS_LABELS[insight.status].tone}>{STATUS_LABELS[insight.status].label}</Status>
              )}
            </span>
          </div>
          <div className="mt-1">
            <InsightFacts insight={insight} />
          </div>
        </li>
      ))}
    </ul>
  )
}
