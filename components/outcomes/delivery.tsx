import { ChartFigure } from '@/components/charts/figure'
import { formatNumber, formatPercent, plural } from '@/lib/core/format'
import { formatSeconds, formatShare } from '@/lib/outcomes/presenter-labels'
import type { Dora } from '@/lib/outcomes/schema-delivery'
import { SeriesChart } from './series-chart'

const HOUR = 3_600

function Figure({ label, value, note }: { label: string; value: string | null; note: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={`mt-0.5 text-lg tabular-nums ${value === null ? 'text-ink-3' : ''}`}>{value ?? 'Not known'}</dd>
      <dd className="mt-0.5 text-xs text-ink-3">{note}</dd>
    </div>
  )
}

/** The five delivery figures of a range, how many events are behind each, and what limits them. */
export function DeliveryFigures({ dora }: { dora: Dora }) {
  const { deploymentFrequency: frequency, leadTime, changeFailureRate: failures, recoveryTime, reworkRate } = dora
  const half = (of: { middleHalf: readonly [number, number] | null; n: number }) =>
    of.middleHalf
      ? `middle half ${formatSeconds(of.middleHalf[0])} to ${formatSeconds(of.middleHalf[1])}, n = ${of.n}`
      : 'no event says it'
  return (
    <>
      <dl className="grid gap-x-8 gap-y-5 border-t py-4 sm:grid-cols-2 lg:grid-cols-5">
        <Figure
          label="Deployment frequency"
          value={frequency.perWeek === null ? null : `${formatNumber(frequency.perWeek)} a week`}
          note={`${plural(frequency.deployments, 'deployment')} in ${plural(Math.round(frequency.days), 'day')}`}
        />
        <Figure
          label="Change lead time"
          value={leadTime.median === null ? null : formatSeconds(leadTime.median)}
          note={half(leadTime)}
        />
        <Figure
          label="Change failure rate"
          value={failures.value === null ? null : formatPercent(failures.value)}
          note={
            failures.value === null
              ? 'no event says it'
              : `${failures.count} of ${failures.of}, likely ${formatShare(failures.value, failures.ci).replace(/^[^(]*\(|\)$/g, '')}`
          }
        />
        <Figure
          label="Recovery time"
          value={recoveryTime.median === null ? null : formatSeconds(recoveryTime.median)}
          note={half(recoveryTime)}
        />
        <Figure
          label="Rework rate"
          value={reworkRate.value === null ? null : formatPercent(reworkRate.value)}
          note={reworkRate.value === null ? 'no event says it' : `${reworkRate.count} of ${reworkRate.of} unplanned`}
        />
      </dl>
      {dora.notes.length > 0 && (
        <ul className="mb-6 max-w-prose list-disc pl-5 text-sm text-ink-2">
          {dora.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The weeks that can be compared: half a week has half the deployments. */
export const wholeWeeks = ({ weeks }: Pick<Dora, 'weeks'>) => weeks.filter((week) => !week.partial)

/** Deployments and lead time by week, with the numbers as tables. */
export function DeliveryWeeks({ dora }: { dora: Dora }) {
  const at = (week: string) => Date.parse(`${week}T00:00:00Z`)
  const nameOf = (week: Dora['weeks'][number]) => (week.partial ? `${week.week} (in part)` : week.week)
  const shown = (value: number | null) => (value === null ? '–' : formatSeconds(value))
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <ChartFigure
        name="deployments-by-week"
        finding="Deployments a week"
        caption="Whole weeks, from Monday, UTC. A week that the range cuts stands in the table only."
        table={{
          head: ['Week from', 'Deployments', 'Failed', 'Unplanned', 'Recovery (median)'],
          rows: dora.weeks.map((week) => [
            nameOf(week),
            week.deployments,
            week.failed ?? '–',
            week.unplanned ?? '–',
            shown(week.recoveryTime),
          ]),
        }}
      >
        <SeriesChart
          label="Deployments a week"
          unit=""
          points={wholeWeeks(dora).map((week) => ({
            at: at(week.week),
            value: week.deployments,
            note: 'Deployments',
          }))}
        />
      </ChartFigure>
      <ChartFigure
        name="lead-time-by-week"
        finding="Change lead time, hours"
        caption="Median of the week’s deployments, whole weeks. A week without a commit time is a gap."
        table={{
          head: ['Week from', 'Lead time (median)'],
          rows: dora.weeks.map((week) => [nameOf(week), shown(week.leadTime)]),
        }}
      >
        <SeriesChart
          label="Change lead time in hours by week"
          unit="h"
          points={wholeWeeks(dora).map((week) => ({
            at: at(week.week),
            value: week.leadTime === null ? null : week.leadTime / HOUR,
            note: 'Lead time',
          }))}
        />
      </ChartFigure>
    </div>
  )
}
