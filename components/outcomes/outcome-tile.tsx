import { formatIsoDay } from '@/lib/core/relative-time'
import { Status } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import {
  formatEstimate,
  formatStated,
  movedWords,
  RESULT_LABELS,
  RESULT_TONES,
  unitOfChange,
  whyNoInterval,
} from '@/lib/outcomes/presenter-labels'
import { metricTitle } from '@/lib/outcomes/rules-format'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import { WeeksPicture } from './weeks-picture'

/** The change with its interval and what it is counted from, or why it has no interval. */
function changeWords(outcome: Outcome): string {
  const { change, ci, unit, weeks, method, survey } = outcome
  if (change === null) return ''
  const against = method === 'interrupted-series' ? ' against the trend before' : ''
  const changed = `Change${against} ${formatEstimate(change, unitOfChange(unit), ci)}`
  if (!ci) return `${changed}: ${whyNoInterval(outcome)}, so nobody can say whether it is chance.`
  const from = survey ? 'two waves of a survey.' : `${plural(weeks.before, 'week')} before, ${weeks.after} after.`
  return `${changed}, likely ${formatEstimate(ci[0], '', ci)} to ${formatEstimate(ci[1], '', ci)}; ${from}`
}

/** One result that was measured: what shipped, from what to what, and how sure that is. */
export function OutcomeTile({ title, outcome }: { title: string; outcome: Outcome }) {
  const { unit } = outcome
  const moved = movedWords(outcome)
  const result = outcome.recorded?.result ?? outcome.result
  return (
    <article className="flex min-w-0 flex-col gap-2 border-t pt-3">
      <h3 className="font-medium text-pretty">
        <TextLink href={paths.item(outcome.itemId)}>{title}</TextLink>
      </h3>
      <p>
        <Status tone={RESULT_TONES[result]}>{RESULT_LABELS[result]}</Status>
      </p>
      <p className="text-md tabular-nums">
        {moved ?? <span className="text-ink-3">Not measured on both sides yet</span>}
      </p>
      <WeeksPicture outcome={outcome} />
      <p className="text-xs text-ink-3">
        {metricTitle(outcome.metric)}, agreed {formatStated(outcome.target, unit)} by {formatIsoDay(outcome.by)}.{' '}
        {changeWords(outcome)}
      </p>
    </article>
  )
}
