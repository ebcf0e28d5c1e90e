import { Prisma, type Db, type Tx } from '@/lib/server/db'

/** People by address or id, with their team; those who were erased are not among them. */
export async function listByEmail(client: Db, emailsOrIds: readonly string[]) {
  const wanted = [...new Set(emailsOrIds)]
  const rows = await client.person.findMany({
    where: { erasedAt: null, OR: [{ email: { in: wanted.map((one) => one.toLowerCase()) } }, { id: { in: wanted } }] },
    select: { id: true, email: true, teamId: true, team: { select: { platform: true } } },
  })
  return rows.map(({ team, ...person }) => ({ ...person, platform: team?.platform ?? false }))
}

/**
 * The statement that reads people by id with their teams as they are today, erased ones too; without one, `team` and `teamId` are
 * null. By hand, where Prisma makes two; and as SQL, for a page that asks for people several times with whatever else it asks.
 */
export const inTeams = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT p."id", p."name", p."teamId", t."name" AS "team", coalesce(t."platform", false) AS "platformTeam"
  FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."id" = ANY(${[...ids]})`

/** The statement that reads those of these people, and of the members of these teams, who are here, by name. */
export const membersNow = (ids: readonly string[], teamIds: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT "id", "name", "teamId" FROM "Person"
  WHERE "active" AND ("id" = ANY(${[...ids]}) OR "teamId" = ANY(${[...teamIds]})) ORDER BY "name"`

/** The statement that reads the addresses of those of these people who are here. */
export const addressesNow = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT "id", "email" FROM "Person" WHERE "active" AND "id" = ANY(${[...ids]})`

/** The statement that reads what teams are called. */
export const teamNames = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT "id", "name" FROM "Team" WHERE "id" = ANY(${[...ids]})`

/** Keeps people from being erased until the transaction ends. */
export async function holdByEmail(tx: Tx, emailsOrIds: readonly string[]): Promise<void> {
  const emails = emailsOrIds.map((one) => one.toLowerCase())
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "email" = ANY(${emails}) OR "id" = ANY(${[...emailsOrIds]})
    ORDER BY "id" FOR SHARE`
}
