import type { ReactNode } from 'react'
import { Section } from '@/components/ui/page-header'
import { formatNumber, formatPercent, formatPercentInterval } from '@/lib/core/format'
import { PMF_MARK, productMarketFitOf, umuxLiteOf } from '@/lib/results/rules-scores'
import type { Results } from '@/lib/results/schema'

const READING = {
  above: 'likely above the mark of',
  below: 'likely below the mark of',
  unclear: 'on either side of the mark of',
}

/** Published scores that belong to several answers together; nothing where a survey asks none of them. */
export function Scores({ results }: { results: Results }) {
  const [umux, fit] = [umuxLiteOf(results.questions), productMarketFitOf(results.questions)]
  if (!umux && !fit) return null
  return (
    <Section title="Scores">
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {umux && (
          <Score
            label="UMUX-Lite, 0 to 100"
            value={`${formatNumber(umux.score)} (${formatNumber(umux.ci[0])} to ${formatNumber(umux.ci[1])})`}
          >
            n = {umux.n}. About {formatNumber(umux.asSus)} on the scale of the SUS, whose average is 68.
          </Score>
        )}
        {fit && (
          <Score
            label="Very disappointed without it (product-market fit)"
            value={`${formatPercent(fit.share)} (${formatPercentInterval(...fit.ci)})`}
          >
            n = {fit.n}, {READING[fit.reading]} {formatPercent(PMF_MARK)}.
          </Score>
        )}
      </dl>
    </Section>
  )
}

function Score({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="mt-0.5 text-md tabular-nums">{value}</dd>
      <dd className="mt-0.5 text-xs text-ink-3">{children}</dd>
    </div>
  )
}
