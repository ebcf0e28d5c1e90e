import type { Metadata } from 'next'
import { ImportForm } from '@/components/fieldwork/import-form'
import { PageHeader } from '@/components/ui/page-header'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Import transcripts' }

export default async function ImportSessionsPage() {
  await pageActorWith('session.write')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: '/fieldwork' }]}
        title="Import transcripts"
        facts="Markdown with who speaks in front: **Name:** text. The same file again changes nothing. What speakers agreed to is not in a file; confirm it in each session."
      />
      <ImportForm />
    </>
  )
}
