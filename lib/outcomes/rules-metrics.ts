import { invalid } from '@/lib/core/errors'
import type { MetricPoint } from './schema-metrics'

/** A point as its table holds it. */
export interface PointRow {
  metric: string
  key: string
  at: Date
  value: number
  n: number
  teamId: string | null
  capability: string
}

/** Teams by id and by name in lower case. */
export type TeamIndex = ReadonlyMap<string, string>

export const indexTeams = (teams: readonly { id: string; name: string }[]): TeamIndex =>
  new Map([
    ...teams.map((team) => [team.name.toLowerCase(), team.id] as const),
    ...teams.map((team) => [team.id, team.id] as const),
  ])

/** The team's id. Undefined where there is none of this id or name. */
export const teamIdOf = (ref: string, teams: TeamIndex): string | undefined =>
  teams.get(ref) ?? teams.get(ref.toLowerCase())

/** The path of a thing in a request: "3.team" of a list, "team" of a single one. */
export const pathIn = (isList: boolean, index: number, field: string): string => (isList ? `${index}.${field}` : field)

/**
 * What identifies a point within its metric: the sender's id, or where it has none its moment, team and capability. One
 * series has one value a moment, so the same moment again is a correction.
 */
export const keyOf = (point: Pick<MetricPoint, 'id' | 'at' | 'capability'>, teamId: string | null): string =>
  point.id ? `id:${point.id}` : `@${point.at.toISOString()} ${teamId ?? ''} ${point.capability ?? ''}`

/** @throws AppError invalid with the first hundred paths, where there is any */
function throwAny(errors: Record<string, string[]>): void {
  const found = Object.entries(errors)
  if (found.length === 0) return
  const [path, messages] = found[0] ?? ['', ['']]
  throw invalid(`${path}: ${messages[0] ?? ''}`, Object.fromEntries(found.slice(0, 100)))
}

/**
 * Points of one request as rows.
 * @throws AppError invalid with the path of each unknown team, and of a point that is there twice with another value:
 *   one of the two would be lost
 */
export function rowsOf(points: readonly MetricPoint[], isList: boolean, teams: TeamIndex): PointRow[] {
  const errors: Record<string, string[]> = {}
  const rows = new Map<string, PointRow & { index: number }>()
  points.forEach((point, index) => {
    const teamId = point.team ? teamIdOf(point.team, teams) : null
    if (teamId === undefined) {
      errors[pathIn(isList, index, 'team')] = [`There is no team "${point.team ?? ''}".`]
      return
    }
    const row = {
      metric: point.metric,
      key: keyOf(point, teamId),
      at: point.at,
      value: point.value,
      n: point.n ?? 1,
      teamId,
      capability: point.capability ?? '',
    }
    const place = `${row.metric}\n${row.key}`
    const before = rows.get(place)
    if (before && (before.value !== row.value || before.n !== row.n)) {
      errors[pathIn(isList, index, point.id ? 'id' : 'at')] = [
        `This is the same point as number ${before.index} of the list, with another value. Give each an id of its own.`,
      ]
      return
    }
    rows.set(place, { ...row, index })
  })
  throwAny(errors)
  return [...rows.values()].map(({ index: _, ...row }) => row)
}

/** The unit that a list names first for each of its metrics; '' where it names none. */
export function unitsOf(points: readonly Pick<MetricPoint, 'metric' | 'unit'>[]): Map<string, string> {
  const units = new Map<string, string>()
  for (const { metric, unit } of points) units.set(metric, units.get(metric) || unit || '')
  return units
}

/**
 * A metric has one unit: minutes among seconds would be summed up as if they were seconds.
 * @param known the unit of each metric
 * @throws AppError invalid with the path of each point that names another unit than its metric has
 */
export function checkUnits(
  points: readonly Pick<MetricPoint, 'metric' | 'unit'>[],
  isList: boolean,
  known: ReadonlyMap<string, string>,
): void {
  const errors: Record<string, string[]> = {}
  points.forEach(({ metric, unit }, index) => {
    const has = known.get(metric) ?? ''
    if (unit && has && unit !== has)
      errors[pathIn(isList, index, 'unit')] = [
        `“${metric}” is measured in ${has}, not in ${unit}. Send it in ${has}, or under another name.`,
      ]
  })
  throwAny(errors)
}
