import { machine } from '@/lib/core/machine'
import { STATUS_RULES } from '@/lib/insights/rules'
import { commitmentGaps, gapWords } from './rules-commit'
import type { Alternative, Horizon, Kind, Status } from './schema'
import type { ScoreInputs } from './schema-rows'

/** Who a reader is to an item: `writer` may change the roadmap, `shipper` may announce what is done. */
export type ItemRole = 'writer' | 'shipper'

/** The life of an item. Shipping is final: what was announced is not taken back silently. */
export const itemMachine = machine<Status, ItemRole>(
  [
    { from: 'open', to: 'shipped', by: ['shipper'], verb: 'Ship' },
    { from: 'open', to: 'dropped', by: ['writer'], verb: 'Won’t do' },
    { from: 'dropped', to: 'open', by: ['writer'], verb: 'Take it up again' },
  ],
  { thing: 'item' },
)

/** What should make a reader careful, in words. One team counts as the only one only where more than one person spoke. */
export function warningsOf(
  item: {
    outcome: string
    measured?: boolean
    contested: boolean
    status: Status
    kind: Kind
    horizon: Horizon
    alternatives: readonly Alternative[]
    commitNote: string
  },
  basis: ScoreInputs,
): string[] {
  if (item.status === 'dropped') return []
  const warnings: string[] = []
  if (basis.people === 0) warnings.push('No evidence')
  else if (basis.teams === 1) warnings.push('One team only')
  if (item.contested) warnings.push('Contested')
  for (const status of new Set(basis.leftOut.map((insight) => insight.status))) {
    const { warning } = STATUS_RULES[status]
    if (warning) warnings.push(warning)
  }
  if (item.outcome.trim() === '' && !item.measured) warnings.push('No outcome')
  const gaps = item.horizon === 'now' && item.commitNote.trim() === '' ? commitmentGaps(item, basis) : []
  if (gaps.length > 0 && item.status === 'open')
    warnings.push(`Committed without ${gapWords(gaps)}, and no reason given`)
  return warnings
}

/** A sum of person-weeks without what binary fractions add to it: three times 1.1 are 3.3, and fit into 3.3. */
export const sumOfWeeks = (efforts: readonly number[]): number =>
  Math.round(efforts.reduce((sum, effort) => sum + effort, 0) * 1e6) / 1e6

/**
 * How many of a column's first cards the capacity line stands under: those whose efforts fit together.
 * @param weeks person-weeks the team has; null: no line
 */
export function withinCapacity(efforts: readonly number[], weeks: number | null): number | null {
  if (weeks === null) return null
  let used = 0
  for (const [index, effort] of efforts.entries()) {
    used = sumOfWeeks([used, effort])
    if (used > weeks) return index
  }
  return efforts.length
}
