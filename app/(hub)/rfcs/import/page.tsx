import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ImportFiles } from '@/components/rfcs/import-files'
import { PageHeader } from '@/components/ui/page-header'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Import RFCs' }

export default async function ImportRfcsPage() {
  await pageActorWith('rfc.import')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'RFCs', href: paths.rfcs() }]}
        title="Import RFCs"
        facts="From wherever they are written today."
      />
      <div className="max-w-3xl">
        <p className="mb-5 text-ink-2">
          Read as they are: Rust’s header lists, Kubernetes’ <code>kep.yaml</code> beside <code>README.md</code>,
          Python’s PEP headers, and Markdown with front matter (MADR). Text and header are kept to the byte, what could
          not be understood is told line by line, and importing the same files again changes nothing. On the server,{' '}
          <code>npm run hub -- import rfcs PATH…</code> does the same.
        </p>
        <ImportFiles />
      </div>
    </>
  )
}
