import { literal } from '@/lib/core/like'
import { z } from 'zod'
import { isoDay } from '@/lib/core/clock'
import { conflict } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import type { Role } from '@/lib/core/permissions'
import { db, isUniqueViolation, type Db, type Prisma, type Tx } from '@/lib/server/db'
import type { Me, PeopleQuery, Person } from './schema'

const select = {
  id: true,
  name: true,
  email: true,
  role: true,
  teamId: true,
  discipline: true,
  startedOn: true,
  startsOn: true,
  active: true,
  team: { select: { name: true } },
} as const

type Row = Omit<Person, 'role' | 'team' | 'startedOn' | 'startsOn'> & {
  role: string
  startedOn: Date | null
  startsOn: Date | null
  team: { name: string } | null
}
const toPerson = (row: Row): Person => ({
  ...row,
  role: row.role as Role,
  team: row.team?.name ?? null,
  startedOn: row.startedOn ? isoDay(row.startedOn) : null,
  startsOn: row.startsOn ? isoDay(row.startsOn) : null,
})

const cursorKey = z.tuple([z.string(), z.string()])

const whereOf = ({ q, team, role, active }: PeopleQuery): Prisma.PersonWhereInput => ({
  erasedAt: null,
  ...(active && { active: active === 'true' }),
  ...(role && { role }),
  ...(team && { team: { OR: [{ id: team }, { name: { equals: team, mode: 'insensitive' } }] } }),
  ...(q && {
    OR: [
      { name: { contains: literal(q), mode: 'insensitive' } },
      { email: { contains: literal(q), mode: 'insensitive' } },
    ],
  }),
})

/** People by name, without those who were erased. */
export async function listPeople(query: PeopleQuery): Promise<Page<Person>> {
  const after = decodeCursor(query.cursor, cursorKey)
  const rows = await db.person.findMany({
    where: {
      AND: [
        whereOf(query),
        after ? { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] } : {},
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
    select,
  })
  return toPage(rows, query.limit, (row) => [row.name, row.id], toPerson)
}

export const countPeople = (query: PeopleQuery): Promise<number> => db.person.count({ where: whereOf(query) })

export async function findPerson(id: string, from: Db = db): Promise<Person | null> {
  const row = await from.person.findFirst({ where: { id, erasedAt: null }, select })
  return row && toPerson(row)
}

export async function findMe(id: string): Promise<Me | null> {
  const [row] = await db.$queryRaw<(Omit<Row, 'team'> & { teamName: string | null; mutedUpdates: boolean })[]>`
    SELECT p."id", p."name", p."email", p."role", p."teamId", p."discipline", p."startedOn", p."startsOn", p."active",
      p."mutedUpdates", t."name" AS "teamName"
    FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."id" = ${id}`
  if (!row) return null
  const { teamName, mutedUpdates, ...person } = row
  return { ...toPerson({ ...person, team: teamName === null ? null : { name: teamName } }), mutedUpdates }
}

export interface PersonRow {
  name: string
  email: string
  role: Role
  teamId: string | null
  discipline: string | null
  startedOn: Date | null
  /** The first day, still to come: not active until then. */
  startsOn?: Date | null
  endsOn?: Date | null
  active?: boolean
}

export async function insertPerson(tx: Tx, data: PersonRow): Promise<Person> {
  try {
    return toPerson(await tx.person.create({ data: { id: newId(), ...data }, select }))
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(`Somebody with the address ${data.email} is here already.`)
    throw error
  }
}

/** @returns null where there is no such person, or only an erased one */
export async function updatePerson(
  tx: Tx,
  id: string,
  data: Partial<Omit<PersonRow, 'email'>> & { mutedUpdates?: boolean },
): Promise<Person | null> {
  const { count } = await tx.person.updateMany({ where: { id, erasedAt: null }, data })
  return count === 0 ? null : findPerson(id, tx)
}

/** Voids every session of a person. */
export const raiseEpoch = (tx: Tx, id: string) =>
  tx.person.update({ where: { id }, data: { sessionEpoch: { increment: 1 } } })

/**
 * How many may still administer the hub besides this person. Locks them, so that of two admins who take each other's
 * role away at once, one is refused.
 */
export async function countOtherAdmins(tx: Tx, id: string): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Person" WHERE "role" = 'admin' AND "active" ORDER BY "id" FOR UPDATE`
  return rows.filter((row) => row.id !== id).length
}

/** Whether the hub would be without an admin, if this person were none. Locks admins, as `countOtherAdmins` does. */
export async function isLastAdmin(tx: Tx, id: string): Promise<boolean> {
  const others = await countOtherAdmins(tx, id)
  if (others > 0) return false
  return (await tx.person.count({ where: { id, role: 'admin', active: true } })) === 1
}

export const countActiveAdmins = (tx: Tx): Promise<number> =>
  tx.person.count({ where: { role: 'admin', active: true } })

export const hasPeople = async (): Promise<boolean> => (await db.person.findFirst({ select: { id: true } })) !== null

/** A person who is here, by id or by address in any case. */
export const findHere = (ref: string): Promise<{ id: string } | null> =>
  db.person.findFirst({
    where: { OR: [{ id: ref }, { email: { equals: ref, mode: 'insensitive' } }], active: true, erasedAt: null },
    select: { id: true },
  })

/** Ids of a team's people who are here. */
export const listMemberIds = async (teamId: string): Promise<string[]> =>
  (await db.person.findMany({ where: { teamId, active: true, erasedAt: null }, select: { id: true } })).map(
    ({ id }) => id,
  )

/** Those of some people who are here, one parameter however many they are. */
export const listContacts = (
  ids: readonly string[],
): Promise<{ id: string; email: string; role: Role; mutedUpdates: boolean }[]> =>
  db.$queryRaw`SELECT "id", "email", "role", "mutedUpdates" FROM "Person"
    WHERE "id" = ANY(${[...ids]}) AND "active" AND "erasedAt" IS NULL`

/** Those who are here in some roles and have not muted updates, by id. */
export const listUnmutedIds = async (client: Db, roles: readonly string[]): Promise<string[]> =>
  (
    await client.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Person"
      WHERE "role"::text = ANY(${[...roles]}) AND "active" AND "erasedAt" IS NULL AND NOT "mutedUpdates" ORDER BY "id"`
  ).map((row) => row.id)

/** Names and addresses of people by id, for references from other rooms. */
export const listPeopleByIds = (ids: readonly string[]): Promise<{ id: string; name: string; email: string }[]> =>
  db.$queryRaw`SELECT "id", "name", "email" FROM "Person" WHERE "id" = ANY(${[...ids]}) AND "erasedAt" IS NULL`

/** What people do and since when they are here. */
/** Those who are here and work in these teams. */
export async function listMembersOf(client: Db, teamIds: readonly string[]): Promise<{ id: string; teamId: string }[]> {
  const rows = await client.person.findMany({
    where: { teamId: { in: [...teamIds] }, active: true, erasedAt: null },
    select: { id: true, teamId: true },
  })
  return rows.flatMap(({ id, teamId }) => (teamId ? [{ id, teamId }] : []))
}

/** The teams of those of these people who are here. */
export const listTeamsOfPeople = (
  client: Db,
  ids: readonly string[],
): Promise<{ id: string; teamId: string | null }[]> =>
  client.$queryRaw`SELECT "id", "teamId" FROM "Person" WHERE "id" = ANY(${[...ids]}) AND "active" AND "erasedAt" IS NULL`

/** How many of these people are of each team; under null those of none. */
export const countByTeam = (
  ids: readonly string[],
  client: Db = db,
): Promise<{ teamId: string | null; people: number }[]> =>
  client.$queryRaw`
    SELECT "teamId", count(*)::int AS "people" FROM "Person" WHERE "id" = ANY(${[...ids]}) GROUP BY "teamId"`

/** Plain SQL: it is asked with each count of an insight, and what Prisma makes of a query of its own costs more than the answer. */
export const listRolesByIds = (
  client: Db,
  ids: readonly string[],
): Promise<{ id: string; discipline: string | null; startedOn: Date | null }[]> =>
  client.$queryRaw`SELECT "id", "discipline", "startedOn" FROM "Person" WHERE "id" = ANY(${ids}) AND "erasedAt" IS NULL`

export const searchPeople = async (words: string, limit: number): Promise<Person[]> =>
  (
    await db.person.findMany({
      where: whereOf({ q: words, active: 'true', limit }),
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit,
      select,
    })
  ).map(toPerson)

export interface Turned {
  id: string
  role: string
}

/** Those whose first day has come are active. */
export const activateStarting = (tx: Tx, today: string): Promise<Turned[]> => tx.$queryRaw`
  UPDATE "Person" SET "active" = true, "startsOn" = NULL, "updatedAt" = now()
  WHERE "startsOn" <= ${today}::date AND NOT "active" AND "erasedAt" IS NULL RETURNING "id", "role"`

/** Those whose last day is over are active no more, and signed out everywhere; the last admin stays. */
export const deactivateLeft = (tx: Tx, today: string): Promise<Turned[]> => tx.$queryRaw`
  UPDATE "Person" p SET "active" = false, "endsOn" = NULL, "sessionEpoch" = "sessionEpoch" + 1, "updatedAt" = now()
  WHERE "endsOn" < ${today}::date AND "active" AND ("role" <> 'admin' OR EXISTS (SELECT 1 FROM "Person" o
    WHERE o."role" = 'admin' AND o."active" AND o."id" <> p."id" AND (o."endsOn" IS NULL OR o."endsOn" >= ${today}::date)))
  RETURNING "id", "role"`

/** So many names are enough to know that a word is the name of many. */
const MOST_NAMES = 500

/** Names that hold one of these words, which are in small letters and without marks, of people who are not erased. */
export async function listNamesWith(
  client: Db,
  words: readonly string[],
  except: readonly string[],
): Promise<string[]> {
  if (words.length === 0) return []
  const patterns = words.map((word) => `%${literal(word)}%`)
  const rows = await client.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT "name" FROM "Person" WHERE "erasedAt" IS NULL AND NOT "id" = ANY(${[...except]}::text[])
      AND regexp_replace(normalize(lower("name"), NFD), '[\u0300-\u036f]', '', 'g') LIKE ANY(${patterns}::text[])
    ORDER BY "name" LIMIT ${MOST_NAMES}`
  return rows.map(({ name }) => name)
}

/** How many of those who are here are of each team, discipline and band of time since they started. */
export interface PeopleOfAKind {
  team: string
  role: string | null
  /** Of how many of the days somebody started on one or before it; null where that is not known. */
  band: number | null
  people: number
}

/**
 * The people of teams, by kind.
 * @param days from the latest to the earliest: who started after the first is of band 0
 * @param ids only these people; null: all
 */
export const countKinds = (
  client: Db,
  [first, second, third]: readonly [Date, Date, Date],
  ids: readonly string[] | null,
): Promise<PeopleOfAKind[]> =>
  client.$queryRaw<PeopleOfAKind[]>`
    SELECT "teamId" AS "team", "discipline" AS "role", count(*)::int AS "people",
      CASE WHEN "startedOn" IS NULL THEN NULL WHEN "startedOn" > ${isoDay(first)}::date THEN 0
        WHEN "startedOn" > ${isoDay(second)}::date THEN 1 WHEN "startedOn" > ${isoDay(third)}::date THEN 2 ELSE 3 END AS "band"
    FROM "Person" WHERE "active" AND "erasedAt" IS NULL AND "teamId" IS NOT NULL
      AND (${ids === null} OR "id" = ANY(${[...(ids ?? [])]}::text[]))
    GROUP BY 1, 2, 4`
