import { Prisma, type Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** Every RFC's own texts, in the order of ids. */
export const eachRfcText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.rfc.findMany({
        where: { id: { gt: after } },
        select: {
          id: true,
          number: true,
          title: true,
          body: true,
          labels: true,
          authorText: true,
          decision: true,
          source: true,
        },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** Every version's texts, in the order of RFC and version. */
export const eachVersionText = (db: Db) =>
  pages(
    { rfcId: '', version: 0 },
    (after, take) =>
      db.rfcVersion.findMany({
        where: { OR: [{ rfcId: { gt: after.rfcId } }, { rfcId: after.rfcId, version: { gt: after.version } }] },
        select: { rfcId: true, version: true, title: true, body: true, note: true, rfc: { select: { number: true } } },
        orderBy: [{ rfcId: 'asc' }, { version: 'asc' }],
        take,
      }),
    (row) => ({ rfcId: row.rfcId, version: row.version }),
  )

/** Every comment's texts, what it said before and the words it was made on too. */
export const eachCommentText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.rfcComment.findMany({
        where: { id: { gt: after } },
        select: {
          id: true,
          body: true,
          suggestion: true,
          overrideReason: true,
          anchorQuote: true,
          anchorPrefix: true,
          anchorSuffix: true,
          edits: { select: { body: true } },
          rfc: { select: { number: true } },
        },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** Every template that the workspace wrote. */
export const eachTemplateText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.rfcTemplate.findMany({
        where: { id: { gt: after } },
        select: { id: true, name: true, about: true, body: true, required: true, founded: true, labels: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** Excerpts that stand in inboxes. */
export const eachNoticeText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.rfcNotice.findMany({
        where: { id: { gt: after }, detail: { path: ['excerpt'], string_contains: '' } },
        select: { id: true, detail: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** Takes the excerpts out of some notices: the comment itself can be read where it stands. */
export const forgetExcerpts = (db: Db, ids: readonly string[]) =>
  db.$executeRaw`UPDATE "RfcNotice" SET "detail" = "detail" - 'excerpt' WHERE "id" = ANY(${[...ids]}::text[])`

/** What was told of files when they were taken in. */
export const eachFileFinding = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.rfc.findMany({
        where: { id: { gt: after }, sourceFindings: { not: Prisma.DbNull } },
        select: { id: true, sourceFindings: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** Takes out what was told of some files, and by what they are known without being read. */
export const forgetFileFindings = (db: Db, ids: readonly string[]) =>
  db.$executeRaw`UPDATE "Rfc" SET "sourceFindings" = NULL, "sourceDigest" = NULL WHERE "id" = ANY(${[...ids]}::text[])`
