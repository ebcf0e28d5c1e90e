import { ScoreTick } from '@/components/charts/score-tick'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { formatNumber, formatScore } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { formatInput } from '@/lib/roadmap/rules-why'
import type { RfcStanding } from '@/lib/rfcs/queries-decision'
import type { Why } from '@/lib/roadmap/queries'
import type { Item } from '@/lib/roadmap/schema'

/** Of each list on an item's page so many at a time. */
export const ROWS = 20

const paragraph = 'max-w-prose whitespace-pre-wrap break-words'

/** What an item is for: everybody may read it. */
export function ItemText({ item }: { item: Item }) {
  return (
    <>
      <Section title="Problem">
        {item.problem ? (
          <p className={paragraph}>{item.problem}</p>
        ) : (
          <p className="text-ink-3">Nobody has said whose day it spoils.</p>
        )}
      </Section>
      <Section title="Outcome" aside="agreed before building, measured after">
        {item.outcome ? (
          <p className={paragraph}>{item.outcome}</p>
        ) : (
          <p className="max-w-prose text-ink-3">
            Not agreed yet: which number moves, from what to what, by when. Without it nobody can tell afterwards
            whether it worked.
          </p>
        )}
      </Section>
    </>
  )
}

/** What an item scores, in short; the page "Why is it here?" has it in full. */
export function ItemScore({ why: { item, inputs } }: { why: Why }) {
  if (!item.score) return null
  const { value, interval } = item.score
  return (
    <Section title="Score" aside={<TextLink href={paths.itemWhy(item.id)}>Why is it here?</TextLink>}>
      <ScoreTick method="RICE" value={value} interval={interval} />
      <p className="text-sm text-ink-3">
        Between {formatScore(interval[0])} and {formatScore(interval[1])}
      </p>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1 text-sm">
        {inputs.map(({ name, value: input }) => (
          <div key={name} className="flex justify-between gap-2">
            <dt className="text-ink-3">{name}</dt>
            <dd className="tabular-nums">{formatInput(name, input)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The insights and the proposal that an item rests on. */
export function ItemStanding({
  why,
  proposal,
  params,
}: {
  why: Why
  /** The RFC it names, as it stands. */
  proposal: RfcStanding | null
  params: SearchParams
}) {
  const { item, insights } = why
  if (!item.score) return null
  const shown = partOf(insights, param(params, 'insights'), ROWS)
  return (
    <>
      <Section
        id="insights"
        title="Insights"
        aside={<TextLink href={paths.itemTrail(item.id)}>The whole trail</TextLink>}
      >
        {insights.length === 0 && <p className="text-ink-3">It rests on none: reach is what somebody guessed.</p>}
        <ul className="max-w-prose space-y-2.5">
          {shown.rows.map((insight) => (
            <li key={insight.insightId}>
              <TextLink href={paths.insight(insight.insightId)}>{insight.statement}</TextLink>
              <span className="block text-sm text-ink-3">
                confidence {formatNumber(insight.confidence)} of 10
                {insight.contested && <span className="text-warn"> · contested</span>}
              </span>
            </li>
          ))}
        </ul>
        <Parts part={shown} params={params} name="insights" label="insights" place="insights" />
      </Section>
      {item.rfcNumber !== null && (
        <Section title="Proposal">
          <TextLink href={paths.rfc(item.rfcNumber)}>
            RFC {item.rfcNumber}
            {proposal && `: ${proposal.title}`}
          </TextLink>
          {proposal && <span className="text-sm text-ink-3"> · {proposal.statusName}</span>}
          {proposal?.decision && (
            <div className="mt-1 max-w-prose text-sm text-ink-2">
              <p>
                {proposal.decision.by}: {proposal.decision.rationale}
              </p>
              {proposal.decision.conditions && (
                <p className="text-ink-3">On condition that {proposal.decision.conditions}</p>
              )}
            </div>
          )}
        </Section>
      )}
    </>
  )
}
