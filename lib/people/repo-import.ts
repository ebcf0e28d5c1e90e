import { isoDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { Prisma, type Tx } from '@/lib/server/db'

export interface Known {
  id: string
  email: string
  name: string
  role: Role
  teamId: string | null
  discipline: string | null
  startedOn: Date | null
}

/** Held by one import at a time: two of one file would otherwise both find everybody new. */
const IMPORT_LOCK = 72_707_371

export async function lockImports(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${IMPORT_LOCK})`
}

export async function listPeopleByEmail(tx: Tx, emails: string[]): Promise<Map<string, Known>> {
  const rows = await tx.person.findMany({
    where: { email: { in: emails } },
    select: { id: true, email: true, name: true, role: true, teamId: true, discipline: true, startedOn: true },
  })
  return new Map(rows.map((row) => [row.email, { ...row, role: row.role as Role }]))
}

/** The ids of teams by lower-cased name, those that are not there made. */
export async function teamIds(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  // Reversed, so that of several spellings the first one stays.
  const wanted = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]))
  const known = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT "id", lower("name") AS "key" FROM "Team" WHERE lower("name") = ANY(${[...wanted.keys()]})`
  const ids = new Map(known.map((row) => [row.key, row.id]))
  const missing = [...wanted].filter(([key]) => !ids.has(key)).map(([key, name]) => ({ id: newId(), key, name }))
  await tx.team.createMany({ data: missing.map(({ id, name }) => ({ id, name })) })
  for (const { key, id } of missing) ids.set(key, id)
  return ids
}

export const insertPeople = (tx: Tx, people: Known[]) => tx.person.createMany({ data: people })

/** Writes all changed people in one statement. */
export async function updatePeople(tx: Tx, people: readonly Known[]): Promise<void> {
  if (people.length === 0) return
  const column = <K extends keyof Known>(key: K) => people.map((one) => one[key])
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Person" AS p
    SET "name" = u."name", "role" = u."role", "teamId" = u."teamId", "discipline" = u."discipline", "startedOn" = u."startedOn", "updatedAt" = now()
    FROM unnest(${column('id')}::text[], ${column('name')}::text[], ${column('role')}::text[], ${column('teamId')}::text[], ${column('discipline')}::text[],
      ${people.map((one) => one.startedOn && isoDay(one.startedOn))}::date[])
      AS u("id", "name", "role", "teamId", "discipline", "startedOn")
    WHERE p."id" = u."id"`)
}

/** No team has fewer engineers than people here; a larger headcount is kept. */
export const growHeadcounts = (tx: Tx, ids: string[]) => tx.$executeRaw`
  UPDATE "Team" AS t SET "headcount" = c.people, "updatedAt" = now()
  FROM (SELECT "teamId", count(*)::int AS people FROM "Person" WHERE "active" AND "teamId" = ANY(${ids}) GROUP BY "teamId") AS c
  WHERE t."id" = c."teamId" AND t."headcount" < c.people`

export const countAdmins = (tx: Tx) => tx.person.count({ where: { role: 'admin', active: true } })
