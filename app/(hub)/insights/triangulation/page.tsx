import type { Metadata } from 'next'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { Disagreements, NextResearchList } from '@/components/insights/triangulation'
import { ThemeHeat } from '@/components/insights/theme-heat'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { getTriangulation } from '@/lib/insights/queries-triangulation'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Triangulation' }

export default async function TriangulationPage() {
  const actor = await pageActorWith('insight.read')
  const { heat, disagree, next } = await getTriangulation(actor, systemClock())
  return (
    <>
      <PageHeader
        title="Triangulation"
        facts="What each way of listening says of the same thing, and what it cannot say."
      />
      <InsightTabs current={paths.triangulation()} research={can(actor, 'insight.write')} />
      <div className="space-y-10 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
        <Section title="Where each theme was heard" aside="pieces by team; dots are surveys, talks and embeds">
          <ThemeHeat heat={heat} />
        </Section>
        <Section
          title="Surveys and talks disagree"
          aside="most of those who answered and most of those talked to, on opposite sides"
        >
          <Disagreements rows={disagree} />
        </Section>
        <Section title="What to find out next" aside="the insights of most people first">
          <NextResearchList rows={next} mayResearch={can(actor, 'session.write')} />
        </Section>
      </div>
    </>
  )
}
