import type { Metadata } from 'next'
import { ImportForm } from '@/components/fieldwork/import-form'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/core/paths'
import { pageActorWith } from '@/lib/server/session'

const FORMATS = [
  ['Captions', '.vtt .srt .sbv .lrc'],
  ['Documents', '.docx .md .html .txt'],
  ['Tables and data', '.csv .tsv .json'],
] as const
const EXAMPLE = 'Ana: What happens after you push?\nBo: It waits, most days for an hour.'

export const metadata: Metadata = { title: 'Import transcripts' }

export default async function ImportSessionsPage() {
  await pageActorWith('session.write')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title="Import transcripts"
        facts="Recordings of meetings, captions, interviews: what a file holds decides how it is read."
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <ImportForm />
        <div className="text-sm">
          <h2 className="text-md">What a file looks like</h2>
          <dl className="mt-2 space-y-2">
            {FORMATS.map(([kind, endings]) => (
              <div key={kind} className="flex justify-between gap-4">
                <dt>{kind}</dt>
                <dd className="font-mono text-xs leading-5 text-ink-3">{endings}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-3 text-ink-2">Without times, a name in front of what was said is enough:</p>
          <pre tabIndex={0} className="mt-1 overflow-x-auto rounded-md bg-sunk px-3 py-2 text-xs leading-5">
            {EXAMPLE}
          </pre>
          <h2 className="mt-6 text-md">What becomes of it</h2>
          <ul className="mt-2 list-disc space-y-1.5 pl-4 text-ink-2">
            <li>Each speaker becomes a participant under a pseudonym.</li>
            <li>Keys and addresses are masked. What is in doubt is listed with its line.</li>
            <li>The same file again changes nothing. An edited one becomes a new version, and highlights follow.</li>
            <li>
              On the server, <code>npm run hub -- import session PATH…</code> does the same.
            </li>
          </ul>
        </div>
      </div>
    </>
  )
}
