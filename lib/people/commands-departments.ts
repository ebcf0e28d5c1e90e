import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { plural } from '@/lib/core/format'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { getDepartment } from './queries-departments'
import { countTeamsUnder, deleteDepartment, insertDepartment, lockPlaces, updateDepartment } from './repo-departments'
import { faultOfParent, MAX_DEPARTMENTS, type DepartmentPlace } from './rules-departments'
import type { Department, DepartmentChange, NewDepartment } from './schema'

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** A department by its id or its name, without regard to case; null for none. @throws AppError invalid where there is none */
export function departmentIdOf(
  places: readonly DepartmentPlace[],
  ref: string | null | undefined,
  field: string,
): string | null {
  if (!ref) return null
  const found = places.find((one) => one.id === ref) ?? places.find((one) => same(one.name, ref))
  if (!found) throw invalidField(field, `There is no department "${ref}".`)
  return found.id
}

function refuseParent(places: readonly DepartmentPlace[], id: string | null, parentId: string | null) {
  const fault = faultOfParent(places, id, parentId)
  if (fault) throw invalidField('parent', fault)
}

function refuseName(places: readonly DepartmentPlace[], id: string | null, name: string | undefined) {
  if (name !== undefined && places.some((one) => one.id !== id && same(one.name, name)))
    throw conflict(`There is a department "${name}" already.`)
}

/** @throws AppError conflict when the name is taken, invalid for a place that cannot be */
export async function createDepartment(actor: Actor, { name, parent }: NewDepartment): Promise<Department> {
  authorize(actor, 'team.write')
  const { id } = await transaction(async (tx) => {
    const places = await lockPlaces(tx)
    if (places.length >= MAX_DEPARTMENTS) throw conflict(`There are ${MAX_DEPARTMENTS} departments already.`)
    refuseName(places, null, name)
    const parentId = departmentIdOf(places, parent, 'parent')
    refuseParent(places, null, parentId)
    const made = await insertDepartment(tx, { name, parentId })
    await audit(tx, actor, 'department.created', { kind: 'department', id: made.id })
    return made
  })
  return getDepartment(actor, id)
}

/** @throws AppError conflict when the name is taken, invalid where it would stand under itself */
export async function changeDepartment(actor: Actor, id: string, change: DepartmentChange): Promise<Department> {
  authorize(actor, 'team.write')
  await transaction(async (tx) => {
    const places = await lockPlaces(tx)
    if (!places.some((one) => one.id === id)) throw notFound('This department')
    refuseName(places, id, change.name)
    const parentId = change.parent === undefined ? undefined : departmentIdOf(places, change.parent, 'parent')
    if (parentId !== undefined) refuseParent(places, id, parentId)
    await updateDepartment(tx, id, {
      ...(change.name !== undefined && { name: change.name }),
      ...(parentId !== undefined && { parentId }),
    })
    await audit(tx, actor, 'department.changed', { kind: 'department', id }, { fields: Object.keys(change) })
  })
  return getDepartment(actor, id)
}

/** Takes a department away under which nothing stands: it groups teams, and has said nothing itself. */
export async function removeDepartment(actor: Actor, id: string): Promise<void> {
  authorize(actor, 'team.write')
  await transaction(async (tx) => {
    const places = await lockPlaces(tx)
    if (!places.some((one) => one.id === id)) throw notFound('This department')
    const below = places.filter((one) => one.parentId === id).length
    const teams = await countTeamsUnder(tx, id)
    if (below + teams > 0)
      throw conflict(
        `${plural(teams, 'team')} and ${plural(below, 'department')} stand under this department: move them first.`,
      )
    await deleteDepartment(tx, id)
    await audit(tx, actor, 'department.deleted', { kind: 'department', id })
  })
}
