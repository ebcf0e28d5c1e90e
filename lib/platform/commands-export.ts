import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError, conflict } from '@/lib/core/errors'
import { pool } from '@/lib/server/db'
import { csvLines } from './presenter-export-csv'
import { inKeyOrder, quoted, readRows, readTables, type Sql, type Table } from './repo-tables'

/** What opens doors, or is the machinery's own: in a backup, never in an export. */
const PRIVATE = new Set([
  'Account',
  'ApiToken',
  'VerificationToken',
  'SurveyTicket',
  'SurveyDraft',
  'SurveyShare',
  'IdempotencyKey',
  'RateWindow',
  'Outbox',
  'Mail',
  'SurveyUpload',
  'RfcUnsaved',
])

export interface ExportResult {
  directory: string
  files: string[]
  rows: number
}

const README = `This is what a Soundings hub held, by room. Each table is there twice: as JSON (everything, one object a line inside
one array) and as CSV (for spreadsheets; cells that a spreadsheet would run as a formula begin with an apostrophe).
RFCs, sessions and updates are there as Markdown too. Times are UTC. Ids refer to each other across files. Sign-in accounts, tokens and the
machinery's own tables are left out; "hub backup" has those, and is what can be restored.

Anonymous answers are in no order and name nobody, here as in the database. Whoever has these files can still
read single answers: keep them like the survey's raw data.
`

/** Which room a table belongs to, from the schema's files: one a room. */
async function roomOfTables(): Promise<Map<string, string>> {
  const folder = join(process.cwd(), 'prisma/schema')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.prisma'))
  const pairs = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8')
      return [...text.matchAll(/^model (\w+)/gm)].map((match) => [match[1] ?? '', file.replace('.prisma', '')] as const)
    }),
  )
  return new Map(pairs.flat())
}

/** Texts that are worth having as files of their own: where they are and how they are named. */
const TEXTS: Record<string, { folder: string; name: (row: Record<string, unknown>) => string }> = {
  Rfc: { folder: 'text', name: (row) => String(row.number).padStart(4, '0') },
  FieldSession: { folder: 'text', name: (row) => `${String(row.date)}-${String(row.id)}` },
  Update: { folder: 'text', name: (row) => String(row.id) },
}

async function writeTable(sql: Sql, table: Table, directory: string, onRow: () => void): Promise<string[]> {
  const query = `SELECT to_jsonb(t) AS row FROM ${quoted(table.name)} AS t ${inKeyOrder(table)}`
  const names = table.columns.map((column) => column.name)
  const texts = TEXTS[table.name]
  const files = [`${table.name}.json`, `${table.name}.csv`]
  if (texts) await mkdir(join(directory, texts.folder), { recursive: true })

  async function* json(): AsyncGenerator<string> {
    let before = '[\n'
    for await (const rows of readRows<{ row: Record<string, unknown> }>(sql, query)) {
      for (const { row } of rows) {
        onRow()
        yield `${before}${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null])))}`
        before = ',\n'
        if (texts) {
          const file = join(texts.folder, `${texts.name(row).replace(/[^\w.-]/g, '_')}.md`)
          await writeFile(join(directory, file), `# ${String(row.title)}\n\n${String(row.body)}\n`)
          files.push(file)
        }
      }
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  }
  await pipeline(Readable.from(json()), createWriteStream(join(directory, `${table.name}.json`)))
  await pipeline(
    Readable.from(csvLines(names, readRows<{ row: Record<string, unknown> }>(sql, query))),
    createWriteStream(join(directory, `${table.name}.csv`)),
  )
  return files
}

/** @throws AppError conflict for a folder with something in it: nothing is overwritten */
async function makeEmpty(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true })
  } catch (error) {
    throw new AppError(
      'conflict',
      `${directory} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if ((await readdir(directory)).length > 0) throw conflict(`${directory} is not empty. Name a new folder.`)
}

/** Writes what every room holds, as it is at one moment, into a folder of files for people and other programs. */
export async function exportAll(
  directory: string,
  tell: (table: string) => void = () => undefined,
): Promise<ExportResult> {
  await makeEmpty(directory)
  const rooms = await roomOfTables()
  const connection = await pool().connect()
  const files = ['README.txt']
  let rows = 0
  try {
    await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await connection.query(`SET LOCAL TIME ZONE 'UTC'`)
    for (const table of await readTables(connection)) {
      if (PRIVATE.has(table.name)) continue
      tell(table.name)
      const room = rooms.get(table.name) ?? 'other'
      await mkdir(join(directory, room), { recursive: true })
      const written = await writeTable(connection, table, join(directory, room), () => (rows += 1))
      files.push(...written.map((file) => `${room}/${file}`))
    }
    await connection.query('COMMIT')
    connection.release()
  } catch (error) {
    connection.release(true)
    throw error
  }
  await writeFile(join(directory, 'README.txt'), README)
  return { directory, files, rows }
}
