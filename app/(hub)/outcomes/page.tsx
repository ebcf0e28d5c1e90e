import { formatIsoDay } from '@/lib/core/relative-time'
import type { Metadata } from 'next'
import { DeliveryFigures, DeliveryWeeks } from '@/components/outcomes/delivery'
import { ImportForm } from '@/components/outcomes/import-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/core/actor'
import { DAY_MS, isoDay, systemClock } from '@/lib/core/clock'
import { formatCount } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { getDora, listMetrics } from '@/lib/outcomes/queries-metrics'
import { metricTitle } from '@/lib/outcomes/rules-format'
import { listAllTeams } from '@/lib/people/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Outcomes' }

const RANGES = [30, 90, 365]

export default async function OutcomesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('metric.read')
  const params = await searchParams
  const now = systemClock()
  const days = RANGES.find((one) => String(one) === param(params, 'days')) ?? 90
  const teams = await listAllTeams(actor)
  const team = teams.find((one) => one.id === param(params, 'team'))
  const [dora, metrics] = await Promise.all([
    getDora(actor, { team: team?.id, from: isoDay(new Date(now.getTime() - days * DAY_MS)) }, now),
    listMetrics(actor, { limit: 50, cursor: param(params, 'cursor') }),
  ])
  const isBare = dora.deploymentFrequency.deployments === 0 && dora.recoveryTime.n + dora.recoveryTime.open === 0
  return (
    <>
      <PageHeader
        title="Outcomes"
        facts="What changed, by measurement: delivery figures and metrics."
        action={can(actor, 'insight.read') && <ButtonLink href={paths.insightTree()}>Opportunity tree</ButtonLink>}
      />
      <Section title="Delivery">
        <div className="mb-4 flex flex-wrap items-center gap-4">
          <Segmented
            label="Range"
            choices={RANGES.map((one) => ({
              label: `${one} days`,
              href: withParams(params, { days: one === 90 ? undefined : String(one) }) || '?',
              current: one === days,
            }))}
          />
          <form key={team?.id} data-at-once="all" className="flex items-center gap-2 text-sm">
            {days !== 90 && <input type="hidden" name="days" value={days} />}
            <label htmlFor="team">Team</label>
            <Select id="team" name="team" defaultValue={team?.id ?? ''} className="w-auto min-w-40">
              <option value="">All teams</option>
              {teams.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
            <Button type="submit">Show</Button>
          </form>
        </div>
        {isBare ? (
          <Empty
            title="No deployment or incident in this range"
            level={3}
            action={
              can(actor, 'settings.write') && (
                <ButtonLink href={paths.settingsDelivery()}>Connect CI and incident tools</ButtonLink>
              )
            }
          >
            {dora.notes.length > 0 && dora.deploymentFrequency.perDay !== null
              ? dora.notes.join(' ')
              : 'CI and incident tools send them to POST /api/v1/events, or you import a CSV file below.'}
          </Empty>
        ) : (
          <>
            <DeliveryFigures dora={dora} />
            <DeliveryWeeks dora={dora} />
          </>
        )}
      </Section>
      <Section title="Metrics">
        <Table
          caption="Metrics"
          rows={metrics.data}
          rowKey={(row) => row.name}
          rowHref={(row) => paths.metric(row.name)}
          empty={
            <Empty title="No metric yet" level={3}>
              Send measurements to POST /api/v1/metrics, or import a CSV file below.
            </Empty>
          }
          columns={[
            {
              key: 'name',
              header: 'Metric',
              cell: (row) => (
                <span title={row.name}>
                  <TextLink href={paths.metric(row.name)}>{metricTitle(row.name)}</TextLink>
                </span>
              ),
            },
            { key: 'unit', header: 'Unit', cell: (row) => row.unit },
            { key: 'points', header: 'Points', numeric: true, cell: (row) => formatCount(row.points) },
            { key: 'first', header: 'From', cell: (row) => formatIsoDay(row.firstAt), className: 'max-sm:hidden' },
            { key: 'last', header: 'To', cell: (row) => formatIsoDay(row.lastAt) },
          ]}
        />
        <Pagination params={params} nextCursor={metrics.nextCursor} />
      </Section>
      {can(actor, 'metric.write') && (
        <Section title="Import">
          <ImportForm />
        </Section>
      )}
    </>
  )
}
