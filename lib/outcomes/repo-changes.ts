import { DAY_MS } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { Prisma, type Tx } from '@/lib/server/db'
import type { MergeNews, PushNews } from './hooks/rules-changes'

const KEPT_DAYS = 400

/** Keeps pushes with their commits; one that is there already is not kept twice. What is older than a year and a bit goes. */
export async function insertPushes(tx: Tx, pushes: readonly PushNews[], now: Date): Promise<void> {
  const rows = pushes.map(({ commits, ...push }) => ({ id: newId(), ...push, heardAt: now, commits }))
  await tx.deliveryPush.createMany({ data: rows.map(({ commits: _, ...row }) => row), skipDuplicates: true })
  const kept = new Set(
    (await tx.deliveryPush.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  )
  await tx.deliveryCommit.createMany({
    data: rows
      .filter(({ id }) => kept.has(id))
      .flatMap(({ id, repository, commits }) =>
        commits.map(({ sha, at }, position) => ({ pushId: id, position, repository, sha, at })),
      ),
  })
  const since = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
  await tx.deliveryPush.deleteMany({ where: { heardAt: { lt: since } } })
  await tx.deliveryMerge.deleteMany({ where: { heardAt: { lt: since } } })
}

/** The push that brought a branch to where another one begins: `k` is the walk so far. The latest, where there are several. */
const PUSH_BEFORE = Prisma.sql`JOIN LATERAL (SELECT * FROM "DeliveryPush" q WHERE q."repository" = k."repository"
  AND q."branch" = k."branch" AND q."after" = k."before" ORDER BY q."heardAt" DESC, q."id" LIMIT 1) p ON true`
const MOST_PUSHES = 1_000

/**
 * When the oldest commit of a merged branch was made. Null where the pushes of the branch, from its first one on, do not hold
 * exactly as many commits as the merge says: then some are not known, or some are of another branch.
 */
export async function findOldestOfBranch(
  tx: Tx,
  { repository, branch, head, commits }: MergeNews,
): Promise<Date | null> {
  const [found] = await tx.$queryRaw<{ oldestAt: Date | null }[]>`WITH RECURSIVE chain AS (
      (SELECT p."id", p."repository", p."branch", p."before", p."isWhole", 0 AS "depth" FROM "DeliveryPush" p
        WHERE p."repository" = ${repository} AND p."branch" = ${branch} AND p."after" = ${head}
        ORDER BY p."heardAt" DESC, p."id" LIMIT 1)
      UNION ALL SELECT p."id", p."repository", p."branch", p."before", p."isWhole", k."depth" + 1
        FROM chain k ${PUSH_BEFORE} WHERE k."depth" < ${MOST_PUSHES})
    SELECT min(c."at") AS "oldestAt" FROM chain JOIN "DeliveryCommit" c ON c."pushId" = chain."id"
    HAVING count(*) = ${commits} AND bool_and("isWhole") AND bool_or("before" ~ '^0+$')`
  return found?.oldestAt ?? null
}

/** Keeps when the oldest commit of a merged branch was made. */
export const upsertMerge = (tx: Tx, { repository, sha }: MergeNews, oldestAt: Date, now: Date) =>
  tx.deliveryMerge.upsert({
    where: { repository_sha: { repository, sha } },
    create: { repository, sha, oldestAt, heardAt: now },
    update: { oldestAt },
  })

/** What a deployment brought, compared with the one before it in its repository and environment. */
export interface Brought {
  id: string
  at: Date
  previousId: string
  /** When its oldest new commit was made; null where it is not known. */
  oldestAt: Date | null
  /** It went back to an earlier commit. */
  goesBack: boolean
}

/** Deployments of a repository that are looked at once more by one message. */
const MOST_DEPLOYMENTS = 200

/**
 * What deployments of a repository brought: those of the last day of which nothing is known yet, since a push may be told after the
 * deployment, and those from a moment on. A branch is walked back,
 * push by push, from the deployed commit to the one that was deployed before; only where that one is met, and every push on the way
 * is whole, something is known. The way from the former commit back to the new one says that it went back.
 */
export const listBrought = (tx: Tx, repository: string, from: Date, now: Date): Promise<Brought[]> =>
  tx.$queryRaw`WITH RECURSIVE d AS (SELECT e."id", e."at", e."sha", o."id" AS "previousId", o."sha" AS "previous"
      FROM "DeliveryEvent" e JOIN LATERAL (SELECT f."id", f."sha" FROM "DeliveryEvent" f WHERE f."kind" = 'deployment'
          AND f."repository" = e."repository" AND f."environment" = e."environment" AND f."sha" <> ''
          AND (f."at", f."id") < (e."at", e."id") ORDER BY f."at" DESC, f."id" DESC LIMIT 1) o ON true
      WHERE e."kind" = 'deployment' AND e."repository" = ${repository} AND e."sha" <> '' AND o."sha" <> e."sha"
        AND (e."at" >= ${from} OR e."commitAt" IS NULL AND e."unplanned" IS NULL AND e."at" >= ${new Date(now.getTime() - DAY_MS)})
      ORDER BY e."at" DESC LIMIT ${MOST_DEPLOYMENTS}),
    ways AS (SELECT "id", 'on' AS "way", "sha" AS "from", "previous" AS "to" FROM d
      UNION ALL SELECT "id", 'back', "previous", "sha" FROM d),
    chain AS (SELECT w."id", w."way", w."to", p."id" AS "pushId", p."repository", p."branch", p."before", p."isWhole",
        c."position" AS "top", b."position" AS "bottom", 0 AS "depth"
      FROM ways w JOIN LATERAL (SELECT c."pushId", c."position" FROM "DeliveryCommit" c
          JOIN "DeliveryPush" q ON q."id" = c."pushId" WHERE c."repository" = ${repository} AND c."sha" = w."from"
          ORDER BY q."isDefault" DESC, q."heardAt" DESC, q."id" LIMIT 1) c ON true
        JOIN "DeliveryPush" p ON p."id" = c."pushId"
        LEFT JOIN "DeliveryCommit" b ON b."pushId" = p."id" AND b."sha" = w."to"
      UNION ALL SELECT k."id", k."way", k."to", p."id", p."repository", p."branch", p."before", p."isWhole", NULL, b."position",
        k."depth" + 1
      FROM chain k ${PUSH_BEFORE} LEFT JOIN LATERAL (SELECT b."position" FROM "DeliveryCommit" b
          WHERE b."pushId" = p."id" AND b."sha" = k."to") b ON true
      WHERE k."bottom" IS NULL AND k."before" <> k."to" AND k."isWhole" AND k."depth" < ${MOST_PUSHES}),
    met AS (SELECT "id", "way" FROM chain GROUP BY 1, 2
      HAVING bool_and("isWhole") AND bool_or("bottom" IS NOT NULL OR "before" = "to")),
    found AS (SELECT k."id", k."way", min(least(c."at", m."oldestAt")) AS "oldestAt" FROM chain k JOIN met USING ("id", "way")
      JOIN "DeliveryCommit" c ON c."pushId" = k."pushId" AND c."position" > coalesce(k."bottom", -1)
        AND (k."top" IS NULL OR c."position" <= k."top")
      LEFT JOIN "DeliveryMerge" m ON m."repository" = c."repository" AND m."sha" = c."sha" GROUP BY 1, 2)
    SELECT d."id", d."at", d."previousId", max("oldestAt") FILTER (WHERE "way" = 'on') AS "oldestAt", bool_or("way" = 'back') AS "goesBack"
    FROM d JOIN found USING ("id") GROUP BY 1, 2, 3`

/** Writes what deployments brought: never over what something else has said of them. */
export async function markBrought(tx: Tx, brought: readonly Brought[]): Promise<void> {
  const on = brought.filter(({ oldestAt }) => oldestAt !== null)
  const back = brought.filter(({ goesBack, oldestAt }) => goesBack && oldestAt === null)
  await tx.$executeRaw`UPDATE "DeliveryEvent" e SET "commitAt" = r."oldestAt"
    FROM jsonb_to_recordset(${JSON.stringify(on)}::jsonb) AS r("id" text, "oldestAt" timestamptz)
    WHERE e."kind" = 'deployment' AND e."id" = r."id"`
  await tx.$executeRaw`UPDATE "DeliveryEvent" e SET "unplanned" = true
    FROM jsonb_to_recordset(${JSON.stringify(back)}::jsonb) AS r("id" text)
    WHERE e."kind" = 'deployment' AND e."id" = r."id" AND e."unplanned" IS NULL`
  await tx.$executeRaw`UPDATE "DeliveryEvent" e SET "failed" = true, "resolvedAt" = coalesce(e."resolvedAt", r."at")
    FROM jsonb_to_recordset(${JSON.stringify(back)}::jsonb) AS r("previousId" text, "at" timestamptz)
    WHERE e."kind" = 'deployment' AND e."id" = r."previousId" AND e."failed" IS NULL`
}
