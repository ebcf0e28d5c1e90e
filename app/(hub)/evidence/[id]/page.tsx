import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EvidenceFacts } from '@/components/evidence/evidence-item'
import { KIND_LABELS, sourceHref } from '@/lib/evidence/presenter-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { getEvidence } from '@/lib/evidence/queries'
import { insightsOn } from '@/lib/insights/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Evidence' }

const stanceWords = { supports: 'supports', contradicts: 'contradicts', context: 'is context for' }

export default async function PiecePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('evidence.read')
  const { id } = await params
  const piece = await orNotFound(getEvidence(actor, id))
  const insights = can(actor, 'insight.read') ? await insightsOn(actor, id) : []
  const href = sourceHref(piece, can(actor, 'session.read'))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Evidence', href: paths.evidence() }]}
        title={KIND_LABELS[piece.kind]}
        facts={<EvidenceFacts piece={piece} href={href} />}
        action={
          can(actor, 'insight.write') && (
            <ButtonLink variant="primary" href={`/insights/new?e=${piece.id}`}>
              Make insight
            </ButtonLink>
          )
        }
      />
      <blockquote className="max-w-prose border-l-2 border-accent pl-4 text-md leading-7 wrap-anywhere whitespace-pre-line">
        {piece.text}
      </blockquote>
      {piece.tags.length > 0 && (
        <p className="mt-3 flex flex-wrap gap-1.5">
          {piece.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      )}
      <Section title="Insights that stand on it" className="mt-8">
        {insights.length === 0 && <p className="text-ink-3">None yet.</p>}
        <ul className="space-y-1">
          {insights.map((one) => (
            <li key={one.id}>
              <span className="text-ink-3">{stanceWords[one.stance]} </span>
              <TextLink href={paths.insight(one.id)}>{one.statement}</TextLink>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
