import type { Metadata } from 'next'
import { InboxList, WaitingList } from '@/components/platform/inbox-list'
import { PostForm } from '@/components/rfcs/post-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { PAGE_ROWS } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { readInboxAction } from '@/lib/platform/actions-inbox'
import { countInbox, getInbox, listWaiting } from '@/lib/platform/queries-inbox'
import { orNotFound } from '@/lib/server/page'
import { pageActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Inbox' }

export default async function InboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActor(), searchParams])
  const unread = param(params, 'unread') === 'true'
  const cursor = param(params, 'cursor')?.slice(0, 500)
  const now = systemClock()
  const [page, count, waiting] = await Promise.all([
    orNotFound(getInbox(actor, { unread: unread ? 'true' : undefined, limit: PAGE_ROWS, cursor })),
    countInbox(actor),
    listWaiting(actor, now),
  ])
  return (
    <>
      <PageHeader
        title="Inbox"
        facts="What is waiting for you, and what happened that concerns you."
        action={
          count > 0 && (
            <PostForm action={readInboxAction} values={{ upTo: now.toISOString() }}>
              <Button type="submit">Mark all read</Button>
            </PostForm>
          )
        }
        overflow={
          can(actor, 'rfc.read') && (
            <ButtonLink href={paths.rfcPreferences()} variant="ghost">
              Notifications
            </ButtonLink>
          )
        }
      />
      {cursor === undefined && waiting.length > 0 && <WaitingList waiting={waiting} now={now} />}
      <div className="mb-4">
        <Segmented
          label="Which lines"
          choices={[
            { label: 'All', href: paths.inbox(), current: !unread },
            { label: 'Unread', href: paths.inbox({ unread: true }), current: unread, count },
          ]}
        />
      </div>
      {page.data.length > 0 ? (
        <InboxList lines={page.data} now={now} />
      ) : (
        <Empty
          title={unread ? 'Everything is read' : 'Nothing has happened yet'}
          action={can(actor, 'rfc.read') && <ButtonLink href={paths.rfcs()}>Read RFCs</ButtonLink>}
        >
          Mentions, replies and approvals in RFCs are listed here, and what came of what you said. Comment on an RFC or
          answer a survey, and you will hear back.
        </Empty>
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
