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

/** Keeps people from being erased until the transaction ends. */
export async function holdByEmail(tx: Tx, emailsOrIds: readonly string[]): Promise<void> {
  const emails = emailsOrIds.map((one) => one.toLowerCase())
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "email" = ANY(${emails}) OR "id" = ANY(${[...emailsOrIds]})
    ORDER BY "id" FOR SHARE`
}
