import { formatIsoDay } from '@/lib/core/relative-time'
import type { Metadata } from 'next'
import { ChartFigure } from '@/components/charts/figure'
import { SeriesChart } from '@/components/outcomes/series-chart'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { DAY_MS, isoDay, systemClock } from '@/lib/core/clock'
import { formatCount, plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { formatMeasure, STEP_LABELS } from '@/lib/outcomes/presenter-labels'
import { metricTitle, metricWords } from '@/lib/outcomes/rules-format'
import { getSeries } from '@/lib/outcomes/queries-metrics'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

/** Next hands a path's part over as it stands in the address. */
const nameOf = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: metricTitle(nameOf((await params).id).slice(0, 100)) }
}

/** A metric's name as a heading. */

const RANGES = [30, 90, 365, 1095]

export default async function MetricPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('metric.read')
  const [name, query, now] = [nameOf((await params).id), await searchParams, systemClock()]
  const days = RANGES.find((one) => String(one) === param(query, 'days')) ?? 365
  const from = isoDay(new Date(now.getTime() - days * DAY_MS))
  const series = await orNotFound(getSeries(actor, name, { from }, now))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Outcomes', href: paths.outcomes() }]}
        title={metricTitle(series.metric)}
        facts={
          <>
            <code>{series.metric}</code> · {plural(series.points, 'point')}
            {series.unit && ` · unit: ${series.unit}`}
          </>
        }
      />
      <Segmented
        label="Range"
        className="mb-5"
        choices={RANGES.map((one) => ({
          label: one === 1095 ? '3 years' : `${one} days`,
          href: withParams(query, { days: one === 365 ? undefined : String(one) }) || '?',
          current: one === days,
        }))}
      />
      {series.data.length === 0 ? (
        <Empty title="No point in this range">Choose a longer one.</Empty>
      ) : (
        <ChartFigure
          name={series.metric}
          finding={`${metricTitle(series.metric)}${series.unit ? `, ${series.unit}` : ''}`}
          caption={
            series.step === 'point'
              ? 'Every point as it was sent.'
              : `Mean of each ${STEP_LABELS[series.step]} (UTC), weighted by n. Days cut by the range count whole.`
          }
          table={{
            head: ['At', 'Value', 'n', 'Points', 'Lowest', 'Highest'],
            rows: series.data.map((point) => [
              series.step === 'point' ? point.at.slice(0, 16).replace('T', ' ') : formatIsoDay(point.at),
              formatMeasure(point.value, ''),
              formatCount(point.n),
              point.points,
              formatMeasure(point.low, ''),
              formatMeasure(point.high, ''),
            ]),
          }}
        >
          <SeriesChart
            label={`${metricWords(series.metric)} over time`}
            unit={series.unit}
            points={series.data.map((point) => ({ at: Date.parse(point.at), value: point.value, note: 'Mean' }))}
          />
        </ChartFigure>
      )}
    </>
  )
}
