import { isoDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { Prisma, type Tx } from '@/lib/server/db'
import type { Known } from './rules-import'

/** Held by one import at a time: two of one file would otherwise both find everybody new. */
const IMPORT_LOCK = 72_707_371

export async function lockImports(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${IMPORT_LOCK})`
}

const known = {
  id: true,
  email: true,
  employeeId: true,
  name: true,
  role: true,
  teamId: true,
  discipline: true,
  startedOn: true,
  startsOn: true,
  endsOn: true,
  active: true,
} as const

/**
 * People with one of these addresses or employee ids. They stay as they are until the transaction ends: a line of the file
 * is written over the whole person, and must not undo what an admin does at the same moment.
 */
export async function listKnown(tx: Tx, emails: string[], employeeIds: string[]): Promise<Known[]> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "email" = ANY(${emails}) OR "employeeId" = ANY(${employeeIds})
    ORDER BY "id" FOR UPDATE`
  const rows = await tx.person.findMany({
    where: { OR: [{ email: { in: emails } }, { employeeId: { in: employeeIds } }], erasedAt: null },
    select: known,
  })
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** People who are here or are still to come, stakeholders apart, and who are none of these: whom a list of everybody leaves out. */
export async function listMissing(tx: Tx, ids: string[]): Promise<Known[]> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE ("active" OR "startsOn" IS NOT NULL)
    AND NOT "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  const rows = await tx.person.findMany({
    where: {
      id: { notIn: ids },
      OR: [{ active: true }, { startsOn: { not: null } }],
      erasedAt: null,
      role: { not: 'stakeholder' },
    },
    orderBy: { email: 'asc' },
    select: known,
  })
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** How many people a list of everybody should have. */
export const countListed = (tx: Tx): Promise<number> =>
  tx.person.count({ where: { active: true, erasedAt: null, role: { not: 'stakeholder' } } })

/** The ids of teams by lower-cased name, those that are not there made; the names of these. */
export async function teamIds(tx: Tx, names: readonly string[]): Promise<{ ids: Map<string, string>; made: string[] }> {
  // Reversed, so that of several spellings the first one stays.
  const wanted = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]))
  const known = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT "id", lower("name") AS "key" FROM "Team" WHERE lower("name") = ANY(${[...wanted.keys()]})`
  const ids = new Map(known.map((row) => [row.key, row.id]))
  const missing = [...wanted].filter(([key]) => !ids.has(key)).map(([key, name]) => ({ id: newId(), key, name }))
  await tx.team.createMany({ data: missing.map(({ id, name }) => ({ id, name, counted: true })) })
  for (const { key, id } of missing) ids.set(key, id)
  return { ids, made: missing.map(({ name }) => name) }
}

/** Names of all teams that are there. */
export const listTeamNames = async (tx: Tx): Promise<string[]> =>
  (await tx.team.findMany({ where: { archivedAt: null }, select: { name: true }, orderBy: { name: 'asc' } })).map(
    ({ name }) => name,
  )

/** Of some teams, the names of those in which nobody is any more. */
export const listEmptied = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.team.findMany({
      where: { id: { in: [...ids] }, archivedAt: null, people: { none: { active: true } } },
      select: { name: true },
      orderBy: { name: 'asc' },
    })
  ).map(({ name }) => name)

export const insertPeople = (tx: Tx, people: Known[]) => tx.person.createMany({ data: people })

/** Writes all changed people in one statement. Whoever is deactivated is signed out everywhere. */
export async function updatePeople(tx: Tx, people: readonly Known[]): Promise<void> {
  if (people.length === 0) return
  const column = <K extends keyof Known>(key: K) => people.map((one) => one[key])
  const days = (key: 'startedOn' | 'startsOn' | 'endsOn') => people.map(({ [key]: day }) => day && isoDay(day))
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Person" AS p
    SET "email" = u."email", "employeeId" = u."employeeId", "name" = u."name", "role" = u."role", "teamId" = u."teamId",
      "discipline" = u."discipline", "startedOn" = u."startedOn", "startsOn" = u."startsOn", "endsOn" = u."endsOn",
      "active" = u."active",
      "sessionEpoch" = p."sessionEpoch" + CASE WHEN p."active" AND NOT u."active" THEN 1 ELSE 0 END, "updatedAt" = now()
    FROM unnest(${column('id')}::text[], ${column('email')}::text[], ${column('employeeId')}::text[],
      ${column('name')}::text[], ${column('role')}::text[], ${column('teamId')}::text[], ${column('discipline')}::text[],
      ${days('startedOn')}::date[], ${days('startsOn')}::date[], ${days('endsOn')}::date[], ${column('active')}::boolean[])
      AS u("id", "email", "employeeId", "name", "role", "teamId", "discipline", "startedOn", "startsOn", "endsOn", "active")
    WHERE p."id" = u."id"`)
}

export interface TeamCount {
  name: string
  headcount: number
  people: number
}

/** Teams whose headcount was set by hand and is another than the number of their active people. */
export const listHeadcountsByHand = (tx: Tx): Promise<TeamCount[]> => tx.$queryRaw`
  SELECT t."name", t."headcount", count(p."id")::int AS "people"
  FROM "Team" t LEFT JOIN "Person" p ON p."teamId" = t."id" AND p."active"
  WHERE NOT t."counted" GROUP BY t."id" HAVING t."headcount" <> count(p."id") ORDER BY t."name"`

export const countPlatformTeams = (tx: Tx): Promise<number> =>
  tx.team.count({ where: { platform: true, archivedAt: null } })

export const countAdmins = (tx: Tx) => tx.person.count({ where: { role: 'admin', active: true } })
