import { z } from 'zod'
import { Prisma, type Db } from './db'

const tableNames = z.array(z.object({ name: z.string() }))
const quoted = (name: string): Prisma.Sql => Prisma.raw(`"${name.replaceAll('"', '""')}"`)

/**
 * Which of some things a row of any table names in a column of this name, as in "teamId". Asked of the catalog, so that no
 * room has to know the others' tables and one that is made later is not forgotten.
 * @param without tables that are not asked
 */
export async function listReferenced(
  from: Db,
  column: string,
  ids: readonly string[],
  without: readonly string[],
): Promise<Set<string>> {
  const tables = tableNames.parse(
    await from.$queryRaw`
      SELECT c.table_name::text AS "name" FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.column_name = ${column} AND c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
        AND NOT c.table_name::text = ANY(${[...without]}) ORDER BY 1`,
  )
  if (tables.length === 0 || ids.length === 0) return new Set()
  const asked = tables.map(
    ({ name }) =>
      Prisma.sql`EXISTS (SELECT 1 FROM ${quoted(name)} WHERE ${quoted(name)}.${quoted(column)} = asked."id")`,
  )
  const rows = await from.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT "id" FROM unnest(${[...ids]}::text[]) AS asked("id") WHERE ${Prisma.join(asked, ' OR ')}`,
  )
  return new Set(rows.map((row) => row.id))
}

/** Whether a row of any table names a thing in a column of this name. @param without tables that are not asked */
export const isReferenced = async (
  from: Db,
  column: string,
  id: string,
  without: readonly string[],
): Promise<boolean> => (await listReferenced(from, column, [id], without)).has(id)
