import type { Db } from '@/lib/server/db'

/** People by address or id, with their team; those who were erased are not among them. */
export async function listByEmail(client: Db, emailsOrIds: readonly string[]) {
  const wanted = [...new Set(emailsOrIds)]
  const rows = await client.person.findMany({
    where: { erasedAt: null, OR: [{ email: { in: wanted.map((one) => one.toLowerCase()) } }, { id: { in: wanted } }] },
    select: { id: true, email: true, teamId: true, team: { select: { platform: true } } },
  })
  return rows.map(({ team, ...person }) => ({ ...person, platform: team?.platform ?? false }))
}
