import { db, pool, type Tx } from './db'
import type { MailEnd, PromisedMail } from './mail-queue'

/** A mail that one run of the sender holds. */
export interface ClaimedMail extends PromisedMail {
  id: string
  kind: string
  tries: number
  giveUpAt: Date
}

// What is asked once for each mail goes to the driver itself: with Prisma in between, a campaign takes a third more
// processor time.

/**
 * The next mail that is due, claimed: until the lease ends no other run takes it. Times are the database's.
 * @param kinds those that this process knows
 */
export async function claimMail(
  holder: string,
  leaseSeconds: number,
  kinds: readonly string[],
): Promise<ClaimedMail | null> {
  const { rows } = await pool().query<ClaimedMail>(
    `UPDATE "Mail" SET "state" = 'sending', "holder" = $1, "tries" = "tries" + 1,
      "leaseUntil" = now() + make_interval(secs => $2::float8)
    WHERE "id" = (SELECT "id" FROM "Mail" WHERE "state" = 'waiting' AND "nextTryAt" <= now() AND "kind" = ANY($3)
      ORDER BY "urgency", "nextTryAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "kind", "personId", "subjectId", "data", "tries", "giveUpAt"`,
    [holder, leaseSeconds, kinds],
  )
  return rows[0] ?? null
}

/** The holder still lives: its claims last on. */
export const extendLeases = (holder: string, leaseSeconds: number) =>
  db.$executeRaw`
    UPDATE "Mail" SET "leaseUntil" = now() + make_interval(secs => ${leaseSeconds}::float8) WHERE "holder" = ${holder}`

/**
 * Notes that the end of a mail is about to be handed over. From here on the mail is not sent by another run.
 * @returns false where the lease was lost meanwhile: then it must not be handed over
 */
export async function markHanded(id: string, holder: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE "Mail" SET "state" = 'handed' WHERE "id" = $1 AND "holder" = $2 AND "state" = 'sending'`,
    [id, holder],
  )
  return rowCount === 1
}

/** Gives a mail back, to be tried again in some seconds. */
export const releaseMail = (id: string, holder: string, trouble: string | null, waitSeconds: number) =>
  db.$executeRaw`
    UPDATE "Mail" SET "state" = 'waiting', "holder" = NULL, "leaseUntil" = NULL,
      "trouble" = coalesce(${trouble}, "trouble"), "tries" = "tries" - (${trouble}::text IS NULL)::int,
      "nextTryAt" = now() + make_interval(secs => ${waitSeconds}::float8)
    WHERE "id" = ${id} AND "holder" = ${holder}`

/** Ends mails that this holder has. @returns the ids of those that it still had */
export async function settleMails(
  tx: Tx,
  holder: string,
  mails: readonly { id: string; state: MailEnd; trouble: string | null }[],
): Promise<Set<string>> {
  const column = <K extends 'id' | 'state' | 'trouble'>(key: K) => mails.map((mail) => mail[key])
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Mail" m SET "state" = e."state", "trouble" = e."trouble", "holder" = NULL, "leaseUntil" = NULL, "settledAt" = now()
    FROM unnest(${column('id')}::text[], ${column('state')}::text[], ${column('trouble')}::text[]) AS e("id", "state", "trouble")
    WHERE m."id" = e."id" AND m."holder" = ${holder} RETURNING m."id"`
  return new Set(rows.map((row) => row.id))
}

export const deleteMails = (tx: Tx, ids: readonly string[]) => tx.mail.deleteMany({ where: { id: { in: [...ids] } } })

/** Claims whose holder is gone and that had not been handed over: they wait again. @returns how many */
export const freeAbandoned = () =>
  db.$executeRaw`
    UPDATE "Mail" SET "state" = 'waiting', "holder" = NULL, "leaseUntil" = NULL, "nextTryAt" = now()
    WHERE "state" = 'sending' AND "leaseUntil" < now()`

/** Takes over mails whose holder was gone at about the moment when it handed them over; `from` is that holder. */
export const takeAbandonedHanded = (holder: string, leaseSeconds: number, kinds: readonly string[]) =>
  db.$queryRaw<(ClaimedMail & { from: string })[]>`
    UPDATE "Mail" m SET "holder" = ${holder}, "leaseUntil" = now() + make_interval(secs => ${leaseSeconds}::float8)
    FROM (SELECT "id", "holder" FROM "Mail" WHERE "state" = 'handed' AND "leaseUntil" < now() AND "kind" = ANY(${[...kinds]})
      FOR UPDATE SKIP LOCKED) AS old
    WHERE m."id" = old."id"
    RETURNING m."id", m."kind", m."personId", m."subjectId", m."data", m."tries", m."giveUpAt", old."holder" AS "from"`

/** Claims those that wait and are past their time, so that they can be given up. */
export const takeOverdue = (holder: string, leaseSeconds: number, kinds: readonly string[]) =>
  db.$queryRaw<ClaimedMail[]>`
    UPDATE "Mail" SET "state" = 'sending', "holder" = ${holder},
      "leaseUntil" = now() + make_interval(secs => ${leaseSeconds}::float8)
    WHERE "id" IN (SELECT "id" FROM "Mail" WHERE "state" = 'waiting' AND "giveUpAt" < now() AND "kind" = ANY(${[...kinds]})
      LIMIT 1000 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "kind", "personId", "subjectId", "data", "tries", "giveUpAt"`

/** Whether any mail is due now. */
export async function isAnyDue(kinds: readonly string[]): Promise<boolean> {
  const found = await db.mail.findFirst({
    where: { state: 'waiting', nextTryAt: { lte: new Date() }, kind: { in: [...kinds] } },
    select: { id: true },
  })
  return found !== null
}

/** Rows of mails that ended before a moment go. @returns how many */
export async function forgetEndedMails(before: Date): Promise<number> {
  const { count } = await db.mail.deleteMany({ where: { settledAt: { lt: before }, state: { in: ['sent', 'off'] } } })
  return count
}
