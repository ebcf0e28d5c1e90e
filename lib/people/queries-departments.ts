import { authorize, type Actor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { z } from 'zod'
import { listPlaces } from './repo-departments'
import { presentTeams } from './queries-present-teams'
import { departmentTree, lineOf, type DepartmentPlace, type DepartmentSums } from './rules-departments'
import type { Department, Team } from './schema'

/** The whole tree, those below following their own, each with what stands below it added up. */
export async function listTree(actor: Actor): Promise<DepartmentSums[]> {
  authorize(actor, 'team.read')
  const [places, teams] = await Promise.all([listPlaces(), presentTeams()])
  return departmentTree(places, teams)
}

export const toDepartment = ({ id, name, parentId, depth, teams, headcount, people }: DepartmentSums): Department => ({
  ...{ id, name, parentId, depth, teams, headcount, people },
})

/** Departments in the order of the tree. */
export async function listDepartments(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<Department>> {
  const tree = await listTree(actor)
  const after = decodeCursor(cursor, z.tuple([z.string()]))
  const from = after ? tree.findIndex((one) => one.id === after[0]) + 1 : 0
  return toPage(tree.slice(from, from + limit + 1), limit, (one) => [one.id], toDepartment)
}

/** One department, those above it (the top one first), those right below it, and its own teams. */
export interface DepartmentView {
  department: DepartmentSums
  above: DepartmentPlace[]
  below: DepartmentSums[]
  teams: Team[]
  all: DepartmentSums[]
}

export async function getDepartmentView(actor: Actor, id: string): Promise<DepartmentView> {
  authorize(actor, 'team.read')
  const [places, teams] = await Promise.all([listPlaces(), presentTeams()])
  const all = departmentTree(places, teams)
  const department = all.find((one) => one.id === id)
  if (!department) throw notFound('This department')
  return {
    department,
    above: lineOf(new Map(places.map((one) => [one.id, one])), department.parentId).reverse(),
    below: all.filter((one) => one.parentId === id),
    teams: teams.filter((team) => team.departmentId === id),
    all,
  }
}

export const getDepartment = async (actor: Actor, id: string): Promise<Department> =>
  toDepartment((await getDepartmentView(actor, id)).department)
