import type { Metadata } from 'next'
import { CaptureForm } from '@/components/evidence/capture-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { absolute, paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { listTeamNames } from '@/lib/evidence/queries'
import { env } from '@/lib/server/env'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Capture' }

/** A bookmark that opens this page with the words that are selected and the address they stand at. */
const bookmark = (base: string) =>
  `javascript:location.href='${absolute(base, paths.evidenceCapture())}?text='+encodeURIComponent(String(getSelection()))+'&url='+encodeURIComponent(location.href)`

export default async function CapturePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActorWith('session.write'), searchParams])
  const teams = await listTeamNames(actor)
  const [text, url] = [param(params, 'text')?.slice(0, 4000), param(params, 'url')?.slice(0, 2000)]
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Evidence', href: paths.evidence() }]}
        title="Capture"
        facts="Write down what someone said: in a ticket, a message or in passing."
      />
      <CaptureForm
        teams={teams}
        today={isoDay(systemClock())}
        {...(text !== undefined && { text })}
        {...(url !== undefined && { url })}
      />
      <Section title="From any page" className="mt-8">
        <p className="mb-2 max-w-prose text-ink-2">
          Make a bookmark with this address. Select words on a page and open it: the form is filled with them and with
          where they stand.
        </p>
        <code className="block max-w-2xl rounded-md border bg-sunk p-2 font-mono text-xs break-all">
          {bookmark(env().BASE_URL)}
        </code>
      </Section>
    </>
  )
}
