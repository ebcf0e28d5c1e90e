import type { Metadata } from 'next'
import { DiffView } from '@/components/rfcs/diff-view'
import { VersionForm, VersionList } from '@/components/rfcs/versions'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { systemClock } from '@/lib/core/clock'
import { diffHunks } from '@/lib/core/text/diff'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { pageRfc, pageVersion } from '../../page-rfc'
import { findVersions } from '@/lib/rfcs/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Versions' }

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('rfc.read')
  const rfc = await pageRfc(actor, (await params).number)
  const search = await searchParams
  const to = await pageVersion(actor, rfc, param(search, 'to') ?? String(rfc.version))
  const from = await pageVersion(actor, rfc, param(search, 'from') ?? String(Math.max(1, to.version - 1)))
  const split = param(search, 'view') === 'split'
  const { data: versions } = await findVersions(actor, rfc.number, { limit: 200 })
  const head = (version: typeof to) => (from.title === to.title ? '' : `${version.title}\n\n`)
  const hunks = diffHunks(head(from) + from.body, head(to) + to.body)
  const here = `/rfcs/${rfc.number}/versions`
  const now = systemClock()
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'RFCs', href: '/rfcs' }, { label: `RFC ${rfc.number}`, href: `/rfcs/${rfc.number}` }]}
        title={`Versions of RFC ${rfc.number}`}
        facts={rfc.title}
      />
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <VersionForm from={from.version} to={to.version} versions={versions.map(({ version }) => version)} view={split ? 'split' : 'inline'} />
        <Segmented
          label="How to compare"
          choices={[
            { label: 'Inline', href: here + withParams(search, { view: undefined }), current: !split },
            { label: 'Side by side', href: here + withParams(search, { view: 'split' }), current: split },
          ]}
        />
      </div>
      <DiffView hunks={hunks} split={split} />
      <Section title="All versions" className="mt-8">
        <VersionList number={rfc.number} current={rfc.version} versions={versions} now={now} />
      </Section>
    </>
  )
}
