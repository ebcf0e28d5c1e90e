import type { Metadata } from 'next'
import { Empty } from '@/components/ui/empty'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/action-form'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { Parts } from '@/components/ui/parts'
import { formatPercent, plural } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { compareAction } from '@/lib/roadmap/actions-prioritize'
import { findNextPair, getPairwiseOrder } from '@/lib/roadmap/queries-prioritize'
import type { PairwiseOrder } from '@/lib/roadmap/schema-prioritize'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Compare in pairs' }

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.vote')
  const params = await searchParams
  const [pair, order] = await Promise.all([findNextPair(actor), getPairwiseOrder(actor)])
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Roadmap', href: paths.roadmap() }]}
        title="Compare in pairs"
        facts="Which of two would you do first? Each answer counts once for each person and pair."
      />
      {pair ? (
        <div className="mb-8 grid max-w-4xl gap-4 sm:grid-cols-2">
          {pair.map((item, index) => (
            // By place, not by item: whoever answered by keyboard is still on the button when the next pair comes.
            <article key={index === 0 ? 'first' : 'second'} className="flex flex-col rounded-md border bg-surface p-4">
              <h2 className="text-md break-words">
                <TextLink href={paths.item(item.id)}>{item.title}</TextLink>
              </h2>
              <p className="mt-1 mb-4 flex-1 break-words whitespace-pre-wrap text-ink-2">{item.problem}</p>
              <Answer a={pair[0].id} b={pair[1].id} better={index === 0 ? 'a' : 'b'} label="This one first" />
            </article>
          ))}
          <Answer a={pair[0].id} b={pair[1].id} better="tie" label="No preference" />
        </div>
      ) : (
        <div className="mb-8">
          <Empty title="No pair to compare" action={<ButtonLink href={paths.roadmap()}>Open the board</ButtonLink>}>
            You have compared every pair, or fewer than two items are open.
          </Empty>
        </div>
      )}
      <Section
        title="The order so far"
        aside={
          order.comparisons > 0 &&
          `${plural(order.comparisons, 'answer')} of ${plural(order.people, 'person', 'people')}`
        }
      >
        <Order order={order} params={params} />
      </Section>
    </>
  )
}

function Answer({ a, b, better, label }: { a: string; b: string; better: 'a' | 'b' | 'tie'; label: string }) {
  return (
    <ActionForm action={compareAction} submit={label} variant="secondary" inline>
      <input type="hidden" name="a" value={a} />
      <input type="hidden" name="b" value={b} />
      <input type="hidden" name="better" value={better} />
    </ActionForm>
  )
}

/** Chance to be put before the average item, from its log-odds. */
const chance = (logOdds: number): string => formatPercent(1 / (1 + Math.exp(-logOdds)))

function Order({ order, params }: { order: PairwiseOrder; params: SearchParams }) {
  if (order.items.length === 0)
    return (
      <p className="text-ink-3">
        No two items have been compared yet. Choose above which of the two you would do first.
      </p>
    )
  const part = partOf(order.items, param(params, 'part'))
  return (
    <>
      {!order.connected && (
        <p className="mb-2 max-w-prose text-sm text-warn">
          The answers do not join all items yet: some were never beaten, or never compared with the rest. The order
          between such groups says little.
        </p>
      )}
      <Still>
        <table className="w-full max-w-3xl text-sm">
          <thead className="text-left text-ink-3">
            <tr>
              <th className="py-1 pr-3 font-normal">Item</th>
              <th className="py-1 pr-3 text-right font-normal">Before the average one</th>
              <th className="py-1 pr-3 text-right font-normal">{formatPercent(0.95)} interval</th>
              <th className="py-1 text-right font-normal">Answers</th>
            </tr>
          </thead>
          <tbody>
            {part.rows.map((item) => (
              <tr key={item.id} className="border-t">
                <td className="py-1.5 pr-3 break-words">
                  <TextLink href={paths.item(item.id)}>{item.title}</TextLink>
                </td>
                <td className="py-1.5 pr-3 text-right tabular-nums">{chance(item.ability)}</td>
                <td className="py-1.5 pr-3 text-right tabular-nums">
                  {chance(item.interval[0])}–{chance(item.interval[1])}
                </td>
                <td className="py-1.5 text-right tabular-nums">{item.comparisons}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Still>
      <Parts part={part} params={params} label="items" />
    </>
  )
}
