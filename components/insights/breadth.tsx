import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import type { Insight } from '@/lib/insights/schema'

const list = (groups: { name: string | null; people: number }[]) =>
  groups.map(({ name, people }) => `${name ?? 'not known'} ${people}`).join(', ')

/** What the people behind it do and how long they have been here, and how many of the company would agree. */
export function Breadth({ insight }: { insight: Insight }) {
  const { roles, tenures, support } = insight
  const known = roles.some((one) => one.role !== null) || tenures.some((one) => one.tenure !== null)
  return (
    <div className="mt-4 space-y-2 text-sm tabular-nums">
      {known && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-ink-3">Role</dt>
          <dd>{list(roles.map((one) => ({ name: one.role, people: one.people })))}</dd>
          <dt className="text-ink-3">Tenure</dt>
          <dd>{list(tenures.map((one) => ({ name: one.tenure, people: one.people })))}</dd>
        </dl>
      )}
      {support && (
        <p>
          Weighing each team by its size, {formatPercent(support.share)} would agree (
          {formatPercentInterval(support.ci[0], support.ci[1])} %), as far as teams of {formatPercent(support.covered)}{' '}
          of the company were heard.
        </p>
      )}
      {!known && insight.breadth.people > 0 && (
        <p className="text-ink-3">
          What {plural(insight.breadth.people, 'person does', 'people do')} and how long they have been here is not
          known or not to be shown.
        </p>
      )}
    </div>
  )
}
