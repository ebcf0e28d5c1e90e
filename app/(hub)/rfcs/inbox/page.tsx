import type { Metadata } from 'next'
import { PAGE_ROWS } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { NoticeList } from '@/components/rfcs/notice-list'
import { PostForm } from '@/components/rfcs/post-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { readAction } from '@/lib/rfcs/actions-follow'
import { myInbox, unreadOf } from '@/lib/rfcs/queries-follow'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'RFC inbox' }

export default async function InboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('rfc.read')
  const params = await searchParams
  const unread = param(params, 'unread') === 'true'
  const now = systemClock()
  const [page, waiting] = await Promise.all([
    orNotFound(myInbox(actor, { unread, limit: PAGE_ROWS, cursor: param(params, 'cursor')?.slice(0, 500) })),
    unreadOf(actor),
  ])
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'RFCs', href: paths.rfcs() }]}
        title="RFC inbox"
        facts="What happened in the RFCs you follow, took part in or are asked about."
        action={
          waiting > 0 && (
            <PostForm action={readAction} values={{ upTo: now.toISOString() }}>
              <Button type="submit">Mark all read</Button>
            </PostForm>
          )
        }
        overflow={
          <ButtonLink href={paths.rfcPreferences()} variant="ghost">
            Notifications
          </ButtonLink>
        }
      />
      <div className="mb-4">
        <Segmented
          label="Which notices"
          choices={[
            { label: 'All', href: paths.rfcInbox(), current: !unread },
            { label: 'Unread', href: paths.rfcInbox({ unread: true }), current: unread, count: waiting },
          ]}
        />
      </div>
      {page.data.length > 0 ? (
        <NoticeList notices={page.data} now={now} />
      ) : (
        <Empty
          title={unread ? 'Everything is read' : 'Nothing has happened yet'}
          action={<ButtonLink href={paths.rfcs()}>Look at RFCs</ButtonLink>}
        >
          Comment on an RFC or follow one, a label or all of them, and what happens there is listed here.
        </Empty>
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
