import { Prisma, type Tx } from '@/lib/server/db'

/** What only says that a person was brought in. */
const OWN = [
  { table: 'ImportThing', column: 'subjectId' },
  { table: 'AuditEntry', column: 'subjectId' },
]

/** People who may be taken back; they stay as they are until the transaction ends. */
export async function listForUndo(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ANY(${[...ids]}) ORDER BY "id" FOR UPDATE`
  return tx.person.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { email: 'asc' },
    select: {
      ...{ id: true, name: true, role: true, active: true, updatedAt: true, lastSeenAt: true, erasedAt: true },
      ...{ teamId: true, createdAt: true },
    },
  })
}

/**
 * Which of these people any row of any table names by their id: whatever they said, wrote, were asked or were given. The columns are
 * those of the database, so that a table that is added later is looked at too.
 */
export async function namedAnywhere(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const list = `{${ids.map((id) => JSON.stringify(id)).join(',')}}`
  const own = OWN.map(({ table, column }) => Prisma.sql`(${table}, ${column})`)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT found."id" FROM information_schema.columns c,
      LATERAL (SELECT query_to_xml(format(
        CASE WHEN c."data_type" = 'ARRAY'
          THEN 'SELECT DISTINCT v AS id FROM %2$I, unnest(%1$I) v WHERE %1$I && %3$L::text[] AND v = ANY(%3$L::text[])'
          ELSE 'SELECT DISTINCT %1$I AS id FROM %2$I WHERE %1$I = ANY(%3$L::text[])' END,
        c."column_name", c."table_name", ${list}::text), false, false, '') AS "xml") AS asked,
      LATERAL (SELECT unnest(xpath('//id/text()', asked."xml"))::text AS "id") AS found
    WHERE c."table_schema" = current_schema() AND c."table_name" <> 'Person'
      AND (c."data_type" = 'text' AND c."column_name" ~ '(Id|By)$' OR c."data_type" = 'ARRAY' AND c."udt_name" = '_text')
      AND (c."table_name", c."column_name") NOT IN (${Prisma.join(own)})
      AND EXISTS (SELECT 1 FROM information_schema.tables t WHERE t."table_schema" = c."table_schema"
        AND t."table_name" = c."table_name" AND t."table_type" = 'BASE TABLE')`
  return new Set(rows.map((row) => row.id))
}

export const deletePeople = (tx: Tx, ids: readonly string[]) =>
  tx.person.deleteMany({ where: { id: { in: [...ids] } } })

/** Those of these teams that were made since then, by their people alone, and have nobody in them. */
export const listEmptyTeams = (tx: Tx, ids: readonly string[], since: Date) =>
  tx.team.findMany({
    where: { id: { in: [...ids] }, archivedAt: null, counted: true, createdAt: { gte: since }, people: { none: {} } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
