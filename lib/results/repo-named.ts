import { z } from 'zod'
import type { Db } from '@/lib/server/db'

const namedResponse = z.object({
  personId: z.string(),
  teamId: z.string().nullable(),
  answers: z.record(z.string(), z.unknown()),
})

/** The responses of a survey that was answered under names, each with its person. Of any other mode: none. */
export async function listNamedResponses(db: Db, surveyId: string): Promise<z.output<typeof namedResponse>[]> {
  const rows = await db.surveyResponse.findMany({
    where: { surveyId, anonymity: 'named', personId: { not: null } },
    select: { personId: true, teamId: true, answers: true },
    orderBy: { personId: 'asc' },
  })
  return namedResponse.array().parse(rows)
}
