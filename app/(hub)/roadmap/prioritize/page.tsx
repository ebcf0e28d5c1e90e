import type { Metadata } from 'next'
import { Fragment } from 'react'
import { MissionHere } from '@/components/catalog/mission'
import { ValueEffort } from '@/components/roadmap/value-effort'
import { PriorityTable } from '@/components/roadmap/priority-table'
import { SCENARIO_LABELS } from '@/components/roadmap/labels'
import { ViewSwitch } from '@/components/roadmap/view-switch'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { formatCount, formatNumber, formatPercent, plural } from '@/lib/core/format'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { listKanoSurveys } from '@/lib/results/queries-crosstab'
import { comparePriorities } from '@/lib/roadmap/queries-prioritize'
import { formatWeights, parseWeights } from '@/lib/roadmap/rules-weights'
import { SCENARIOS, type Certainty, type Scenario } from '@/lib/roadmap/schema-prioritize'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Prioritize' }

const scenario = (text: string | undefined, otherwise: Scenario): Scenario =>
  SCENARIOS.find((one) => one === text) ?? otherwise

export default async function PrioritizePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.score')
  const params = await searchParams
  const [a, b] = [scenario(param(params, 'a'), 'rice'), scenario(param(params, 'b'), 'rank')]
  const weights = parseWeights(param(params, 'w') ?? 'reach:3 impact:2 confidence:2 ease:1')
  const [{ items, total, points, certainty }, kano] = await Promise.all([
    comparePriorities(actor, { a, b, weights }),
    listKanoSurveys(actor),
  ])
  return (
    <>
      <PageHeader title="Roadmap" facts="Two ways to order the same items, from the same evidence." />
      <MissionHere actor={actor} now={systemClock()} />
      <ViewSwitch current="prioritize" full />
      {items.length === 0 ? (
        <Empty title="Nothing to put in order" action={<ButtonLink href={paths.roadmap()}>Open the board</ButtonLink>}>
          Open items appear here with their scores.
        </Empty>
      ) : (
        <>
          <Section title="How sure is this order?">
            <Sureness certainty={certainty} />
          </Section>
          <Section title="Value and effort" aside={<KanoLinks surveys={kano} />}>
            <ValueEffort points={points} />
            {points.length < total && (
              <p className="mt-2 text-sm text-ink-3">
                The first {points.length} of {formatNumber(total)} open items by RICE.
              </p>
            )}
          </Section>
          <Section
            title="Two scenarios"
            aside={<TextLink href={paths.roadmapCompare()}>Compare items in pairs</TextLink>}
          >
            <form
              key={`${a} ${b} ${formatWeights(weights)}`}
              data-at-once=""
              className="mb-3 flex flex-wrap items-end gap-3"
            >
              <Choice name="a" label="First" value={a} />
              <Choice name="b" label="Second" value={b} />
              <Field name="w" label="Weights of one’s own" className="w-96 max-w-full">
                {(tied) => <Input {...tied} defaultValue={formatWeights(weights)} />}
              </Field>
              <Button type="submit" variant="secondary">
                Show
              </Button>
            </form>
            <PriorityTable items={items} a={a} b={b} />
            {items.length < total && (
              <p className="mt-2 text-sm text-ink-3">
                The first {items.length} of {formatNumber(total)} open items; each rank is among all of them.
              </p>
            )}
          </Section>
        </>
      )}
    </>
  )
}

/** Where surveys asked what people would miss and what would delight them. */
function KanoLinks({ surveys }: { surveys: readonly { id: string; title: string }[] }) {
  if (surveys.length === 0) return null
  return (
    <span>
      Kano:{' '}
      {surveys.map(({ id, title }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <TextLink href={paths.surveyPairs(id, { read: 'kano' })}>{title}</TextLink>
        </Fragment>
      ))}
    </span>
  )
}

function Choice({ name, label, value }: { name: string; label: string; value: Scenario }) {
  return (
    <Field name={name} label={label} className="w-44">
      {(tied) => (
        <Select {...tied} defaultValue={value}>
          {SCENARIOS.map((one) => (
            <option key={one} value={one}>
              {SCENARIO_LABELS[one]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Sureness({ certainty }: { certainty: Certainty }) {
  const { stays, sameOrder, draws, top, undrawn } = certainty
  return (
    <div className="max-w-prose">
      <p>
        The top five by RICE stay the top five in {formatPercent(stays)} of {formatCount(draws)} simulated draws, and
        keep this order in {formatPercent(sameOrder)}.
      </p>
      <p className="mb-2 text-sm text-ink-3">
        Each draw varies people, confidence and estimates within their intervals. Impact and effort are set by hand and
        stay as they are.
      </p>
      <table className="w-full text-sm">
        <thead className="text-left text-ink-3">
          <tr>
            <th className="py-1 pr-3 font-normal">Item</th>
            <th className="py-1 pr-3 text-right font-normal">In the top five</th>
            <th className="py-1 text-right font-normal">Rank in 90 % of draws</th>
          </tr>
        </thead>
        <tbody>
          {top.map((item) => (
            <tr key={item.id} className="border-t">
              <td className="py-1.5 pr-3 break-words">
                <TextLink href={paths.itemWhy(item.id)}>{item.title}</TextLink>
              </td>
              <td className="py-1.5 pr-3 text-right tabular-nums">{formatPercent(item.inTop)}</td>
              <td className="py-1.5 text-right tabular-nums">
                {item.ranks[0] === item.ranks[1] ? item.ranks[0] : `${item.ranks[0]}–${item.ranks[1]}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {undrawn > 0 && (
        <p className="mt-2 text-sm text-ink-3">
          Not drawn: {plural(undrawn, 'item')} that hardly come up. The last rank may be lower by as many.
        </p>
      )}
    </div>
  )
}
