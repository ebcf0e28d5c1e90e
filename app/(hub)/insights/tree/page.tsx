import type { Metadata } from 'next'
import { Button, ButtonLink } from '@/components/ui/button'
import { OpportunityList, OpportunityPicture } from '@/components/outcomes/opportunity-tree'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { Empty } from '@/components/ui/empty'
import { Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { can } from '@/lib/core/actor'
import { plural } from '@/lib/core/format'
import { metricWords } from '@/lib/outcomes/rules-format'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { getOpportunityTree } from '@/lib/outcomes/queries-tree'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Opportunity tree' }

export default async function TreePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('insight.read')
  const params = await searchParams
  const asked = { outcome: param(params, 'outcome')?.slice(0, 200), insight: param(params, 'insight')?.slice(0, 100) }
  const { outcomes, tree, loose } = await getOpportunityTree(actor, asked)
  const isOther = asked.outcome !== undefined && asked.outcome !== tree?.metric
  return (
    <>
      <PageHeader title="Opportunity tree" facts="What is to change, what would change it, and what is known of it." />
      <InsightTabs current={paths.insightTree()} research={can(actor, 'insight.write')} />
      {outcomes.length > 1 && (
        <form key={tree?.metric} data-at-once="all" className="mb-6 flex flex-wrap items-center gap-2 text-sm">
          <label htmlFor="outcome">Outcome</label>
          <Select id="outcome" name="outcome" defaultValue={tree?.metric} className="w-auto max-w-full min-w-0">
            {outcomes.map((one) => (
              <option key={one.metric} value={one.metric}>
                {metricWords(one.metric)} ({plural(one.items, 'item')})
              </option>
            ))}
          </Select>
          <Button type="submit">Show</Button>
        </form>
      )}
      {isOther && <p className="mb-4 text-sm text-ink-3">No item that you may see is to move this outcome.</p>}
      {tree ? (
        <div className="max-w-5xl space-y-8">
          <OpportunityPicture tree={tree} />
          <Section title="In words">
            <Still>
              <OpportunityList tree={tree} />
            </Still>
          </Section>
        </div>
      ) : (
        <Empty
          title="No item has an outcome yet"
          action={<ButtonLink href={paths.roadmap()}>Open the roadmap</ButtonLink>}
        >
          State on a roadmap item which metric it is to move, from where to where and by when.
        </Empty>
      )}
      <div className="mt-10 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <Section title="Insights without an item" aside="those of most people">
          {loose.insights.length === 0 && (
            <p className="text-ink-3">{tree ? 'Every insight that holds is on an item.' : 'None.'}</p>
          )}
          <Still>
            <ul className="space-y-1">
              {loose.insights.map((one) => (
                <li key={one.id}>
                  <TextLink href={paths.insight(one.id)}>{one.statement}</TextLink>{' '}
                  <span className="text-sm text-ink-3 tabular-nums">{plural(one.people, 'person', 'people')}</span>
                </li>
              ))}
            </ul>
          </Still>
        </Section>
        <Section title="Items without an outcome or an insight" aside="the newest">
          {loose.items.length === 0 && (
            <p className="text-ink-3">{tree ? 'Every open item has an outcome and an insight.' : 'None.'}</p>
          )}
          <Still>
            <ul className="space-y-1">
              {loose.items.map((one) => (
                <li key={one.id}>
                  <TextLink href={paths.item(one.id)}>{one.title}</TextLink>{' '}
                  <span className="text-sm text-ink-3">no {one.lacks.join(', no ')}</span>
                </li>
              ))}
            </ul>
          </Still>
        </Section>
      </div>
    </>
  )
}
