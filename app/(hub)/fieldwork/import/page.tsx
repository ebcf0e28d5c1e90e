import type { Metadata } from 'next'
import { ImportForm } from '@/components/fieldwork/import-form'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/core/paths'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Import transcripts' }

export default async function ImportSessionsPage() {
  await pageActorWith('session.write')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title="Import transcripts"
        facts="From wherever the recording was written down."
      />
      <p className="mb-5 max-w-3xl text-ink-2">
        Recordings of meetings, captions, interviews with names in front: what a file holds decides how it is read. Each
        speaker becomes a participant under a pseudonym, keys and addresses are masked, and what is in doubt is listed
        with its line. The same file again changes nothing; an edited one becomes a new version, and highlights follow
        their words. On the server, <code>npm run hub -- import session PATH…</code> does the same.
      </p>
      <ImportForm />
    </>
  )
}
