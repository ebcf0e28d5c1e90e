import type { Metadata } from 'next'
import { SessionTable } from '@/components/fieldwork/session-table'
import { kindNames } from '@/components/fieldwork/words'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FilterBar } from '@/components/ui/filter-bar'
import { Menu, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { systemClock } from '@/lib/core/clock'
import { filterValues, parseFilter } from '@/lib/core/filter'
import { param, type SearchParams } from '@/lib/core/url'
import { listSessions, sessionTeams } from '@/lib/fieldwork/queries'
import { sessionKinds } from '@/lib/fieldwork/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Fieldwork' }

export default async function FieldworkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.read')
  const params = await searchParams
  const filter = parseFilter(param(params, 'q') ?? '', ['kind', 'team'])
  const kind = sessionKinds.find((one) => one === filterValues(filter, 'kind')[0])
  const asked = { kind, team: filterValues(filter, 'team')[0], q: filter.words.join(' ') || undefined }
  const [page, teams] = await Promise.all([
    listSessions(actor, { ...asked, limit: 50, cursor: param(params, 'cursor') }, systemClock), sessionTeams(actor),
  ])
  const filtered = filter.fields.length > 0 || filter.words.length > 0
  return (
    <>
      <PageHeader
        title="Fieldwork"
        facts="Interviews, embeds and what was seen on the spot, with what people agreed to."
        action={<ButtonLink href="/fieldwork/new" variant="primary">New session</ButtonLink>}
        overflow={
          <Menu label="More">
            <MenuLink href="/fieldwork/note">Write a field note</MenuLink>
            <MenuLink href="/fieldwork/import">Import transcripts</MenuLink>
          </Menu>
        }
      />
      <FilterBar
        params={params}
        filter={filter}
        placeholder="kind:embed team:payments words"
        fields={[
          { key: 'kind', label: 'Kind', values: sessionKinds.map((value) => ({ value, label: kindNames[value] })) },
          { key: 'team', label: 'Team', values: teams.map((value) => ({ value })) },
        ]}
      />
      <SessionTable rows={page.data} empty={<NoSessions filtered={filtered} />} />
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}

function NoSessions({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty title="No session matches this filter" action={<ButtonLink href="/fieldwork">Show all</ButtonLink>}>
        Words are looked for in titles and texts.
      </Empty>
    )
  }
  return (
    <Empty
      title="No sessions yet"
      action={
        <>
          <ButtonLink href="/fieldwork/new" variant="primary">New session</ButtonLink>
          <ButtonLink href="/fieldwork/import">Import transcripts</ButtonLink>
        </>
      }
    >
      One interview says what ten surveys cannot: why. Write one down, mark the words that matter, and they become evidence.
    </Empty>
  )
}
