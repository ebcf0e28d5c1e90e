import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { Blame } from '@/components/rfcs/blame'
import { DiffView } from '@/components/rfcs/diff-view'
import { RenderedDiff } from '@/components/rfcs/rendered-diff'
import { ReadReceipts } from '@/components/rfcs/read-receipts'
import { VersionForm, VersionList } from '@/components/rfcs/versions'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Segmented } from '@/components/ui/segmented'
import { systemClock } from '@/lib/core/clock'
import { partOf } from '@/lib/core/parts'
import { diffHunks } from '@/lib/core/text/diff'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { pageRfc, pageVersion } from '../../page-rfc'
import { compareRendered, mapHtml } from '@/lib/rfcs/rules-compare'
import { renderDocument } from '@/lib/rfcs/rules-document'
import { getReferences } from '@/lib/rfcs/queries-references'
import { findVersions } from '@/lib/rfcs/queries'
import { getBlame, getReadReceipts } from '@/lib/rfcs/queries-history'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Versions' }

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }

const reads = { rendered: 'Text', source: 'Source', blame: 'Blame' } as const
type Read = keyof typeof reads

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('rfc.read')
  const rfc = await pageRfc(actor, (await params).number)
  const search = await searchParams
  const to = await pageVersion(actor, rfc, param(search, 'to') ?? String(rfc.version))
  const from = await pageVersion(actor, rfc, param(search, 'from') ?? String(Math.max(1, to.version - 1)))
  const split = param(search, 'view') === 'split'
  const asked = param(search, 'read')
  const read: Read = asked === 'source' || asked === 'blame' ? asked : 'rendered'
  const [{ data: versions }, blame, seen] = await Promise.all([
    findVersions(actor, rfc.number, { limit: 200 }),
    read === 'blame' ? getBlame(actor, rfc.number, to.version) : [],
    rfc.isYours ? getReadReceipts(actor, rfc.number) : null,
  ])
  const changes = read === 'rendered' ? compareRendered(from, to) : []
  const shownAs = await getReferences(
    actor,
    rfc.number,
    read === 'source' ? [] : [from, to].map((text) => renderDocument(text).html),
  )
  const part = partOf(versions, param(search, 'part'))
  const titled = from.title !== to.title
  const here = paths.rfcVersions(rfc.number)
  const now = systemClock()
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'RFCs', href: paths.rfcs() },
          { label: `RFC ${rfc.number}`, href: paths.rfc(rfc.number) },
        ]}
        title={`Versions of RFC ${rfc.number}`}
        facts={rfc.title}
      />
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <VersionForm
          from={from.version}
          to={to.version}
          versions={versions.map(({ version }) => version)}
          view={split ? 'split' : 'inline'}
          read={read}
        />
        <div className="flex max-w-full flex-wrap gap-2">
          <Segmented
            label="What to look at"
            choices={(Object.keys(reads) as Read[]).map((one) => ({
              label: reads[one],
              href: here + withParams(search, { read: one === 'rendered' ? undefined : one }),
              current: one === read,
            }))}
          />
          {read !== 'blame' && (
            <Segmented
              label="How to compare"
              choices={[
                { label: 'Inline', href: here + withParams(search, { view: undefined }), current: !split },
                { label: 'Side by side', href: here + withParams(search, { view: 'split' }), current: split },
              ]}
            />
          )}
        </div>
      </div>
      {read !== 'blame' && titled && (
        <p className="mb-3 text-sm">
          Title: <del className="bg-bad-soft no-underline">{from.title}</del>{' '}
          <ins className="bg-good-soft no-underline">{to.title}</ins>
        </p>
      )}
      {read === 'blame' && (
        <Blame number={rfc.number} blocks={blame.map((block) => ({ ...block, html: shownAs(block.html) }))} now={now} />
      )}
      {read === 'rendered' && (
        <RenderedDiff changes={changes.map((change) => mapHtml(change, shownAs))} split={split} />
      )}
      {read === 'source' && <DiffView hunks={diffHunks(from.body, to.body)} split={split} />}
      <Section title="All versions" className="mt-8">
        <VersionList number={rfc.number} current={rfc.version} versions={part.rows} now={now} />
        <Parts part={part} params={search} label="versions" />
      </Section>
      {seen && <ReadReceipts seen={seen} />}
    </>
  )
}
