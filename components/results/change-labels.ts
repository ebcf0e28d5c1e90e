import { formatNumber } from '@/lib/core/format'
import type { Change } from '@/lib/results/queries-changes'

const amount = ({ change, of }: Change): string =>
  formatNumber(
    of === 'mean' ? Math.abs(Math.round(change * 10) / 10) : Math.abs(Math.round(of === 'nps' ? change : change * 100)),
  )

/**
 * "up 9 since “Pulse, May”, likely real", or "as in “Pulse, May”" where the change rounds to nothing.
 * @param unit of a share or an NPS: "points", or nothing where the figure before it says it
 */
export function changeWords(change: Change, unit?: 'points'): string {
  const by = amount(change)
  if (by === '0') return `as in “${change.since}”`
  const points = unit ? ` ${by === '1' ? 'point' : unit}` : ''
  return (
    `${change.change > 0 ? 'up' : 'down'} ${by}${points} since “${change.since}”, ` +
    (change.likelyReal ? 'likely real' : 'may be chance')
  )
}
