import type { Metadata } from 'next'
import { OutreachDeeds } from '@/components/insights/outreach'
import { PeopleToAsk } from '@/components/insights/people-to-ask'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Still } from '@/components/ui/still'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { formatDay } from '@/lib/core/relative-time'
import { param, type SearchParams } from '@/lib/core/url'
import { listOutreach } from '@/lib/insights/queries-outreach'
import { pageActorWith } from '@/lib/server/session'

const LIMIT = 20

export const metadata: Metadata = { title: 'Outreach' }

export default async function OutreachPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('insight.write')
  const params = await searchParams
  const page = await listOutreach(actor, { limit: LIMIT, cursor: param(params, 'cursor') }, systemClock())
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Insights', href: paths.insights() }]}
        title="Outreach"
        facts="Messages to teams that were not heard. A person sends them; the hub does not."
      />
      {page.data.length === 0 && (
        <Empty
          title="Nothing is on the list"
          action={<ButtonLink href={paths.insights()}>Choose an insight</ButtonLink>}
        >
          An insight says which teams were not heard, and “Messages to teams not heard” has a draft for each of them.
        </Empty>
      )}
      <ul className="divide-y">
        {page.data.map((one) => (
          <li key={one.id} className="py-4">
            <Still>
              <h2 className="text-md font-medium">{one.team}</h2>
              <p className="text-sm text-ink-3">
                <TextLink href={paths.insight(one.insight.id)}>{one.insight.statement}</TextLink>, since{' '}
                {formatDay(new Date(one.createdAt))}
              </p>
              <p className="mt-2 max-w-prose wrap-anywhere whitespace-pre-line">{one.text}</p>
              <div className="mt-2">
                <PeopleToAsk people={one.people} />
              </div>
            </Still>
            <OutreachDeeds outreach={one.id} text={one.text} />
          </li>
        ))}
      </ul>
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
