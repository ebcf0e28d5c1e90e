import type { Metadata } from 'next'
import { RewriteDone } from '@/components/fieldwork/rewrite-done'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { FOUND_LABELS } from '@/lib/fieldwork/presenter-labels'
import { listRewrites } from '@/lib/fieldwork/queries-rewrites'
import type { RewriteView } from '@/lib/fieldwork/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'To rewrite' }

const columns = (now: Date): Column<RewriteView>[] => [
  {
    key: 'text',
    header: 'Text',
    className: 'min-w-56',
    cell: (row) => (
      <Link href={row.href} className="font-medium hover:underline">
        {`${row.kind[0]?.toUpperCase()}${row.kind.slice(1)}: ${row.field}`}
      </Link>
    ),
  },
  { key: 'found', header: 'Holds', cell: (row) => FOUND_LABELS[row.found] },
  {
    key: 'since',
    header: 'Since',
    className: 'whitespace-nowrap text-ink-3',
    cell: (row) => <Time at={new Date(row.createdAt)} now={now} as="day" />,
  },
  { key: 'done', header: '', cell: (row) => <RewriteDone rewrite={row.id} label={`${row.kind}, ${row.field}`} /> },
]

export default async function RewritesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.write')
  const params = await searchParams
  const page = await listRewrites(actor, { limit: 50, cursor: param(params, 'cursor')?.slice(0, 500) })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title="To rewrite"
        facts={
          'Texts that still quote or name someone who withdrew consent. Only their author can reword them. ' +
          'Part of a name may mean somebody else. Names that are everyday words are not looked for by themselves.'
        }
      />
      <Table
        caption="Texts to rewrite, the oldest first"
        columns={columns(systemClock())}
        rows={page.data}
        rowKey={(row) => row.id}
        rowHref={(row) => row.href}
        empty={
          <Empty title="Nothing to rewrite" action={<ButtonLink href={paths.sessions()}>Open fieldwork</ButtonLink>}>
            When someone withdraws consent, texts that still quote them are listed here.
          </Empty>
        }
      />
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
