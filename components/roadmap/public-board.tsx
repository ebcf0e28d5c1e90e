import { metricTitle } from '@/lib/outcomes/rules-format'
import { formatIsoDay } from '@/lib/core/relative-time'
import { formatEstimate, RESULT_LABELS } from '@/lib/outcomes/presenter-labels'
import type { PublicResult } from '@/lib/outcomes/queries-public'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { PublicItem, PublicRoadmap } from '@/lib/roadmap/schema-public'
import { HORIZON_LABELS, KIND_LABELS } from './labels'

/** The roadmap as anybody may read it. Nothing in it does anything, so that it can be written as HTML once for all readers. */
export function PublicBoard({
  roadmap: { columns, shipped },
  results,
}: {
  roadmap: PublicRoadmap
  results: ReadonlyMap<string, PublicResult>
}) {
  return (
    <>
      <div className="grid gap-x-6 gap-y-8 lg:grid-cols-3">
        {columns.map(({ horizon, total, items }) => (
          <section key={horizon} aria-label={HORIZON_LABELS[horizon]}>
            <h2 className="mb-3 border-b pb-1.5 text-md">
              {HORIZON_LABELS[horizon]} <span className="text-sm text-ink-3">{total}</span>
            </h2>
            {items.length === 0 && <p className="text-sm text-ink-3">Nothing here.</p>}
            <ol className="public-cards space-y-2">
              {items.map((item) => (
                <Entry key={item.id} item={item} />
              ))}
            </ol>
            {total > items.length && (
              <p className="mt-2 text-sm text-ink-3">
                {items.length} of {plural(total, 'item')} are shown.{' '}
                <a href={paths.roadmapPublic({ all: horizon })} className="underline">
                  Show more
                </a>
              </p>
            )}
          </section>
        ))}
      </div>
      {shipped.length > 0 && (
        <section aria-label="Shipped" className="mt-10">
          <h2 className="mb-3 border-b pb-1.5 text-md">Shipped</h2>
          <ol className="public-cards grid gap-2 lg:grid-cols-3">
            {shipped.map((item) => (
              <Entry key={item.id} item={item} result={results.get(item.id)} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function Entry({ item, result }: { item: PublicItem; result?: PublicResult | undefined }) {
  const facts = [
    KIND_LABELS[item.kind],
    item.theme,
    item.quarter?.replace('-', ' '),
    item.shippedAt && formatIsoDay(item.shippedAt),
  ].filter(Boolean)
  return (
    <li>
      <small>{facts.join(' · ')}</small>
      <h3>{item.title}</h3>
      {item.problem && <p className="line-clamp-3 text-ink-2">{item.problem}</p>}
      {item.outcome && <p>→ {item.outcome}</p>}
      {result && (
        <p className="tabular-nums">
          {`${metricTitle(result.metric)}: ${formatEstimate(result.before, '', result.beforeCi)} → ` +
            `${formatEstimate(result.after, result.unit, result.afterCi)} · ${RESULT_LABELS[result.result]}`}
        </p>
      )}
    </li>
  )
}
