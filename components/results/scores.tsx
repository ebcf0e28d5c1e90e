import type { ReactNode } from 'react'
import { DotIntervals } from '@/components/charts/dot-intervals'
import { Section } from '@/components/ui/page-header'
import { formatNumber, formatPercent } from '@/lib/core/format'
import { PMF_MARK } from '@/lib/results/rules-scores'
import type { Results } from '@/lib/results/schema'
import type { CastleDimension, Scored } from '@/lib/results/schema-scores'

const READING = {
  above: 'Likely above the mark of',
  below: 'Likely below the mark of',
  unclear: 'On either side of the mark of',
}

const HIDDEN: Record<NonNullable<Scored['hidden']>, string> = {
  suppressed: 'Not shown: too few answered.',
  'not-the-same-people': 'Not worked out: not the same people answered both questions.',
}

/** What each dimension is called, with what stands at 100. */
const DIMENSIONS: Record<CastleDimension, { label: string; best: string }> = {
  'cognitive-load': { label: 'Cognitive load', best: '100 is no load' },
  'advanced-feature-usage': { label: 'Advanced features used', best: '100 is full agreement' },
  satisfaction: { label: 'Satisfaction', best: '100 is very satisfied' },
  'task-efficiency': { label: 'Task efficiency', best: '100 is very easy' },
  learnability: { label: 'Learnability', best: '100 is very easy' },
  errors: { label: 'Errors', best: '% whom it never stopped' },
}

/** Published scores that belong to several answers together; nothing where a survey asks none of them. */
export function Scores({ scores: { umuxLite, productMarketFit, castle } }: Pick<Results, 'scores'>) {
  if (!umuxLite && !productMarketFit && !castle) return null
  return (
    <Section title="Scores">
      {(umuxLite || productMarketFit) && (
        <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {umuxLite && (
            <Score label="UMUX-Lite, 0 to 100" of={umuxLite}>
              About {formatNumber(umuxLite.asSus ?? 0)} on the scale of the SUS, whose average is 68.
            </Score>
          )}
          {productMarketFit && (
            <Score label="Very disappointed without it (product-market fit)" of={productMarketFit} unit="%">
              {READING[productMarketFit.reading ?? 'unclear']} {formatPercent(PMF_MARK / 100)}.
            </Score>
          )}
        </dl>
      )}
      {castle && (
        <div className={umuxLite || productMarketFit ? 'mt-6' : ''}>
          <DotIntervals
            finding="CASTLE: how the platform serves people who must use it"
            caption={
              'Six figures from 0 to 100, where 100 is the good end. There is no total: the framework (Nielsen Norman Group) ' +
              'has none, and one would hide which of the six is low.'
            }
            name="castle"
            of="Dimension"
            domain={[0, 100]}
            rows={castle.map(({ dimension, score, ci, n, hidden }) => ({
              label: DIMENSIONS[dimension].label,
              note: DIMENSIONS[dimension].best,
              value: score ?? 0,
              ...(ci && { interval: ci }),
              ...(n !== null && { n }),
              suppressed: hidden !== null,
            }))}
          />
        </div>
      )}
    </Section>
  )
}

function Score({ label, of, unit, children }: { label: string; of: Scored; unit?: '%'; children: ReactNode }) {
  const { score, ci, n, hidden } = of
  const written = (one: number) => (unit === '%' ? formatPercent(one / 100) : formatNumber(one))
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      {score === null ? (
        <dd className="mt-0.5 text-ink-2">{HIDDEN[hidden ?? 'suppressed']}</dd>
      ) : (
        <>
          <dd className="mt-0.5 text-md tabular-nums">
            {written(score)} {ci ? `(${written(ci[0])} to ${written(ci[1])})` : '(all answered alike: no interval)'}
          </dd>
          <dd className="mt-0.5 text-xs text-ink-3">
            n = {n}. {children}
          </dd>
        </>
      )}
    </div>
  )
}
