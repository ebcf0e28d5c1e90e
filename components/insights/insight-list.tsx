import { Badge, Status } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { cn } from '@/lib/core/cn'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { rungs } from '@/lib/evidence/schema'
import { INSIGHT_KIND_LABELS } from '@/lib/insights/presenter-labels'
import { STANDING_RULES } from '@/lib/insights/rules'
import type { InsightSummary } from '@/lib/insights/schema'
import { CONFIDENCE_LABELS, STANDING_TONES, STATUS_LABELS } from './labels'

/** Columns from a desk's width on; on a phone the facts stand below the statement. */
const COLUMNS = 'lg:grid lg:grid-cols-[minmax(0,1fr)_8rem_3rem_9rem_5.5rem_6.5rem] lg:items-center lg:gap-x-5'

/** Insights to compare by eye: people as bars on one scale, teams, depth, evidence for and against, and how sure. */
export function InsightList({ insights }: { insights: InsightSummary[] }) {
  const most = Math.max(1, ...insights.map(({ breadth }) => breadth.people))
  return (
    <Still>
      <div aria-hidden className={cn('px-1 pb-1.5 text-xs text-ink-3 max-lg:hidden', COLUMNS)}>
        <span>Insight</span>
        <span>People for it</span>
        <span>Teams</span>
        <span>Heard by</span>
        <span>Confidence</span>
        <span>Standing</span>
      </div>
      <ul data-list aria-label="Insights" className="divide-y border-y">
        {insights.map((insight) => (
          <li
            key={insight.id}
            className={cn(
              'flex flex-wrap items-center gap-x-3 gap-y-1 px-1 py-2.5 text-sm text-ink-2 tabular-nums data-active:bg-hover',
              COLUMNS,
            )}
          >
            <span className="min-w-0 text-base text-ink max-lg:basis-full">
              <Link href={paths.insight(insight.id)} className="font-medium hover:underline">
                {insight.statement}
              </Link>
              {insight.kind && <Badge>{INSIGHT_KIND_LABELS[insight.kind]}</Badge>}
            </span>
            <People people={insight.breadth.people} most={most} />
            <span>
              {insight.breadth.teams}
              <span className="lg:sr-only"> {insight.breadth.teams === 1 ? 'team' : 'teams'}</span>
            </span>
            <span className="inline-flex gap-2">
              {rungs.map(
                (rung) => insight.rungs[rung] > 0 && <Depth key={rung} rung={rung} count={insight.rungs[rung]} />,
              )}
            </span>
            <span>
              {CONFIDENCE_LABELS[insight.confidenceLevel]}
              <span className="lg:sr-only"> confidence</span>
            </span>
            <Standing insight={insight} />
          </li>
        ))}
      </ul>
    </Still>
  )
}

function People({ people, most }: { people: number; most: number }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-2 min-w-0 flex-1 rounded-sm bg-sunk max-lg:hidden">
        <span className="block h-full rounded-sm bg-accent/70" style={{ width: `${(people / most) * 100}%` }} />
      </span>
      <span className="w-7 text-right max-lg:w-auto">
        {people}
        <span className="lg:sr-only"> {people === 1 ? 'person' : 'people'}</span>
      </span>
    </span>
  )
}

/** Where it stands, and that it is contested where the standing does not say so already. */
function Standing({ insight: { status, standing, contested, contradicts } }: { insight: InsightSummary }) {
  const isOpen = status === 'open'
  const { tone, label } = isOpen
    ? { tone: STANDING_TONES[standing], label: STANDING_RULES[standing].label }
    : STATUS_LABELS[status]
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Status tone={tone}>{label}</Status>
      {contested && !(isOpen && standing === 'contested') && <Badge tone="warn">contested</Badge>}
      {contradicts > 0 && <span className="sr-only">{plural(contradicts, 'piece')} against it</span>}
    </span>
  )
}
