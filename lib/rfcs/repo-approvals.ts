import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import { groupBy } from '@/lib/core/group'
import { membersNow, teamNames } from '@/lib/people/queries-by-email'
import { isAway } from './rules-follow'
import { isEarlier, type Answer, type ApprovalRequest, type Member } from './rules-approval'
import type { RfcStatus, Verdict } from './schema'
import type { Approval } from './schema-rows'

/** Who spoke and who is awaited, in the order they did or were asked. */
export async function approvalsOf(
  rfcIds: string | readonly string[],
  on: Db = db,
): Promise<(Approval & { rfcId: string })[]> {
  const ids = [rfcIds].flat()
  return readTogether<Approval & { rfcId: string }>(
    Prisma.sql`SELECT "rfcId", "personId", "verdict", "version", "teamId", "at", "askedAt", "nudgedAt", "nudges"
      FROM "RfcApproval" WHERE "rfcId" = ANY(${ids}) ORDER BY "at", "personId" LIMIT ${500 * ids.length}`,
    ['at', 'askedAt', 'nudgedAt'],
    on,
  )
}

/** RFCs in review or last call that still wait for one person's verdict, those that end first before the others. */
export const listAwaited = (personId: string, limit: number) =>
  db.rfc.findMany({
    where: { status: { in: ['review', 'last-call'] }, approvals: { some: { personId, verdict: null } } },
    select: { id: true, number: true, title: true, reviewEndsAt: true },
    orderBy: [{ reviewEndsAt: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
    take: limit,
  })

/** A verdict for a version, and for the team its giver is in now; the last word of each person counts. */
export async function putApproval(
  tx: Tx,
  rfcId: string,
  approval: { personId: string; verdict: Verdict; version: number; teamId: string | null },
  now: Date,
) {
  const { personId, ...values } = approval
  await tx.rfcApproval.upsert({
    where: { rfcId_personId: { rfcId, personId } },
    create: { rfcId, personId, ...values, at: now },
    update: { ...values, at: now },
  })
}

export type Approver = { kind: 'person' | 'team'; refId: string }

export const approversOf = (rfcId: string, on: Db = db): Promise<Approver[]> =>
  readTogether<Approver>(
    Prisma.sql`SELECT "kind", "refId" FROM "RfcApprover" WHERE "rfcId" = ${rfcId} ORDER BY "at", "refId"`,
    [],
    on,
  )

/** Makes these the approvers; who stays keeps their place. */
export async function setApprovers(
  tx: Tx,
  rfcId: string,
  approvers: readonly Approver[],
  byId: string,
  now: Date,
): Promise<void> {
  const before = await approversOf(rfcId, tx)
  const has = (list: readonly Approver[], one: Approver) =>
    list.some((other) => other.kind === one.kind && other.refId === one.refId)
  const gone = before.filter((one) => !has(approvers, one))
  if (gone.length > 0) await tx.rfcApprover.deleteMany({ where: { rfcId, OR: gone } })
  // A millisecond apart: they are shown in the order they were named in.
  const data = approvers.map((one, index) => ({ rfcId, ...one, addedById: byId, at: new Date(now.getTime() + index) }))
  await tx.rfcApprover.createMany({ data, skipDuplicates: true })
}

export const setQuorum = (tx: Tx, rfcId: string, quorum: number | null) =>
  tx.rfc.update({ where: { id: rfcId }, data: { quorum } })

/** The seats of several RFCs with the people who could fill them today, in four queries: none more where nobody was asked. */
export async function listApprovalRequests(
  rfcIds: readonly string[],
  now: Date,
  on: Db = db,
): Promise<Map<string, ApprovalRequest[]>> {
  const rows = await readTogether<Approver & { rfcId: string }>(
    Prisma.sql`SELECT "rfcId", "kind", "refId" FROM "RfcApprover" WHERE "rfcId" = ANY(${[...rfcIds]}) ORDER BY "at", "refId"`,
    [],
    on,
  )
  if (rows.length === 0) return new Map(rfcIds.map((id) => [id, []]))
  const refs = (kind: string) => [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.refId))]
  const [people, teams] = await Promise.all([
    readTogether<{ id: string; name: string; teamId: string | null }>(membersNow(refs('person'), refs('team')), [], on),
    refs('team').length === 0 ? [] : readTogether<{ id: string; name: string }>(teamNames(refs('team')), [], on),
  ])
  const leave =
    people.length === 0
      ? []
      : await readTogether<{ personId: string; awayFrom: Date | null; awayUntil: Date | null }>(
          Prisma.sql`SELECT "personId", "awayFrom", "awayUntil" FROM "RfcPreference"
            WHERE "personId" = ANY(${people.map((one) => one.id)}) AND "awayUntil" IS NOT NULL`,
          ['awayFrom', 'awayUntil'],
          on,
        )
  const away = new Set(leave.filter((one) => isAway(one, now)).map((one) => one.personId))
  const memberOf = ({ id, name }: { id: string; name: string }): Member => ({ id, name, away: away.has(id) })
  const byTeam = groupBy(people, (one) => one.teamId)
  const seat = (row: (typeof rows)[number]): ApprovalRequest =>
    row.kind === 'team'
      ? {
          kind: 'team',
          refId: row.refId,
          name: teams.find((one) => one.id === row.refId)?.name ?? 'A team that is gone',
          members: (byTeam.get(row.refId) ?? []).map(memberOf),
        }
      : {
          kind: 'person',
          refId: row.refId,
          name: people.find((one) => one.id === row.refId)?.name ?? 'Somebody who left',
          members: people.filter((one) => one.id === row.refId).map(memberOf),
        }
  const byRfc = groupBy(rows, (row) => row.rfcId)
  return new Map(rfcIds.map((id) => [id, (byRfc.get(id) ?? []).map(seat)]))
}

/**
 * Notes that these people are asked, where they are not yet; who answered on a text before `lastMaterial` is asked again, once.
 * @returns those who are new
 */
export async function recordApprovalRequests(
  tx: Tx,
  rfcId: string,
  personIds: readonly string[],
  lastMaterial: number,
  now: Date,
): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    INSERT INTO "RfcApproval" ("rfcId", "personId", "at", "askedAt")
    SELECT ${rfcId}, p, ${now}, ${now} FROM unnest(${[...personIds]}::text[]) AS p
    ON CONFLICT ("rfcId", "personId") DO UPDATE SET "askedAt" = ${now}, "nudges" = 0, "nudgedAt" = NULL, "escalatedAt" = NULL
    WHERE CASE WHEN "RfcApproval"."verdict" IS NULL THEN "RfcApproval"."askedAt" IS NULL
      ELSE coalesce("RfcApproval"."version", 0) < ${lastMaterial}
        AND ("RfcApproval"."askedAt" IS NULL OR "RfcApproval"."askedAt" <= "RfcApproval"."at") END
    RETURNING "personId"`
  return rows.map((row) => row.personId)
}

/** Lets go of people who are awaited no longer and have not answered. */
export const dropApprovalRequests = (tx: Tx, rfcId: string, except: readonly string[]) =>
  tx.rfcApproval.deleteMany({ where: { rfcId, verdict: null, personId: { notIn: [...except] } } })

export const markNudged = (tx: Tx, rfcId: string, personIds: readonly string[], nudges: number, now: Date) =>
  tx.rfcApproval.updateMany({ where: { rfcId, personId: { in: [...personIds] } }, data: { nudges, nudgedAt: now } })

/** A new stage, or last call begun anew, is a new deadline to be reminded of. */
export const resetNudges = (tx: Tx, rfcId: string) =>
  tx.rfcApproval.updateMany({ where: { rfcId }, data: { nudges: 0, escalatedAt: null } })

const coauthors = { select: { personId: true } } as const

export type Considered = {
  id: string
  number: number
  authorId: string | null
  coauthorIds: string[]
  status: RfcStatus
  reviewEndsAt: Date | null
  quorum: number | null
}

/** RFCs that are being considered, by id, a page at a time. */
export async function considered(after: string | null, limit: number): Promise<Considered[]> {
  const rows = await db.rfc.findMany({
    where: {
      status: { in: ['review', 'last-call'] },
      OR: [{ reviewEndsAt: { not: null } }, { approvers: { some: {} } }],
      ...(after && { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, number: true, authorId: true, coauthors, status: true, reviewEndsAt: true, quorum: true },
  })
  return rows.map(({ coauthors: added, ...row }) => ({
    ...row,
    coauthorIds: added.map((one) => one.personId),
    status: row.status as RfcStatus,
  }))
}

/** Decisions to be looked at again, that nobody was reminded of yet. */
export async function decisionsDue(today: Date, limit: number) {
  const rows = await db.rfc.findMany({
    where: { decisionReviewOn: { lte: today }, decisionRemindedAt: null },
    orderBy: { decisionReviewOn: 'asc' },
    take: limit,
    select: { id: true, number: true, authorId: true, coauthors },
  })
  return rows.map(({ coauthors: added, ...row }) => ({ ...row, coauthorIds: added.map((one) => one.personId) }))
}

export const markReminded = (tx: Tx, rfcId: string, now: Date) =>
  tx.rfc.updateMany({ where: { id: rfcId, decisionRemindedAt: null }, data: { decisionRemindedAt: now } })

/** Those who may decide: told when a deadline passes. */
export async function stewardIds(roles: readonly string[], on: Db = db): Promise<string[]> {
  const rows = await on.person.findMany({
    where: { active: true, role: { in: [...roles] } },
    select: { id: true },
    take: 200,
  })
  return rows.map((row) => row.id)
}

/** Everybody who took part in an RFC: its authors, who commented, and who spoke for it. */
export async function participantsOf(tx: Tx, rfcId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "authorId" AS "id" FROM "Rfc" WHERE "id" = ${rfcId} AND "authorId" IS NOT NULL
    UNION SELECT "personId" FROM "RfcCoauthor" WHERE "rfcId" = ${rfcId}
    UNION SELECT "authorId" FROM "RfcComment" WHERE "rfcId" = ${rfcId} AND "authorId" IS NOT NULL
    UNION SELECT "personId" FROM "RfcApproval" WHERE "rfcId" = ${rfcId} AND "verdict" IS NOT NULL`
  return rows.map((row) => row.id)
}

/** Approvals as answers: those given before the last material edit are of an earlier text. */
export const answersOf = (approvals: readonly Approval[], lastMaterial: number): Answer[] =>
  approvals.map(({ personId, teamId, verdict, version }) => ({
    personId,
    teamId,
    verdict,
    earlier: isEarlier({ version }, lastMaterial),
  }))
