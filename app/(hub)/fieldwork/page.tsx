import type { Metadata } from 'next'
import { PlannedSessions } from '@/components/fieldwork/plans'
import { SessionTable } from '@/components/fieldwork/session-table'
import { PAGE_ROWS } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { KIND_LABELS } from '@/lib/fieldwork/presenter-labels'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FilterBar } from '@/components/ui/filter-bar'
import { Menu, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { isoDay, systemClock } from '@/lib/core/clock'
import { parseFilter } from '@/lib/core/filter'
import { param, type SearchParams } from '@/lib/core/url'
import { filterKeys, sessionFilterOf } from '@/lib/fieldwork/schema-filter'
import { listSessions, listTeamNames } from '@/lib/fieldwork/queries'
import { listPlans } from '@/lib/fieldwork/queries-plan'
import { sessionKinds } from '@/lib/fieldwork/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Fieldwork' }

/** Planned sessions that are shown; the calendar has all. */
const PLANS = 20

export default async function FieldworkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.read')
  const params = await searchParams
  const filter = parseFilter(param(params, 'q') ?? '', filterKeys)
  const asked = sessionFilterOf(filter)
  const [page, teams, plans] = await Promise.all([
    asked
      ? listSessions(actor, { ...asked, limit: PAGE_ROWS, cursor: param(params, 'cursor')?.slice(0, 500) })
      : { data: [], nextCursor: null },
    listTeamNames(actor),
    listPlans(actor, { limit: PLANS }),
  ])
  const filtered = filter.fields.length + filter.words.length + filter.unknown.length > 0
  // Before the first session there is nothing to filter, and the list itself says how to begin.
  const bare = page.data.length === 0 && !filtered
  const planned = can(actor, 'session.write') && (
    <PlannedSessions plans={plans.data} more={plans.nextCursor !== null} teams={teams} today={isoDay(systemClock())} />
  )
  return (
    <>
      <PageHeader
        title="Fieldwork"
        facts="Interviews, embeds and observations, used only with consent."
        action={
          !bare && (
            <ButtonLink href={paths.sessionNew()} variant="primary">
              New session
            </ButtonLink>
          )
        }
        overflow={
          <Menu label="More">
            <MenuLink href={paths.sessionNote()}>Write a field note</MenuLink>
            <MenuLink href={paths.sessionImport()}>Import transcripts</MenuLink>
            <MenuLink href={paths.sessionRewrites()}>Texts to rewrite</MenuLink>
          </Menu>
        }
      />
      {plans.data.length > 0 && planned}
      {!bare && (
        <FilterBar
          params={params}
          filter={filter}
          placeholder="kind:interview team:Payments words"
          fields={[
            { key: 'kind', label: 'Kind', values: sessionKinds.map((value) => ({ value, label: KIND_LABELS[value] })) },
            { key: 'team', label: 'Team', values: teams.map((value) => ({ value })) },
          ]}
        />
      )}
      <SessionTable rows={page.data} now={systemClock()} empty={<NoSessions filtered={filtered} />} />
      <Pagination params={params} nextCursor={page.nextCursor} />
      {plans.data.length === 0 && <div className="mt-8">{planned}</div>}
    </>
  )
}

function NoSessions({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty title="No session matches this filter" action={<ButtonLink href={paths.sessions()}>Show all</ButtonLink>}>
        Words are looked for in titles and texts. Take a piece of the filter away to see more.
      </Empty>
    )
  }
  return (
    <Empty
      title="No sessions yet"
      action={
        <>
          <ButtonLink href={paths.sessionNew()} variant="primary">
            New session
          </ButtonLink>
          <ButtonLink href={paths.sessionImport()}>Import transcripts</ButtonLink>
        </>
      }
    >
      A survey says how many; an interview says why. Write one down or import its transcript, mark the words that
      matter, and they become evidence.
    </Empty>
  )
}
