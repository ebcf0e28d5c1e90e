import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { AuditFilter } from '@/components/platform/audit-filter'
import { AuditTable } from '@/components/platform/audit-table'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { listAudit } from '@/lib/platform/queries'
import { auditQuery } from '@/lib/platform/schema'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActorWith('audit.read'), searchParams])
  const asked = Object.fromEntries(
    ['cursor', 'subject', 'actor', 'action', 'from', 'to'].map((name) => [name, param(params, name) || undefined]),
  )
  const query = auditQuery.safeParse(asked)
  const { limit: _limit, cursor: _cursor, ...filters } = query.data ?? auditQuery.parse({})
  const page = await orNotFound(listAudit(actor, query.data ?? auditQuery.parse({})))
  return (
    <>
      <PageHeader
        title="Audit log"
        crumbs={[{ label: 'Platform', href: paths.platform() }]}
        facts="Newest first. What was said or answered is never recorded here."
      />
      <AuditFilter filters={filters} />
      <AuditTable rows={page.data} now={systemClock()} isFiltered={Object.values(filters).some(Boolean)} />
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
