import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { STANDING_RULES } from '@/lib/insights/rules'
import type { Insight } from '@/lib/insights/schema'
import { Breadth } from './breadth'
import { Mix } from './mix'

const MAX_ITEMS = 10

/** How sure an insight is, and why. */
export function Confidence({ insight }: { insight: Insight }) {
  return (
    <Section title="Confidence" aside={`${insight.confidence} of 10`}>
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
          {plural(insight.breadth.anonymous, 'of the people is', 'of the people are')} anonymous: as few as there can
          be, since answers cannot be joined.
        </p>
      )}
    </Section>
  )
}

/** Who is behind it, who is missing, and the way to those. */
export function WhoSaidIt({ insight, mayWrite }: { insight: Insight; mayWrite: boolean }) {
  const silent = insight.representation.missing.length || insight.representation.unknown.length
  return (
    <Section title="Who said it">
      <Mix insight={insight} />
      {mayWrite && silent > 0 && (
        <p className="mt-2 text-sm">
          <TextLink href={paths.insightOutreach(insight.id)}>Messages to {plural(silent, 'team')} not heard</TextLink>
        </p>
      )}
      <Breadth insight={insight} />
    </Section>
  )
}

/** The roadmap items that rest on it. */
export function UsedBy({ insight, mayPlan }: { insight: Insight; mayPlan: boolean }) {
  return (
    <Section title="Used by">
      <p className="mb-1 text-sm text-ink-3">{STANDING_RULES[insight.standing].takes}</p>
      {insight.items.length > 0 && (
        <p className="mb-1 text-sm">
          <TextLink href={paths.insightTree({ insight: insight.id })}>In the opportunity tree</TextLink>
        </p>
      )}
      {insight.items.length === 0 && (
        <p className="text-ink-3">
          No roadmap item yet.{' '}
          {mayPlan && insight.status !== 'disproved' && (
            <TextLink href={paths.roadmapNew({ insight: insight.id })}>Make one of it</TextLink>
          )}
        </p>
      )}
      <ul className="space-y-1">
        {insight.items.slice(0, MAX_ITEMS).map((item) => (
          <li key={item.id} className="flex items-center gap-2">
            <TextLink href={paths.item(item.id)}>{item.title}</TextLink>
            <Badge>{item.status === 'open' ? item.horizon : item.status}</Badge>
          </li>
        ))}
      </ul>
      {insight.items.length > MAX_ITEMS && (
        <p className="mt-1 text-sm text-ink-3">and {plural(insight.items.length - MAX_ITEMS, 'more item')}</p>
      )}
    </Section>
  )
}
