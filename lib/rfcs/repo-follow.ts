import { newToken } from '@/lib/core/ids'
import { PERMISSIONS } from '@/lib/core/permissions'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import type { FollowReason, MailChoice } from './schema-follow'
import { defaultWishes, type MailWishes } from './rules-follow'
import type { Mentionable } from './rules-mentions'

const readers: readonly string[] = PERMISSIONS['rfc.read']

export type Follow = { target: string; reason: FollowReason }

/** Everything one person follows or has muted, newest first. */
export async function followsOf(personId: string, on: Db = db): Promise<Follow[]> {
  const rows = await on.rfcFollow.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'desc' }, { target: 'asc' }],
    take: 1000,
  })
  return rows.map(({ target, reason }) => ({ target, reason: reason as FollowReason }))
}

/** What of these targets one person follows or has muted. */
export async function followsAmong(personId: string, targets: readonly string[]): Promise<Map<string, FollowReason>> {
  const rows = await readTogether<Follow>(
    Prisma.sql`SELECT "target", "reason" FROM "RfcFollow" WHERE "personId" = ${personId} AND "target" = ANY(${[...targets]})`,
  )
  return new Map(rows.map((row) => [row.target, row.reason]))
}

export async function putFollow(
  tx: Tx,
  personId: string,
  target: string,
  reason: FollowReason,
  now: Date,
): Promise<void> {
  await tx.rfcFollow.upsert({
    where: { personId_target: { personId, target } },
    create: { personId, target, reason, createdAt: now },
    update: { reason },
  })
}

/** Follows for people who take part or are asked, unless they have said something about it themselves. */
export async function followFor(
  tx: Tx,
  personIds: readonly string[],
  rfcId: string,
  reason: 'took-part' | 'asked',
  now: Date,
): Promise<void> {
  await tx.rfcFollow.createMany({
    data: personIds.map((personId) => ({ personId, target: `rfc:${rfcId}`, reason, createdAt: now })),
    skipDuplicates: true,
  })
}

export const dropFollow = (tx: Tx, personId: string, target: string) =>
  tx.rfcFollow.deleteMany({ where: { personId, target } })

/** Who followed an RFC, a label of it, or all at that moment; those who muted the RFC are told apart. Only people who may read RFCs. */
export async function audienceOf(
  tx: Tx,
  rfcId: string,
  labels: readonly string[],
  at: Date,
): Promise<{ followers: string[]; muted: Set<string> }> {
  const rows = await tx.$queryRaw<{ personId: string; muted: boolean }[]>`
    SELECT f."personId", bool_or(f."reason" = 'muted') AS "muted" FROM "RfcFollow" f JOIN "Person" p ON p."id" = f."personId"
    WHERE f."target" = ANY(${[`rfc:${rfcId}`, 'all', ...labels.map((label) => `label:${label}`)]})
      AND f."createdAt" <= ${at} AND p."active" AND p."role" = ANY(${[...readers]})
    GROUP BY f."personId"`
  return {
    followers: rows.flatMap((row) => (row.muted ? [] : [row.personId])),
    muted: new Set(rows.flatMap((row) => (row.muted ? [row.personId] : []))),
  }
}

/** Those of these people who may read RFCs now. */
export async function readersAmong(ids: readonly string[], on: Db = db): Promise<Set<string>> {
  const rows = await on.person.findMany({
    where: { id: { in: [...ids] }, active: true, role: { in: [...readers] } },
    select: { id: true },
  })
  return new Set(rows.map((row) => row.id))
}

/** People who may read RFCs by their handles; a handle that two share is nobody's. */
export async function peopleByHandle(
  handles: readonly string[],
  on: Db = db,
): Promise<Map<string, { id: string; name: string }>> {
  if (handles.length === 0) return new Map()
  const rows = await on.$queryRaw<{ id: string; name: string; handle: string }[]>`
    SELECT min(p."id") AS "id", min(p."name") AS "name", split_part(lower(p."email"), '@', 1) AS "handle" FROM "Person" p
    WHERE split_part(lower(p."email"), '@', 1) = ANY(${[...handles]}) AND p."active" AND p."role" = ANY(${[...readers]})
    GROUP BY 3 HAVING count(*) = 1`
  return new Map(rows.map((row) => [row.handle, { id: row.id, name: row.name }]))
}

/** People who may read RFCs and whose handle, or a word of whose name, begins so; those whose handle does come first. */
export async function peopleByBeginning(typed: string, limit: number): Promise<Mentionable[]> {
  const beginning = `${typed.replace(/[\\%_]/g, '\\$&')}%`
  return db.$queryRaw<Mentionable[]>`
    SELECT "handle", min("name") AS "name" FROM (
      SELECT split_part(lower("email"), '@', 1) AS "handle", "name" FROM "Person" WHERE "active" AND "role" = ANY(${[...readers]})
    ) p
    WHERE "handle" ~ '^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$'
    GROUP BY "handle" HAVING count(*) = 1
      AND ("handle" LIKE ${beginning} OR lower(min("name")) LIKE ${beginning}
      OR lower(min("name")) LIKE ${`% ${beginning}`})
    ORDER BY "handle" LIKE ${beginning} DESC, "handle"
    LIMIT ${limit}`
}

export type Preference = MailWishes & {
  personId: string
  awayFrom: Date | null
  awayUntil: Date | null
  unsubscribeKey: string
  feedKey: string
}

export async function preferencesOf(ids: readonly string[], on: Db = db): Promise<Map<string, Preference>> {
  const rows = await on.rfcPreference.findMany({ where: { personId: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.personId, { ...row, mail: row.mail as MailChoice }]))
}

/** A person's preferences, made with the defaults where they have none: links that need a key need a row. */
export async function ensurePreference(personId: string, on: Db = db): Promise<Preference> {
  const made = { personId, ...defaultWishes, unsubscribeKey: newToken(), feedKey: newToken() }
  await on.rfcPreference.createMany({ data: [made], skipDuplicates: true })
  const row = await on.rfcPreference.findUniqueOrThrow({ where: { personId } })
  return { ...row, mail: row.mail as MailChoice }
}

type Change = Partial<Omit<Preference, 'personId' | 'unsubscribeKey'>>
export const savePreference = (tx: Tx, personId: string, change: Change) =>
  tx.rfcPreference.update({ where: { personId }, data: change })

/** Whose key this is. Only people who are still here have one that works. */
export async function personOfKey(
  kind: 'unsubscribeKey' | 'feedKey',
  key: string,
): Promise<{ personId: string } | null> {
  const row = await db.rfcPreference.findFirst({
    where: kind === 'feedKey' ? { feedKey: key } : { unsubscribeKey: key },
    select: { personId: true },
  })
  return row
}

/** Everything this room keeps about a person beside what they wrote. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  const where = { personId }
  await tx.rfcNotice.deleteMany({ where: { OR: [{ personId }, { actorId: personId }] } })
  await tx.rfcFollow.deleteMany({ where })
  await tx.rfcPreference.deleteMany({ where })
  await tx.rfcVisit.deleteMany({ where })
  await tx.rfcSeen.deleteMany({ where })
  await tx.rfcCoauthor.deleteMany({ where })
  await tx.rfcReaction.deleteMany({ where })
  await tx.rfcDraft.deleteMany({ where: { authorId: personId } })
  await tx.rfcUnsaved.deleteMany({ where })
  await tx.rfcImage.updateMany({ where: { addedById: personId }, data: { addedById: null } })
  await tx.rfcApprover.deleteMany({ where: { kind: 'person', refId: personId } })
  await tx.rfcApproval.deleteMany({ where: { personId, verdict: null } })
  await tx.$executeRaw(
    Prisma.sql`DELETE FROM "RfcCommentEdit" e USING "RfcComment" c WHERE c."id" = e."commentId" AND c."authorId" = ${personId}`,
  )
}
