import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ImportFiles } from '@/components/rfcs/import-files'
import { PageHeader, Section } from '@/components/ui/page-header'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Import RFCs' }

/** Headers that are understood as they are. */
const FORMATS = [
  ['Markdown, MADR', 'front matter'],
  ['Rust RFCs', 'list in the head'],
  ['Kubernetes KEPs', 'kep.yaml, README.md'],
  ['Python PEPs', '.rst, .txt'],
] as const

export default async function ImportRfcsPage() {
  await pageActorWith('rfc.import')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'RFCs', href: paths.rfcs() }]}
        title="Import RFCs"
        facts="Proposals from a repository or another tool, with their numbers, authors and states."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Section title="Files to read">
          <ImportFiles />
          <p className="mt-5 text-sm text-ink-3">
            On the server, <code>npm run hub -- import rfcs PATH…</code> does the same.
          </p>
        </Section>
        <aside aria-label="What is read" className="mb-8 text-sm">
          <h2 className="text-md">What is read</h2>
          <dl className="mt-2 space-y-2">
            {FORMATS.map(([name, where]) => (
              <div key={name} className="flex justify-between gap-4">
                <dt>{name}</dt>
                <dd className="text-right font-mono text-xs leading-5 text-ink-3">{where}</dd>
              </div>
            ))}
          </dl>
          <h2 className="mt-6 text-md">What happens to it</h2>
          <ul className="mt-2 list-disc space-y-2 pl-4 text-ink-2">
            <li>Each file becomes an RFC, or the next version of the one it was.</li>
            <li>Text and header are kept to the byte.</li>
            <li>What is not understood is listed by file and line.</li>
            <li>The same files again change nothing.</li>
          </ul>
        </aside>
      </div>
    </>
  )
}
