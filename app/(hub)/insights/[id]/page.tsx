import type { Metadata } from 'next'
import { cn } from '@/lib/core/cn'
import { paths } from '@/lib/core/paths'
import { CerqualChecklist } from '@/components/insights/cerqual'
import { ConflictSides } from '@/components/insights/conflict'
import { InsightHistory } from '@/components/insights/history'
import { Judging } from '@/components/insights/judging'
import { MythCheck } from '@/components/insights/myth-check'
import { EvidenceColumn } from '@/components/insights/evidence-column'
import { InsightFacts } from '@/components/insights/insight-facts'
import { Confidence, UsedBy, WhoSaidIt } from '@/components/insights/insight-grounds'
import { InsightTrend } from '@/components/insights/insight-trend'
import { InsightMenu } from '@/components/insights/insight-menu'
import { Resolution } from '@/components/insights/resolution'
import { STANDING_TONES, STATUS_LABELS } from '@/components/insights/labels'
import { Badge, Status } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { countEvidence } from '@/lib/evidence/queries'
import { INSIGHT_KIND_LABELS } from '@/lib/insights/presenter-labels'
import { getInsight, listHistory, listLinkedEvidence } from '@/lib/insights/queries'
import { withWaves } from '@/lib/insights/queries-waves'
import { getInsightQuarters } from '@/lib/insights/queries-quarters'
import { STANDING_RULES } from '@/lib/insights/rules'
import { stances } from '@/lib/insights/schema'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Insight' }

/** So many pieces of each stance, and changes, are on the page; waves of one question are one of them. */
const MAX_PIECES = 6
const LOOKED_THROUGH = 24
const MAX_CHANGES = 10

/** The first reason of its confidence, without its points: "interviews with 3 people". */
const reason = (why: string | undefined) => {
  const words = why?.split(': ')[0] ?? ''
  return words && words.charAt(0).toLowerCase() + words.slice(1)
}

/** Of no piece that contradicts it as a whole: whether people did all the same, in the answers of a survey that supports it. */
const nothingAgainst = (people: number): string =>
  people === 0
    ? 'No contradicting evidence yet. Has anyone looked?'
    : `No piece as a whole contradicts it. ${plural(people, 'person', 'people')} answered the opposite in a survey that supports it.`

export default async function InsightPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('insight.read')
  const { id } = await params
  const insight = await orNotFound(getInsight(actor, id, systemClock, { pieces: 0 }))
  const [history, trend, ...columns] = await Promise.all([
    listHistory(actor, id, { limit: MAX_CHANGES }),
    getInsightQuarters(actor, id),
    ...stances.map((stance) => listLinkedEvidence(actor, id, { stance, limit: LOOKED_THROUGH })),
  ])
  const totals = await Promise.all(
    columns.map((page, at) =>
      page.nextCursor ? countEvidence(actor, { insight: id, stance: stances[at] }) : page.data.length,
    ),
  )
  const pieces = await Promise.all(columns.map((page) => withWaves(page.data)))
  const mayWrite = can(actor, 'insight.write')
  const column = (at: number) => ({
    insight,
    mayWrite,
    mayReadSessions: can(actor, 'session.read'),
    stance: stances[at]!,
    pieces: pieces[at]!.slice(0, MAX_PIECES),
    total: totals[at]!,
  })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Insights', href: paths.insights() }]}
        title={<span className="block max-w-3xl text-2xl text-balance">{insight.statement}</span>}
        facts={
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Status tone={STATUS_LABELS[insight.status].tone}>{STATUS_LABELS[insight.status].label}</Status>
            {insight.status !== 'disproved' && (
              <span title={STANDING_RULES[insight.standing].takes}>
                <Status tone={STANDING_TONES[insight.standing]}>{STANDING_RULES[insight.standing].label}</Status>
              </span>
            )}
            {insight.kind && <Badge>{INSIGHT_KIND_LABELS[insight.kind]}</Badge>}
            <InsightFacts
              insight={insight}
              of={insight.breadth.teamsInCompany}
              because={reason(insight.confidenceWhy[0])}
            />
          </div>
        }
        action={
          <>
            <ButtonLink variant="ghost" href={paths.insightBrief(id)}>
              Brief
            </ButtonLink>
            {mayWrite && (
              <ButtonLink variant="primary" href={paths.evidence({ add: id })}>
                Add evidence
              </ButtonLink>
            )}
          </>
        }
        overflow={mayWrite && <InsightMenu insight={{ id, statement: insight.statement, actions: insight.actions }} />}
      />
      <Resolution insight={insight} />
      <ConflictSides insight={insight} />
      {/* Where nothing contradicts it there is nothing to set beside: what it rests on takes the second column. */}
      <div className={cn('gap-x-12', totals[1] === 0 && 'xl:grid xl:grid-cols-[minmax(0,1fr)_26rem]')}>
        <div>
          <div className={cn('mb-8 grid gap-x-10 gap-y-8', totals[1]! > 0 && 'lg:grid-cols-2')}>
            <EvidenceColumn {...column(0)} title="For" nothing="Nothing supports it yet." />
            <EvidenceColumn {...column(1)} title="Against" nothing={nothingAgainst(insight.peopleAgainst)} />
            {totals[2]! > 0 && <EvidenceColumn {...column(2)} title="Context" nothing="" />}
          </div>
          {insight.hiddenEvidence > 0 && (
            <p className="mb-8 text-sm text-ink-3">
              {plural(insight.hiddenEvidence, 'piece')} more, for researchers only,{' '}
              {insight.hiddenEvidence === 1 ? 'is' : 'are'} counted too.
            </p>
          )}
        </div>
        <div className={cn(totals[1]! > 0 && 'grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-2')}>
          <div>
            <Still>
              <Confidence insight={insight} />
              <InsightTrend {...trend} />
              {can(actor, 'roadmap.read') && <UsedBy insight={insight} mayPlan={can(actor, 'roadmap.write')} />}
            </Still>
          </div>
          <WhoSaidIt insight={insight} mayWrite={mayWrite} />
        </div>
      </div>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <div>
          <Section title="What the platform team believed">
            <MythCheck insight={insight} mayWrite={mayWrite} />
          </Section>
          <Section title="History">
            <InsightHistory insight={id} revisions={history.data} mayWrite={mayWrite} />
          </Section>
        </div>
        <div>
          <Section title="What is said of it">
            <Judging insight={insight} me={{ id: actor.id, name: actor.name }} mayWrite={mayWrite} />
          </Section>
          <Section title="Checklist (GRADE-CERQual)">
            <CerqualChecklist insight={insight} mayWrite={mayWrite} />
          </Section>
        </div>
      </div>
    </>
  )
}
