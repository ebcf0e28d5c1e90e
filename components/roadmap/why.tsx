import { ScoreTick } from '@/components/charts/score-tick'
import { TextLink } from '@/components/ui/link'
import { formatNumber, formatScore, plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { Neighbour, Why as WhyData } from '@/lib/roadmap/queries'
import { flipPhrase, formatInput } from '@/lib/roadmap/rules-why'
import { ROWS } from './item-body'
import { METHOD_HELP, METHOD_LABELS } from './labels'

/** Why an item stands where it does: the formula, each input with its source, and what would change the order. */
export function Why({ why }: { why: WhyData }) {
  const { item, inputs, insights } = why
  if (!item.score) return null
  const { value, interval } = item.score
  return (
    <div className="space-y-6">
      <div>
        <Formula why={why} />
        <ScoreTick method="RICE" value={value} interval={interval} className="mt-3" />
        <p className="mt-1 text-sm text-ink-2">{item.score.why.at(-1)}</p>
      </div>
      <table className="w-full text-sm">
        <caption className="mb-1 text-left font-semibold">The inputs</caption>
        <tbody>
          {inputs.map((input) => (
            <tr key={input.name} className="border-t align-top">
              <th scope="row" className="py-2 pr-3 text-left font-medium capitalize">
                {input.name}
              </th>
              <td className="py-2 pr-3 text-right font-mono text-xs whitespace-nowrap tabular-nums">
                {formatInput(input.name, input.value)}
              </td>
              <td className="py-2 text-ink-2">
                {input.source}
                {input.note && <q className="mt-0.5 block text-ink">{input.note}</q>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section>
        <h2 className="mb-1 font-semibold">Insights</h2>
        {insights.length === 0 && (
          <p className="text-sm text-ink-2">No insight. Link one and reach is counted from its evidence.</p>
        )}
        <ul className="space-y-1 text-sm">
          {insights.slice(0, ROWS).map((insight) => (
            <li key={insight.insightId}>
              <TextLink href={paths.insight(insight.insightId)}>{insight.statement}</TextLink>
              <span className="text-ink-3">
                {' '}
                · confidence {formatNumber(insight.confidence)} of 10{insight.contested && ' · contested'}
              </span>
            </li>
          ))}
        </ul>
        {insights.length > ROWS && (
          <p className="mt-1 text-sm">
            <TextLink href={`${paths.item(item.id)}#insights`}>All {insights.length} insights</TextLink>
          </p>
        )}
      </section>
      <section>
        <h2 className="mb-1 font-semibold">What would flip the order</h2>
        {!why.above && !why.below && why.tied === 0 && (
          <p className="text-sm text-ink-2">There is no other open item to stand above or below.</p>
        )}
        {why.tied > 0 && (
          <p className="mb-2 text-sm">
            It scores the same as{' '}
            {why.ties.map((tie, index) => (
              <span key={tie.id}>
                {index > 0 && ', '}
                <TextLink href={paths.item(tie.id)}>{tie.title}</TextLink>
              </span>
            ))}
            {why.tied > why.ties.length && ` and ${plural(why.tied - why.ties.length, 'other item')}`}: any change
            decides which comes first.
          </p>
        )}
        {why.above && <Flips neighbour={why.above} up />}
        {why.below && <Flips neighbour={why.below} up={false} />}
      </section>
      <section>
        <h2 className="mb-1 font-semibold">The same inputs, other methods</h2>
        <dl className="grid grid-cols-[auto_auto_1fr] gap-x-3 gap-y-1 text-sm">
          {(['wsjf', 'ice', 'opportunity'] as const).map((method) => (
            <div key={method} className="contents">
              <dt className="font-medium">{METHOD_LABELS[method]}</dt>
              <dd className="text-right font-mono text-xs leading-5 tabular-nums">
                {formatScore(item.score?.[method] ?? 0)}
              </dd>
              <dd className="text-ink-3">{METHOD_HELP[method]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

function Formula({ why }: { why: WhyData }) {
  const value = (name: WhyData['inputs'][number]['name']) => {
    const input = why.inputs.find((one) => one.name === name)
    return input ? formatInput(name, input.value) : ''
  }
  const terms = [
    ['reach', ''],
    ['impact', '×'],
    ['confidence', '×'],
    ['effort', '÷'],
  ] as const
  return (
    <p className="flex flex-wrap items-end gap-x-2 gap-y-1">
      {terms.map(([name, sign]) => (
        <span key={name} className="flex items-end gap-2">
          {sign && <span className="text-ink-3">{sign}</span>}
          <span>
            <span className="block text-xs text-ink-3">{name}</span>
            <span className="font-mono text-md">{value(name)}</span>
          </span>
        </span>
      ))}
      <span className="text-ink-3">=</span>
      <span>
        <span className="block text-xs text-ink-3">RICE</span>
        <strong className="font-mono text-md">{formatScore(why.item.score?.value ?? 0)}</strong>
      </span>
    </p>
  )
}

function Flips({ neighbour, up }: { neighbour: Neighbour; up: boolean }) {
  return (
    <div className="mb-2 text-sm">
      <p>
        To {up ? 'rise above' : 'fall below'}{' '}
        <TextLink href={paths.item(neighbour.item.id)}>{neighbour.item.title}</TextLink>{' '}
        <span className="text-ink-3">({formatScore(neighbour.rice)})</span>, one of:
      </p>
      {neighbour.flips.length === 0 && (
        <p className="text-ink-2">No single change can do it within the company and the scales.</p>
      )}
      {neighbour.shared.length > 0 && (
        <p className="text-ink-2">
          Both rest on {neighbour.shared.map((statement) => `“${statement}”`).join(' and ')}: more voices for it move
          both.
        </p>
      )}
      <ul className="ml-4 list-disc text-ink-2">
        {neighbour.flips.map((flip) => (
          <li key={flip.by}>{flipPhrase(flip, up)}</li>
        ))}
      </ul>
    </div>
  )
}
