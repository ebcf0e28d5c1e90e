import { Badge } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { plural } from '@/lib/core/format'
import { rungs } from '@/lib/evidence/schema'
import type { InsightSummary } from '@/lib/insights/schema'
import { CONFIDENCE_LABELS } from './labels'

const Dot = () => (
  <span aria-hidden className="text-ink-3">
    ·
  </span>
)

/** One line of facts: people, teams, how deep, how sure, and whether it is contested. */
export function InsightFacts({ insight, of, because }: { insight: InsightSummary; of?: number; because?: string }) {
  const { people, teams } = insight.breadth
  const present = rungs.filter((rung) => insight.rungs[rung] > 0)
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2 tabular-nums">
      <span>{plural(people, 'person', 'people')}</span>
      <Dot />
      <span>{of === undefined ? plural(teams, 'team') : `${teams} of ${plural(of, 'team')}`}</span>
      {present.length > 0 && (
        <>
          <Dot />
          <span className="inline-flex gap-2">
            {present.map((rung) => (
              <Depth key={rung} rung={rung} count={insight.rungs[rung]} />
            ))}
          </span>
        </>
      )}
      <Dot />
      <span>
        {CONFIDENCE_LABELS[insight.confidenceLevel].toLowerCase()} confidence
        {because && <span className="text-ink-3"> because {because}</span>}
      </span>
      {insight.contested && <Badge tone="warn">contested</Badge>}
    </p>
  )
}
