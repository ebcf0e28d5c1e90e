import type { Metadata } from 'next'
import { Download } from 'lucide-react'
import { AddCapability, ImportCatalog } from '@/components/catalog/capability-forms'
import { Status } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { Table } from '@/components/ui/table'
import { STAGE_LABELS, STAGE_TONES } from '@/lib/catalog/presenter-labels'
import { mapChosen } from '@/lib/catalog/queries-asked'
import { listCapabilities } from '@/lib/catalog/queries-capabilities'
import { chosenShort } from '@/components/catalog/asked-words'
import { STAGES } from '@/lib/catalog/schema-capabilities'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { formatPercent } from '@/lib/core/format'
import { PAGE_ROWS } from '@/lib/core/paging'
import { apiPaths, paths } from '@/lib/core/paths'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { listPresentTeams } from '@/lib/people/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Capabilities' }

export default async function CapabilitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('catalog.read')
  const params = await searchParams
  const stage = STAGES.find((one) => one === param(params, 'stage'))
  const [page, teams] = await Promise.all([
    listCapabilities(actor, { limit: PAGE_ROWS, stage, cursor: param(params, 'cursor') }, systemClock()),
    listPresentTeams(actor),
  ])
  const chosen = await mapChosen(
    actor,
    page.data.map(({ id }) => id),
  )
  const writes = can(actor, 'catalog.write')
  return (
    <>
      <PageHeader
        title="Capabilities"
        facts="What the platform offers, who owns it, and who uses it."
        action={<ButtonLink href={paths.champions()}>Champions</ButtonLink>}
        overflow={
          <a href={apiPaths.capabilitiesFile()} download className={buttonStyle({ variant: 'ghost' })}>
            <Download aria-hidden /> CSV
          </a>
        }
      />
      <Segmented
        label="Stage"
        className="mb-5"
        choices={[undefined, ...STAGES].map((one) => ({
          label: one ? STAGE_LABELS[one] : 'All',
          href: withParams(params, { stage: one, cursor: undefined }) || '?',
          current: one === stage,
        }))}
      />
      <Table
        caption="Capabilities"
        rows={page.data}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.capability(row.id)}
        empty={
          <Empty title={stage ? `Nothing in ${STAGE_LABELS[stage].toLowerCase()}` : 'No capability yet'}>
            {writes
              ? 'Add one below, or import catalog-info.yaml files of Backstage or a CSV file.'
              : 'The platform team has not written any down.'}
          </Empty>
        }
        columns={[
          {
            key: 'name',
            header: 'Name',
            cell: (row) => (
              <Link href={paths.capability(row.id)} className="font-medium hover:underline">
                {row.name}
              </Link>
            ),
          },
          {
            key: 'stage',
            header: 'Stage',
            cell: (row) => <Status tone={STAGE_TONES[row.stage]}>{STAGE_LABELS[row.stage]}</Status>,
          },
          {
            key: 'owner',
            header: 'Owner',
            cell: (row) => row.team ?? row.ownerName ?? '–',
            className: 'max-sm:hidden',
          },
          {
            key: 'adoption',
            header: 'Adoption',
            numeric: true,
            cell: (row) => (
              <>
                {row.adoption === null ? '–' : formatPercent(row.adoption)}
                {row.funnel.unknown.teams > 0 && row.adoptionAtMost !== null && (
                  <span className="text-ink-3"> to {formatPercent(row.adoptionAtMost)}</span>
                )}
                {row.adoption !== null && (
                  <span className="block text-ink-3 max-sm:hidden">{chosenShort(row, chosen.get(row.id))}</span>
                )}
              </>
            ),
          },
          {
            key: 'gaps',
            header: 'Gaps',
            cell: (row) => <span className="text-warn">{row.gaps.join(' · ')}</span>,
            className: 'max-md:hidden',
          },
        ]}
      />
      {page.data.length > 0 && (
        <p className="mt-2 max-w-prose text-xs text-ink-3">
          Adoption: engineers in teams that use it, out of all engineers. Of some teams it is not known; the second
          figure counts them as users.
        </p>
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
      {writes && (
        <>
          <Section title="Add a capability" className="mt-8">
            <details open={page.data.length === 0}>
              <summary className="min-h-6 cursor-pointer text-sm/6 text-ink-2">Write a new entry</summary>
              <div className="mt-4">
                <AddCapability teams={teams} />
              </div>
            </details>
          </Section>
          <Section title="Import">
            <ImportCatalog />
          </Section>
        </>
      )}
    </>
  )
}
