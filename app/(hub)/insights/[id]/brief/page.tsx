import { formatDay } from '@/lib/core/relative-time'
import type { Metadata } from 'next'
import { Mix } from '@/components/insights/mix'
import { buttonStyle } from '@/components/ui/button-style'
import { Markdown } from '@/components/ui/markdown'
import { PageHeader, Section } from '@/components/ui/page-header'
import { systemClock } from '@/lib/core/clock'
import { apiPaths, paths } from '@/lib/core/paths'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { insightBrief } from '@/lib/insights/presenter-brief'
import { getBriefed } from '@/lib/insights/queries'
import { env } from '@/lib/server/env'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Brief' }

/** An insight on paper: the brief that its Markdown is, with the picture of who is behind it. */
export default async function BriefPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('insight.read')
  const { id } = await params
  const briefed = await orNotFound(getBriefed(actor, id))
  const { insight } = briefed
  const text = insightBrief(briefed, `${env().BASE_URL}${paths.insight(id)}`)
  const [, ...body] = text.split('\n')
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Insights', href: paths.insights() },
          { label: insight.statement, href: paths.insight(id) },
        ]}
        title={<span className="block max-w-3xl text-balance">{insight.statement}</span>}
        facts={`A brief that stands alone, as of ${formatDay(systemClock())}. It includes only what you may read.`}
        action={
          <a href={apiPaths.insightBrief(id)} className={buttonStyle({ variant: 'ghost' })}>
            Markdown
          </a>
        }
      />
      <Markdown html={renderMarkdown(body.join('\n'))} className="max-w-prose" />
      {insight.breadth.people > 0 && (
        <Section title="Who said it" className="mt-8 max-w-3xl">
          <Mix insight={insight} />
        </Section>
      )}
    </>
  )
}
