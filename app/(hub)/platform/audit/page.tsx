import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { AuditTable } from '@/components/platform/audit-table'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { listAudit } from '@/lib/platform/queries'
import { auditQuery } from '@/lib/platform/schema'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Who did what' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActorWith('audit.read'), searchParams])
  const query = auditQuery.safeParse({ cursor: param(params, 'cursor'), subject: param(params, 'subject') })
  const page = await orNotFound(listAudit(actor, query.data ?? auditQuery.parse({})))
  return (
    <>
      <PageHeader
        title="Who did what"
        crumbs={[{ label: 'Platform', href: paths.platform() }, { label: 'Who did what' }]}
        facts="Deeds by id, newest first. What was said or answered is never recorded here."
      />
      <AuditTable rows={page.data} now={systemClock()} />
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
