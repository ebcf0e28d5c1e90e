import type { Db, Tx } from '@/lib/server/db'

/** People by address or id, with their team; those who were erased are not among them. */
export async function listByEmail(client: Db, emailsOrIds: readonly string[]) {
  const wanted = [...new Set(emailsOrIds)]
  const rows = await client.person.findMany({
    where: { erasedAt: null, OR: [{ email: { in: wanted.map((one) => one.toLowerCase()) } }, { id: { in: wanted } }] },
    select: { id: true, email: true, teamId: true, team: { select: { platform: true } } },
  })
  return rows.map(({ team, ...person }) => ({ ...person, platform: team?.platform ?? false }))
}

/** A person with their team as they are today; without one, `team` and `teamId` are null. */
export interface PersonInTeam {
  id: string
  name: string
  team: string | null
  teamId: string | null
  platformTeam: boolean
}

/** People by id with their teams, erased ones too. By hand in one statement, where Prisma makes two: some pages ask four times. */
export const listInTeams = (client: Db, ids: readonly string[]): Promise<PersonInTeam[]> =>
  client.$queryRaw<PersonInTeam[]>`
    SELECT p."id", p."name", p."teamId", t."name" AS "team", coalesce(t."platform", false) AS "platformTeam"
    FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."id" = ANY(${[...ids]})`

/** Keeps people from being erased until the transaction ends. */
export async function holdByEmail(tx: Tx, emailsOrIds: readonly string[]): Promise<void> {
  const emails = emailsOrIds.map((one) => one.toLowerCase())
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "email" = ANY(${emails}) OR "id" = ANY(${[...emailsOrIds]})
    ORDER BY "id" FOR SHARE`
}
