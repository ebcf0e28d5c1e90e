import { newId } from '@/lib/core/ids'
import { inTeams } from '@/lib/people/queries-by-email'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import {
  decisionSchema,
  type Decision,
  type RfcFormat,
  type RfcSource,
  type RfcStatus,
  type SourceImage,
} from './schema'
import { sourceFileOf } from './import/rules-identity'
import type { Finding } from './import/schema'
import type { Rfc, Who } from './schema-rows'

/** People by id, in one query. */
export async function peopleById(ids: readonly (string | null)[], on: Db = db): Promise<Map<string, Who>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const people = await readTogether<Who>(inTeams(wanted), [], on)
  return new Map(people.map((person) => [person.id, person]))
}

const rfcFields = {
  id: true,
  number: true,
  title: true,
  status: true,
  version: true,
  authorId: true,
  authorText: true,
  labels: true,
  format: true,
  template: true,
  body: true,
  reviewEndsAt: true,
  lastCallStartedAt: true,
  lastCallVersion: true,
  lastCallRestarts: true,
  awaitingAuthor: true,
  quorum: true,
  decision: true,
  source: true,
  sourceKey: true,
  sourceHash: true,
  sourceFrom: true,
  sourceDigest: true,
  filePath: true,
  fileVersion: true,
  fileImages: true,
  commentCount: true,
  openConcerns: true,
  openHolds: true,
  createdAt: true,
  updatedAt: true,
  coauthors: { select: { personId: true }, orderBy: [{ at: 'asc' }, { personId: 'asc' }] },
} as const satisfies Prisma.RfcSelect

type Row = Prisma.RfcGetPayload<{ select: typeof rfcFields }>
// The columns' CHECK constraints and this room's own writes keep these shapes.
const toRfc = ({ coauthors, ...row }: Row): Rfc => ({
  ...row,
  coauthorIds: coauthors.map((one) => one.personId),
  status: row.status as RfcStatus,
  format: row.format as RfcFormat,
  // Parsed, since a record of an earlier version lacks what was added later.
  decision: row.decision === null ? null : decisionSchema.parse(row.decision),
  source: row.source as RfcSource | null,
  fileImages: row.fileImages as Rfc['fileImages'],
})

const COLUMNS = Prisma.raw(
  Object.keys(rfcFields)
    .filter((name) => name !== 'coauthors')
    .map((name) => `r."${name}"`)
    .join(', '),
)
const TIMES = ['reviewEndsAt', 'lastCallStartedAt', 'createdAt', 'updatedAt'] as const

/** By hand in one statement, where Prisma makes two: each look at an RFC begins with it. */
export async function rfcByNumber(number: number, on: Db = db): Promise<Rfc | null> {
  const [row] = await readTogether<Rfc>(
    Prisma.sql`SELECT ${COLUMNS}, ARRAY(
        SELECT c."personId" FROM "RfcCoauthor" c WHERE c."rfcId" = r."id" ORDER BY c."at", c."personId") AS "coauthorIds"
      FROM "Rfc" r WHERE r."number" = ${number}`,
    TIMES,
    on,
  )
  return row ? { ...row, decision: row.decision === null ? null : decisionSchema.parse(row.decision) } : null
}

export async function rfcById(id: string, on: Db = db): Promise<Rfc | null> {
  const row = await on.rfc.findUnique({ where: { id }, select: rfcFields })
  return row && toRfc(row)
}

export async function rfcsBySourceKey(keys: readonly string[], on: Db = db): Promise<Map<string, Rfc>> {
  const rows = await on.rfc.findMany({ where: { sourceKey: { in: [...keys] } }, select: rfcFields })
  return new Map(rows.map((row) => [row.sourceKey!, toRfc(row)]))
}

/** RFCs of these numbers, by number. */
export async function rfcsByNumber(numbers: readonly number[], on: Db = db): Promise<Map<number, Rfc>> {
  if (numbers.length === 0) return new Map()
  const rows = await on.rfc.findMany({ where: { number: { in: [...numbers] } }, select: rfcFields })
  return new Map(rows.map((row) => [row.number, toRfc(row)]))
}

/** At most `limit` RFCs with their texts, in the order of their numbers, after one. */
export async function rfcsAfter(number: number, limit: number): Promise<Rfc[]> {
  const rows = await db.rfc.findMany({
    where: { number: { gt: number } },
    orderBy: { number: 'asc' },
    take: limit,
    select: rfcFields,
  })
  return rows.map(toRfc)
}

export type NewRfc = {
  /** Only for one that had its number in another hub; see `passNumber`. */
  number?: number
  title: string
  body: string
  format: RfcFormat
  labels: string[]
  template?: string | null
  status?: RfcStatus
  authorId?: string | null
  authorText?: string | null
  teamId?: string | null
  source?: NewSource
  /** Images that came with a file of a number, by their addresses in the text. */
  fileImages?: Record<string, SourceImage>
}

/** Where a file stands at its source, and what says that it is unchanged. */
export type NewSource = {
  key: string
  hash: string
  from?: string | null
  digest?: string | null
  /** What is told of the file, as long as it stays as it is. */
  findings?: readonly Finding[]
  detail: RfcSource
}

const sourceColumns = ({ hash, from = null, digest = null, findings = [], detail }: NewSource) => ({
  sourceHash: hash,
  sourceFrom: from,
  sourceFile: sourceFileOf(detail.headerPath),
  sourceDigest: digest,
  sourceFindings: findings.length > 0 ? (findings as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
  source: detail as Prisma.InputJsonObject,
})

/** A new RFC with its first version; its number comes from the database's sequence. Not read back: an import makes hundreds. */
export async function insertRfc(tx: Tx, rfc: NewRfc, now: Date): Promise<Pick<Rfc, 'id' | 'number' | 'version'>> {
  const { source, ...values } = rfc
  const row = await tx.rfc.create({
    data: {
      id: newId(),
      ...values,
      ...(source && { fileVersion: 1 }),
      createdAt: now,
      ...(source && { sourceKey: source.key, ...sourceColumns(source) }),
    },
    select: { id: true, number: true, version: true },
  })
  const { title, body, format, authorId = null } = rfc
  await tx.rfcVersion.createMany({
    data: { rfcId: row.id, version: 1, title, body, format, authorId, createdAt: now },
  })
  return row
}

/**
 * Lets new numbers continue after the highest one, once an import has set a number. Nobody else can start an RFC at the
 * same time.
 */
export async function passNumber(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "Rfc" IN SHARE ROW EXCLUSIVE MODE`
  await tx.$queryRaw`SELECT setval(pg_get_serial_sequence('"Rfc"', 'number'),
    greatest((SELECT max("number") FROM "Rfc"), nextval(pg_get_serial_sequence('"Rfc"', 'number'))))::int AS "last"`
}

/** Keeps which file an RFC was last made of; another RFC that had this path has it no longer. */
export async function keepFile(tx: Tx, rfcId: string, filePath: string, fileVersion: number): Promise<void> {
  await tx.rfc.updateMany({ where: { filePath, id: { not: rfcId } }, data: { filePath: null } })
  // Not a change of the RFC: its "changed" stays.
  await tx.$executeRaw`UPDATE "Rfc" SET "filePath" = ${filePath}, "fileVersion" = ${fileVersion},
    "fileDigest" = NULL WHERE "id" = ${rfcId}`
}

export interface KeptFile {
  id: string
  path: string
  version: number
  /** Of the file, where it was found equal to an export of today. */
  digest: string
}

/** Keeps which files many RFCs were last made of; see `keepFile`. */
export async function keepFiles(tx: Tx, files: readonly KeptFile[]): Promise<void> {
  const paths = files.map((file) => file.path)
  // No changes of RFCs, here and below: their "changed" stays.
  await tx.$executeRaw`UPDATE "Rfc" SET "filePath" = NULL WHERE "filePath" = ANY(${paths}::text[])`
  await tx.$executeRaw`UPDATE "Rfc" r SET "filePath" = f."path", "fileVersion" = f."version", "fileDigest" = f."digest"
    FROM unnest(${files.map((file) => file.id)}::text[], ${paths}::text[],
      ${files.map((file) => file.version)}::int[], ${files.map((file) => file.digest)}::text[])
      AS f("id", "path", "version", "digest")
    WHERE r."id" = f."id"`
}

export type NewVersion = {
  title: string
  body: string
  format: RfcFormat
  material: boolean
  authorId: string | null
  note: string | null
  /** The new end of last call, where this version starts it anew. */
  restartsUntil: Date | null
  /** The author has answered with it. */
  answered: boolean
}

/** Adds the version after `base`, unless somebody else did: false then, and nothing is changed. */
export async function insertVersion(
  tx: Tx,
  rfcId: string,
  base: number,
  next: NewVersion,
  now: Date,
): Promise<boolean> {
  const { material, authorId, note, restartsUntil, answered, ...text } = next
  const restart = restartsUntil && {
    reviewEndsAt: restartsUntil,
    lastCallEndsAt: restartsUntil,
    lastCallStartedAt: now,
    lastCallVersion: base + 1,
    lastCallRestarts: { increment: 1 },
  }
  const { count } = await tx.rfc.updateMany({
    where: { id: rfcId, version: base },
    data: { ...text, version: base + 1, updatedAt: now, ...(answered && { awaitingAuthor: false }), ...restart },
  })
  if (count === 0) return false
  await tx.rfcVersion.create({ data: { rfcId, version: base + 1, ...text, material, authorId, note, createdAt: now } })
  return true
}

/** Changes what is no text: labels, or where an import stands. */
export async function updateRfc(
  tx: Tx,
  rfcId: string,
  change: Pick<Partial<NewRfc>, 'labels' | 'status' | 'authorText' | 'source' | 'fileImages'>,
) {
  const { source, ...values } = change
  await tx.rfc.update({
    where: { id: rfcId },
    data: { ...values, ...(source && sourceColumns(source)) },
  })
}

export type Move = {
  to: RfcStatus
  version: number
  reviewEndsAt: Date | null
  decision?: Decision
  openConcerns?: 0
  openHolds?: 0
}

/** Moves an RFC from one status to another; false when it is not (or no longer) there, or a thread now stands in the way. */
export async function moveRfc(tx: Tx, rfcId: string, from: RfcStatus, move: Move, now: Date): Promise<boolean> {
  const { to, version, reviewEndsAt, decision } = move
  const lastCall =
    to === 'last-call'
      ? { lastCallEndsAt: reviewEndsAt, lastCallStartedAt: now, lastCallVersion: version, lastCallRestarts: 0 }
      : { lastCallEndsAt: null }
  const { count } = await tx.rfc.updateMany({
    where: {
      id: rfcId,
      status: from,
      ...(move.openConcerns === 0 && { openConcerns: 0 }),
      ...(move.openHolds === 0 && { openHolds: 0 }),
    },
    data: {
      status: to,
      reviewEndsAt,
      updatedAt: now,
      awaitingAuthor: false,
      ...lastCall,
      ...(decision && {
        decision: decision as Prisma.InputJsonObject,
        decisionRemindedAt: null,
        decisionReviewOn: decision.reviewOn ? new Date(`${decision.reviewOn}T00:00:00Z`) : null,
      }),
    },
  })
  return count === 1
}

/** Says that the author's answer is awaited, or no longer; false where it already was so. */
export async function setAwaitingAuthor(tx: Tx, rfcId: string, awaitingAuthor: boolean): Promise<boolean> {
  const { count } = await tx.rfc.updateMany({
    where: { id: rfcId, awaitingAuthor: !awaitingAuthor },
    data: { awaitingAuthor },
  })
  return count === 1
}

/** Moves the end of the stage it is in; false when the RFC has left that stage. */
export async function setStageEnd(tx: Tx, rfcId: string, status: RfcStatus, endsAt: Date): Promise<boolean> {
  const { count } = await tx.rfc.updateMany({
    where: { id: rfcId, status },
    data: { reviewEndsAt: endsAt, ...(status === 'last-call' && { lastCallEndsAt: endsAt }) },
  })
  return count === 1
}

/** Of these RFCs, those that stand accepted or implemented become superseded. @returns their ids */
export async function supersede(tx: Tx, ids: readonly string[], now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Rfc" SET "status" = 'superseded', "updatedAt" = ${now} WHERE "id" = ANY(${[...ids]})
      AND "status" IN ('accepted', 'implemented') RETURNING "id"`
  return rows.map((row) => row.id)
}

/** Titles and numbers by id, for references from other rooms. */
export const rfcsById = (ids: readonly string[]) =>
  db.rfc.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true, title: true } })

export type VersionRow = {
  version: number
  title: string
  material: boolean
  note: string | null
  authorId: string | null
  createdAt: Date
}

/** A page of versions, newest first, one more than asked for. */
export const listVersions = (rfcId: string, limit: number, before?: number): Promise<VersionRow[]> =>
  readTogether<VersionRow>(
    Prisma.sql`SELECT "version", "title", "material", "note", "authorId", "createdAt" FROM "RfcVersion"
      WHERE "rfcId" = ${rfcId} ${before === undefined ? Prisma.empty : Prisma.sql`AND "version" < ${before}`}
      ORDER BY "version" DESC LIMIT ${limit + 1}`,
    ['createdAt'],
  )

export async function versionOf(rfcId: string, version: number, on: Db = db) {
  const row = await on.rfcVersion.findUnique({ where: { rfcId_version: { rfcId, version } } })
  return row && { ...row, format: row.format as RfcFormat }
}
