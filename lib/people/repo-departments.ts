import { conflict } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { db, isUniqueViolation, type Db, type Tx } from '@/lib/server/db'
import type { DepartmentPlace } from './rules-departments'

const select = { id: true, name: true, parentId: true } as const

/** All departments by name: a tree is read as a whole. */
export const listPlaces = (from: Db = db): Promise<DepartmentPlace[]> =>
  from.$queryRaw`SELECT "id", "name", "parentId" FROM "Department" ORDER BY "name", "id"`

/** The same, locked: of two that are moved under each other at once, the second sees the first. */
export async function lockPlaces(tx: Tx): Promise<DepartmentPlace[]> {
  await tx.$queryRaw`LOCK TABLE "Department" IN SHARE ROW EXCLUSIVE MODE`
  return listPlaces(tx)
}

const taken = (name: string | undefined, error: unknown): unknown =>
  isUniqueViolation(error) ? conflict(`There is a department "${name ?? ''}" already.`) : error

export async function insertDepartment(tx: Tx, data: { name: string; parentId: string | null }) {
  try {
    return await tx.department.create({ data: { id: newId(), ...data }, select })
  } catch (error) {
    throw taken(data.name, error)
  }
}

export async function updateDepartment(tx: Tx, id: string, data: { name?: string; parentId?: string | null }) {
  try {
    return await tx.department.update({ where: { id }, data, select })
  } catch (error) {
    throw taken(data.name, error)
  }
}

export const deleteDepartment = (tx: Tx, id: string) => tx.department.delete({ where: { id } })

/** How many teams stand right under a department, those put away too. */
export const countTeamsUnder = (tx: Tx, id: string): Promise<number> =>
  tx.team.count({ where: { departmentId: id, archivedAt: null } })

/** Makes departments that are not there; several in one statement. */
export async function insertDepartments(tx: Tx, names: readonly string[]): Promise<DepartmentPlace[]> {
  const made = names.map((name) => ({ id: newId(), name, parentId: null }))
  await tx.department.createMany({ data: made })
  return made
}

/** Puts departments under others, and teams into departments, in one statement each. */
export async function placeDepartments(tx: Tx, places: readonly { id: string; parentId: string }[]): Promise<void> {
  if (places.length === 0) return
  await tx.$executeRaw`
    UPDATE "Department" AS d SET "parentId" = u."parentId", "updatedAt" = now()
    FROM unnest(${places.map((one) => one.id)}::text[], ${places.map((one) => one.parentId)}::text[]) AS u("id", "parentId")
    WHERE d."id" = u."id" AND d."parentId" IS DISTINCT FROM u."parentId"`
}

export async function placeTeams(tx: Tx, places: readonly { id: string; departmentId: string }[]): Promise<void> {
  if (places.length === 0) return
  await tx.$executeRaw`
    UPDATE "Team" AS t SET "departmentId" = u."departmentId", "updatedAt" = now()
    FROM unnest(${places.map((one) => one.id)}::text[], ${places.map((one) => one.departmentId)}::text[])
      AS u("id", "departmentId")
    WHERE t."id" = u."id" AND t."departmentId" IS DISTINCT FROM u."departmentId"`
}
