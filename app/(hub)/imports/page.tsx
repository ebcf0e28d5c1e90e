import type { Metadata } from 'next'
import { ImportTable } from '@/components/imports/import-table'
import { SavedMappings } from '@/components/imports/saved-mappings'
import { StartForm } from '@/components/imports/start-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Parts } from '@/components/ui/parts'
import { systemClock } from '@/lib/core/clock'
import { pageQuery } from '@/lib/core/paging'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { listImports, listNames, listSavedMappings } from '@/lib/imports/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActorWith('import.write'), searchParams])
  const query = pageQuery.safeParse({ cursor: param(params, 'cursor') })
  const [page, mappings] = await Promise.all([
    orNotFound(listImports(actor, query.data ?? pageQuery.parse({}))),
    listSavedMappings(actor),
  ])
  const names = await listNames(actor, page.data)
  const remembered = partOf(mappings, param(params, 'part'))
  const now = systemClock()
  return (
    <>
      <PageHeader
        title="Import"
        facts="Transcripts, surveys and their answers, RFCs, tickets, chat, people: each file is recognised by what it holds."
      />
      <Section title="What you have">
        <p className="mb-4 max-w-prose text-ink-2">
          First you see what each file would become, and can change it. Nothing is written before you say so, and an
          import can be undone as one.
        </p>
        <StartForm />
      </Section>
      <Section title="Imports so far">
        <ImportTable rows={page.data} names={names} now={now} />
        <Pagination params={params} nextCursor={page.nextCursor} />
      </Section>
      {mappings.length > 0 && (
        <Section title="Remembered sources">
          <p className="mb-4 max-w-prose text-ink-2">
            The next file from one of these is read as you said of the last. Forget one to begin anew; what was imported
            stays.
          </p>
          <SavedMappings rows={remembered.rows} now={now} />
          <Parts part={remembered} params={params} label="remembered sources" />
        </Section>
      )}
    </>
  )
}
