import { newId } from '@/lib/core/ids'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { conflict, notFound } from '@/lib/core/errors'
import { db, isMissingReference, isUniqueViolation, type Db, type Prisma, type Tx } from '@/lib/server/db'
import { isReferenced } from '@/lib/server/references'
import { z } from 'zod'
import type { Team, TeamsQuery } from './schema'

const select = {
  id: true,
  name: true,
  headcount: true,
  platform: true,
  departmentId: true,
  archivedAt: true,
  _count: { select: { people: { where: { active: true } } } },
} as const

interface Row extends Omit<Team, 'people' | 'archivedAt'> {
  archivedAt: Date | null
  _count: { people: number }
}
const toTeam = ({ _count, archivedAt, ...row }: Row): Team => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  people: _count.people,
})

/** What is written of a team; references are resolved. */
export interface TeamData {
  name?: string
  headcount?: number
  platform?: boolean
  departmentId?: string | null
  archivedAt?: Date | null
}

const cursorKey = z.tuple([z.string(), z.string()])

/** Teams by name: those that are there, or those that were put away. */
export async function listTeams({ limit, cursor, archived }: TeamsQuery): Promise<Page<Team>> {
  const after = decodeCursor(cursor, cursorKey)
  const rows = await db.team.findMany({
    where: {
      archivedAt: archived === 'true' ? { not: null } : null,
      ...(after && { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select,
  })
  return toPage(rows, limit, (row) => [row.name, row.id], toTeam)
}

const sorted = { orderBy: [{ name: 'asc' }], select } as const satisfies Prisma.TeamFindManyArgs

/** Every team, those put away too: for names. */
export const listAllTeams = async (): Promise<Team[]> => (await db.team.findMany(sorted)).map(toTeam)

/** The id of the team with this id, else of the one with this name, whatever its letters' case. */
export async function findTeamIdByRef(ref: string): Promise<string | null> {
  const found = await db.team.findMany({
    where: { OR: [{ id: ref }, { name: { equals: ref, mode: 'insensitive' } }] },
    select: { id: true },
    take: 2,
  })
  return (found.find(({ id }) => id === ref) ?? found[0])?.id ?? null
}

/** The teams, those put away too, that have one of these ids, or one of these names whatever their letters' case. */
export const listTeamsByRefs = (refs: readonly string[]): Promise<{ ref: string; id: string }[]> =>
  refs.length === 0
    ? Promise.resolve([])
    : db.$queryRaw`
  SELECT r."ref", t."id" FROM unnest(${refs}::text[]) AS r("ref")
  JOIN "Team" t ON t."id" = r."ref" OR lower(t."name") = lower(r."ref") ORDER BY 1, 2`

/** The names of the teams that are there. */
export const listPresentNames = (): Promise<{ id: string; name: string }[]> =>
  db.team.findMany({ where: { archivedAt: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } })

/** Every team that is there, for pages that show them all and for choosing one. */
export const listPresentTeams = (): Promise<Team[]> =>
  db.$queryRaw`SELECT t."id", t."name", t."headcount", t."platform", t."departmentId", NULL AS "archivedAt",
      coalesce(p."people", 0) AS "people"
    FROM "Team" t LEFT JOIN (
      SELECT "teamId", count(*)::int AS "people" FROM "Person" WHERE "active" AND "teamId" IS NOT NULL GROUP BY 1) p
      ON p."teamId" = t."id"
    WHERE t."archivedAt" IS NULL ORDER BY t."name"`

/** Every team that was put away. */
export const listArchivedTeams = async (): Promise<Team[]> =>
  (await db.team.findMany({ ...sorted, where: { archivedAt: { not: null } } })).map(toTeam)

export const listTeamsByIds = async (ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  ids.length === 0 ? [] : db.$queryRaw`SELECT "id", "name" FROM "Team" WHERE "id" = ANY(${[...ids]})`

export async function findTeam(id: string, from: Db = db): Promise<Team | null> {
  const row = await from.team.findUnique({ where: { id }, select })
  return row && toTeam(row)
}

/** Of these teams, those with fewer people than that; of an empty one those who left, and at least one where it was put away. */
export async function listTeamsOfFewer(client: Db, ids: readonly string[], people: number): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Team" t WHERE t."id" = ANY(${[...ids]}) AND COALESCE(NULLIF(t."headcount", 0),
      NULLIF((SELECT count(*) FROM "Person" p WHERE p."teamId" = t."id"), 0),
      CASE WHEN t."archivedAt" IS NOT NULL THEN 1 END, 0) BETWEEN 1 AND ${people - 1}`
  return rows.map((row) => row.id)
}

/** A team by its id or its name, without regard to case. */
export const findTeamByRef = (ref: string, from: Db = db): Promise<{ id: string; name: string } | null> =>
  from.team.findFirst({
    where: { OR: [{ id: ref }, { name: { equals: ref, mode: 'insensitive' } }] },
    select: { id: true, name: true },
  })

export async function insertTeam(tx: Tx, team: TeamData & { name: string; headcount: number }): Promise<Team> {
  try {
    return toTeam(await tx.team.create({ data: { id: newId(), ...team, counted: team.headcount === 0 }, select }))
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(`There is a team "${team.name}" already.`)
    throw error
  }
}

/**
 * A headcount of 0, or of as many people as the team has here, is counted from then on: it follows the people. Another
 * one is kept as it was set.
 */
const headcountOf = ({ headcount }: TeamData, people: number): { headcount?: number; counted?: boolean } =>
  headcount === undefined
    ? {}
    : headcount === 0 || headcount === people
      ? { headcount: people, counted: true }
      : { headcount, counted: false }

export async function updateTeam(tx: Tx, id: string, change: TeamData): Promise<Team> {
  try {
    const people = await tx.person.count({ where: { teamId: id, active: true } })
    return toTeam(await tx.team.update({ where: { id }, data: { ...change, ...headcountOf(change, people) }, select }))
  } catch (error) {
    if (isMissingReference(error)) throw notFound('This team')
    if (isUniqueViolation(error)) throw conflict(`There is a team "${change.name ?? ''}" already.`)
    throw error
  }
}

/** How many people are in a team, those who left too. Locks the team, so that nobody joins it meanwhile. */
export async function countEverIn(tx: Db, id: string): Promise<{ active: number; all: number } | null> {
  const [team] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Team" WHERE "id" = ${id} FOR UPDATE`
  if (!team) return null
  const [active, all] = [
    await tx.person.count({ where: { teamId: id, active: true } }),
    await tx.person.count({ where: { teamId: id } }),
  ]
  return { active, all }
}

/** Copies of a survey's teams on the day it opened: they have the name by themselves. People are counted above. */
const NOT_ASKED = ['SurveyPopulation', 'Person']

/** Whether anything in any room names a team: evidence, sessions, responses, items and what else has a team. */
export const isNamedAnywhere = (from: Db, id: string): Promise<boolean> => isReferenced(from, 'teamId', id, NOT_ASKED)

export const deleteTeam = (tx: Tx, id: string) => tx.team.delete({ where: { id } })
