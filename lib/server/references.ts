import { z } from 'zod'
import { Prisma, type Db } from './db'

const tableNames = z.array(z.object({ name: z.string() }))
const quoted = (name: string): Prisma.Sql => Prisma.raw(`"${name.replaceAll('"', '""')}"`)

/**
 * Whether a row of any table names a thing in a column of this name, as in "teamId". Asked of the catalog, so that no
 * room has to know the others' tables and one that is made later is not forgotten.
 * @param without tables that are not asked
 */
export async function isReferenced(from: Db, column: string, id: string, without: readonly string[]): Promise<boolean> {
  const tables = tableNames.parse(
    await from.$queryRaw`
      SELECT c.table_name::text AS "name" FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.column_name = ${column} AND c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
        AND NOT c.table_name::text = ANY(${[...without]}) ORDER BY 1`,
  )
  if (tables.length === 0) return false
  const asked = tables.map(
    ({ name }) => Prisma.sql`EXISTS (SELECT 1 FROM ${quoted(name)} WHERE ${quoted(column)} = ${id})`,
  )
  const [row] = await from.$queryRaw<{ named: boolean }[]>(Prisma.sql`SELECT ${Prisma.join(asked, ' OR ')} AS "named"`)
  return row?.named === true
}
