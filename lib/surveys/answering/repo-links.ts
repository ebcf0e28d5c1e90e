import { db, type Db } from '@/lib/server/db'
/** A person's invitations to one survey, the newest first. */
export const listInvitationsOf = (
  client: Db,
  surveyId: string,
  personId: string,
): Promise<{ round: number; day: Date }[]> =>
  client.surveyInvitation.findMany({
    where: { surveyId, personId },
    orderBy: { round: 'desc' },
    select: { round: true, day: true },
  })

/** Which of these people have answered or declined a survey that knows them. */
export async function answeredOrDeclined(
  client: Db,
  surveyId: string,
  personIds: readonly string[],
): Promise<{ answered: Set<string>; declined: Set<string> }> {
  const [answered, declined] = await Promise.all([
    client.surveyResponse.findMany({
      where: { surveyId, personId: { in: [...personIds] } },
      select: { personId: true },
    }),
    client.surveyDecline.findMany({
      where: { surveyId, personId: { in: [...personIds] } },
      select: { personId: true },
    }),
  ])
  return {
    answered: new Set(answered.flatMap((row) => row.personId ?? [])),
    declined: new Set(declined.map((row) => row.personId)),
  }
}

/** Which of these tickets' hashes are spent. */
export async function findUsedLinks(client: Db, surveyId: string, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await client.surveyTicket.findMany({
    where: { surveyId, hash: { in: [...hashes] } },
    select: { hash: true },
  })
  return new Set(rows.map((row) => row.hash))
}

/** The same over several surveys. */
export async function findUsedLinksOfSurveys(
  tickets: readonly { surveyId: string; hash: string }[],
): Promise<Set<string>> {
  if (tickets.length === 0) return new Set()
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT t."hash" FROM "SurveyTicket" t
    JOIN unnest(${tickets.map((one) => one.surveyId)}::text[], ${tickets.map((one) => one.hash)}::text[]) AS k("surveyId", "hash")
      ON k."surveyId" = t."surveyId" AND k."hash" = t."hash"`
  return new Set(rows.map((row) => row.hash))
}

export const countUsedLinks = (surveyId: string): Promise<number> => db.surveyTicket.count({ where: { surveyId } })
