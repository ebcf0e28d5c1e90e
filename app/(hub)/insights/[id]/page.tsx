import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EvidenceColumn } from '@/components/insights/evidence-column'
import { InsightFacts } from '@/components/insights/insight-facts'
import { InsightMenu } from '@/components/insights/insight-menu'
import { Mix } from '@/components/insights/mix'
import { Resolution } from '@/components/insights/resolution'
import { STATUS_LABELS } from '@/components/insights/labels'
import { Badge, Status } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { plural } from '@/lib/core/format'
import { getInsight } from '@/lib/insights/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Insight' }

/** The first reason of its confidence, without its points: "interviews with 3 people". */
const reason = (why: string | undefined) => {
  const words = why?.split(': ')[0] ?? ''
  return words && words.charAt(0).toLowerCase() + words.slice(1)
}

export default async function InsightPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('insight.read')
  const { id } = await params
  const insight = await orNotFound(getInsight(actor, id))
  const mayWrite = can(actor, 'insight.write')
  const column = { insight, mayWrite, mayReadSessions: can(actor, 'session.read') }
  const context = insight.evidence.some((piece) => piece.stance === 'context')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Insights', href: paths.insights() }]}
        title={<span className="block max-w-3xl text-2xl text-balance">{insight.statement}</span>}
        facts={
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Status tone={STATUS_LABELS[insight.status].tone}>{STATUS_LABELS[insight.status].label}</Status>
            <InsightFacts
              insight={insight}
              of={insight.breadth.teamsInCompany}
              because={reason(insight.confidenceWhy[0])}
            />
          </div>
        }
        action={
          mayWrite && (
            <ButtonLink variant="primary" href={`/evidence?add=${id}`}>
              Add evidence
            </ButtonLink>
          )
        }
        overflow={mayWrite && <InsightMenu insight={insight} />}
      />
      <Resolution insight={insight} />
      <div className="mb-8 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <EvidenceColumn {...column} stance="supports" title="For" nothing="Nothing speaks for it yet." />
        <EvidenceColumn
          {...column}
          stance="contradicts"
          title="Against"
          nothing="Nothing speaks against it. Has anybody looked?"
        />
        {context && <EvidenceColumn {...column} stance="context" title="Context" nothing="" />}
      </div>
      {insight.hiddenEvidence > 0 && (
        <p className="mb-8 text-sm text-ink-3">
          {plural(insight.hiddenEvidence, 'piece')} more, for researchers only,{' '}
          {insight.hiddenEvidence === 1 ? 'is' : 'are'} counted too.
        </p>
      )}
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section title="Who is behind it">
          <Mix insight={insight} />
        </Section>
        <div>
          <Section title="How sure it is" aside={`${insight.confidence} of 10`}>
            <ul className="list-disc space-y-1 pl-5">
              {insight.confidenceWhy.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
            {insight.breadth.platform > 0 && (
              <p className="mt-2 text-sm text-ink-3">
                {plural(insight.breadth.platform, 'piece')} from the platform team count for nothing.
              </p>
            )}
            {insight.breadth.anonymous > 0 && (
              <p className="mt-2 text-sm text-ink-3">
                {plural(insight.breadth.anonymous, 'of the people is', 'of the people are')} anonymous: as few as there
                can be, since answers cannot be joined.
              </p>
            )}
          </Section>
          {can(actor, 'roadmap.read') && (
            <Section title="What rests on it">
              {insight.items.length === 0 && <p className="text-ink-3">No roadmap item yet.</p>}
              <ul className="space-y-1">
                {insight.items.map((item) => (
                  <li key={item.id} className="flex items-center gap-2">
                    <TextLink href={paths.item(item.id)}>{item.title}</TextLink>
                    <Badge>{item.status === 'open' ? item.horizon : item.status}</Badge>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </div>
    </>
  )
}
