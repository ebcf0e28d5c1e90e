import { conflict } from '@/lib/core/errors'
import { plural } from '@/lib/core/format'
import type { ImportFinding } from '@/lib/core/imports'
import type { Tx } from '@/lib/server/db'
import { insertDepartments, lockPlaces, placeDepartments, placeTeams } from './repo-departments'
import { MAX_DEPARTMENTS, movesOf, planDepartments, type DepartmentLine } from './rules-departments'

/**
 * Makes the tree that a people file tells of: its departments, what they stand under, and which team is in which. What
 * the file does not name stays as it is.
 * @param teams ids by lower-cased name
 * @throws AppError conflict for more departments than a tree may have
 */
export async function importDepartments(
  tx: Tx,
  file: string,
  lines: readonly DepartmentLine[],
  teams: ReadonlyMap<string, string>,
): Promise<ImportFinding[]> {
  const plan = planDepartments(lines)
  if (plan.names.size === 0) return []
  const there = await lockPlaces(tx)
  const known = new Map(there.map((one) => [one.name.toLowerCase(), one.id]))
  const missing = [...plan.names].filter(([key]) => !known.has(key)).map(([, name]) => name)
  if (there.length + missing.length > MAX_DEPARTMENTS) {
    throw conflict(
      `${file} would make ${there.length + missing.length} departments; at most ${MAX_DEPARTMENTS} can be.`,
    )
  }
  const places = [...there, ...(await insertDepartments(tx, missing))]
  const idOf = new Map(places.map((one) => [one.name.toLowerCase(), one.id]))
  const { moved, left } = movesOf(places, plan.parents, idOf)
  await placeDepartments(tx, moved)
  await placeTeams(
    tx,
    [...plan.teams].flatMap(([team, department]) => {
      const [id, departmentId] = [teams.get(team), idOf.get(department)]
      return id !== undefined && departmentId !== undefined ? [{ id, departmentId }] : []
    }),
  )
  const at = (key: string, message: string): ImportFinding => ({ file, line: 0, key, message })
  return [
    ...plan.doubtful.map(({ name, taken, others }) =>
      at('department', `${name} stands under ${taken} on most lines, and elsewhere on ${others}; ${taken} was taken.`),
    ),
    ...left.map((name) => at('department', `${name} would stand under itself or too deep; it stays where it was.`)),
    ...(missing.length > 0 ? [at('department', `${plural(missing.length, 'department')} made.`)] : []),
  ]
}
