import { Prisma, type Db } from '@/lib/server/db'
import { givenBetween } from './rules-consent'

/** Sessions of these days, the first first. */
export const listSessionsBetween = (
  db: Db,
  from: Date,
  to: Date,
  limit: number,
): Promise<{ id: string; title: string; date: Date; kind: string }[]> =>
  db.$queryRaw`SELECT "id", "title", "date", "kind" FROM "FieldSession"
    WHERE "date" >= ${from}::date AND "date" <= ${to}::date ORDER BY "date", "id" LIMIT ${limit}`

/** Participants whose agreement ends between two moments, by itself or on a day that was named, and is not withdrawn. */
export const listEndingParticipants = (db: Db, from: Date, to: Date): Promise<EndingParticipant[]> => {
  const given = givenBetween(from, to).map(
    (one) =>
      Prisma.sql`("consentScope" = ${one.scope} AND "consentedAt" >= ${one.from} AND "consentedAt" <= ${one.to})`,
  )
  const named = Prisma.sql`("consentScope" = 'until' AND "consentUntil" >= ${from}::date AND "consentUntil" <= ${to}::date)`
  return db.$queryRaw`SELECT "sessionId", "consentScope", "consentUntil", "consentedAt", "withdrawnAt" FROM "SessionParticipant"
    WHERE "withdrawnAt" IS NULL AND (${Prisma.join([...given, named], ' OR ')})`
}

interface EndingParticipant {
  sessionId: string
  consentScope: string
  consentUntil: Date | null
  consentedAt: Date
  withdrawnAt: Date | null
}
