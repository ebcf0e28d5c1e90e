import { formatDay } from '@/lib/core/relative-time'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import { KIND_LABELS } from '@/lib/evidence/presenter-labels'
import { getCapture } from '@/lib/evidence/queries-capture'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Where it came from' }

/** Where a captured piece came from: the address of the original, what its tool calls it, and when it was captured. */
export default async function CapturedPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('evidence.read'), params])
  const { piece, url, sourceId, at } = await orNotFound(getCapture(actor, id))
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Evidence', href: paths.evidence() },
          { label: KIND_LABELS[piece.kind], href: paths.evidenceItem(piece.id) },
        ]}
        title="Where it came from"
        facts={`${piece.source}${sourceId ? ` · ${sourceId}` : ''} · captured on ${formatDay(at)}`}
      />
      <blockquote className="max-w-prose border-l-2 border-accent pl-4 wrap-anywhere whitespace-pre-line">
        {piece.text}
      </blockquote>
      <p className="mt-4">
        {url ? (
          <a href={url} rel="noreferrer noopener" className="break-all text-accent underline">
            {url}
          </a>
        ) : (
          <span className="text-ink-3">No address of the original was given.</span>
        )}
      </p>
      <p className="mt-4">
        <TextLink href={paths.evidenceItem(piece.id)}>The evidence and its insights</TextLink>
      </p>
    </>
  )
}
