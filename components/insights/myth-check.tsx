import { ActionForm } from '@/components/ui/action-form'
import { AreaField, NumberField } from '@/components/ui/form-fields'
import { formatPercent, formatPercentInterval } from '@/lib/core/format'
import { formatDay } from '@/lib/core/relative-time'
import { wilson } from '@/lib/core/stats/wilson'
import { beliefAction } from '@/lib/insights/actions-judging'
import type { Insight } from '@/lib/insights/schema'

/** What the platform team believed before there was evidence, against what users say. */
export function MythCheck({ insight, mayWrite }: { insight: Insight; mayWrite: boolean }) {
  const { belief, breadth, peopleAgainst } = insight
  const heard = breadth.people + peopleAgainst
  if (!belief) {
    if (insight.evidenceInAll + insight.hiddenEvidence > 0)
      return (
        <p className="text-ink-3">
          Nothing was written down before evidence was linked. “Our users are just like us” can be checked only
          beforehand.
        </p>
      )
    if (!mayWrite) return <p className="text-ink-3">Nothing was written down yet.</p>
    return (
      <ActionForm action={beliefAction} submit="Write it down" size="sm" className="max-w-md space-y-3">
        <input type="hidden" name="insight" value={insight.id} />
        <NumberField name="share" label="How many in a hundred developers would agree?" help="From 0 to 100." />
        <AreaField name="text" label="Why we think so" optional rows={2} />
      </ActionForm>
    )
  }
  const interval = heard > 0 ? wilson(breadth.people, heard) : null
  const [low, high] = interval ?? [0, 1]
  const inside = belief.share / 100 >= low && belief.share / 100 <= high
  return (
    <>
      <p>
        The platform team expected {belief.share} % to agree{belief.by ? ` (${belief.by}, ` : ' ('}
        {formatDay(new Date(belief.at))}, before evidence).
      </p>
      {belief.text && <p className="mt-1 whitespace-pre-line text-ink-2">{belief.text}</p>}
      <p className="mt-2 tabular-nums">
        {interval === null
          ? 'No user was heard yet.'
          : `${breadth.people} of ${heard} people heard agree: ${formatPercent(breadth.people / heard)} (${formatPercentInterval(low, high)} %). ${
              inside ? 'That does not contradict the belief.' : 'Users differ from what was believed.'
            }`}
      </p>
    </>
  )
}
