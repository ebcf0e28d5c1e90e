import type { ScoreInputs } from './rules-reach'
import type { Status } from './schema'

/** Which status may follow which. Shipping is final: what was announced is not taken back silently. */
export const NEXT: Record<Status, readonly Status[]> = {
  open: ['shipped', 'dropped'],
  dropped: ['open'],
  shipped: [],
}

export const canMoveItem = (from: Status, to: Status): boolean => NEXT[from].includes(to)

/** What should make a reader careful, in words. One team counts as the only one only where more than one person spoke. */
export function warningsOf(
  item: { outcome: string; contested: boolean; status: Status },
  basis: ScoreInputs,
): string[] {
  if (item.status === 'dropped') return []
  const warnings: string[] = []
  if (basis.people === 0) warnings.push('No evidence')
  else if (basis.teams === 1) warnings.push('One team only')
  if (item.contested) warnings.push('Contested')
  if (item.outcome.trim() === '') warnings.push('No outcome')
  return warnings
}

/**
 * How many of a column's first cards the capacity line stands under: those whose efforts fit together.
 * @param weeks person-weeks the team has; null: no line
 */
export function withinCapacity(efforts: readonly number[], weeks: number | null): number | null {
  if (weeks === null) return null
  let used = 0
  for (const [index, effort] of efforts.entries()) {
    used += effort
    if (used > weeks) return index
  }
  return efforts.length
}
