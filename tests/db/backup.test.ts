import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backup } from '@/lib/platform/commands-backup'
import { checkMigrations, restore } from '@/lib/platform/commands-restore'
import { db, pool } from '@/lib/server/db'

const now = new Date('2026-06-01T12:00:00Z')
const nasty = 'Ünï "quoted"\\ \t\n\r {a,b} \u{1F30A} ,NULL \\N'
let folder: string
let file: string

/** Everything in the database, as text, by table. */
async function everything(): Promise<Record<string, string[]>> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND ` +
      `relname <> '_prisma_migrations' ORDER BY 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of rows) {
    all[name] = (await pool().query<{ t: string }>(`SELECT t::text FROM "${name}" AS t ORDER BY 1`)).rows.map(
      (row) => row.t,
    )
  }
  return all
}

const constraints = async (): Promise<unknown> =>
  (
    await pool().query(
      `SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS d, convalidated FROM ` +
        `pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    )
  ).rows

async function fill(): Promise<void> {
  await db.team.create({ data: { id: 't', name: nasty, headcount: 7 } })
  await db.person.createMany({
    data: Array.from({ length: 1200 }, (_, n) => ({
      id: `p${n}`,
      email: `p${n}@example.com`,
      name: n === 0 ? nasty : `P${n}`,
      teamId: 't',
    })),
  })
  await db.evidence.create({
    data: {
      id: 'e',
      kind: 'answer',
      rung: 'low',
      text: nasty,
      occurredAt: new Date('2026-01-31'),
      refKind: 'answer',
      refId: '1',
      tags: ['a,b', '"', '{}', '\\', ''],
    },
  })
  await db.insight.create({ data: { id: 'i', statement: 'x', confidence: 0.1 + 0.2 } })
  await db.setting.create({ data: { key: 'k', value: { deep: [1, 1e21, nasty, null], big: 0.1 } } })
  await db.rfc.create({ data: { id: 'r', title: 'One', body: nasty } })
  await db.rfcComment.create({ data: { id: 'z-parent', rfcId: 'r', body: 'first', version: 1 } })
  await db.rfcComment.create({ data: { id: 'a-child', rfcId: 'r', parentId: 'z-parent', body: 'second', version: 1 } })
  await db.outbox.create({ data: { job: 'x.y', data: { ids: ['1'] }, key: null } })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soundings-backup-'))
  file = join(folder, 'one.backup')
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND ` +
      `relname <> '_prisma_migrations'`,
  )
  await pool().query(`TRUNCATE ${rows.map((row) => `"${row.name}"`).join(', ')}`)
  await fill()
})

describe('backup and restore', () => {
  it('give back exactly what was there, to the last digit, and keep every constraint', async () => {
    const [before, rules] = [await everything(), await constraints()]
    const made = await backup(file, now)
    await db.person.deleteMany({ where: { id: { not: 'p1' } } })
    await db.rfc.create({ data: { id: 'later', title: 'x', body: 'x' } })
    await expect(restore(file, false)).rejects.toMatchObject({ code: 'conflict' })
    const result = await restore(file, true)
    expect(await everything()).toEqual(before)
    expect(await constraints()).toEqual(rules)
    expect(result).toMatchObject({ madeAt: now.toISOString(), rows: made.rows, tables: made.tables })
    expect(made.rows).toBe(Object.values(before).flat().length)
  })

  it('goes on numbering where it was, and with the rules for anonymous answers', async () => {
    await backup(file, now)
    await restore(file, true)
    const last = await db.rfc.findUniqueOrThrow({ where: { id: 'r' } })
    const next = await db.rfc.create({ data: { id: 'next', title: 'x', body: 'x' } })
    expect(next.number).toBe(last.number + 1)
    await expect(
      db.rfcComment.create({ data: { id: 'orphan', rfcId: 'none', body: 'x', version: 1 } }),
    ).rejects.toMatchObject({ code: 'P2003' })
  })

  it('needs no --force on an empty database', async () => {
    await backup(file, now)
    const before = await everything()
    const tables = Object.keys(before).map((name) => `"${name}"`)
    await pool().query(`TRUNCATE ${tables.join(', ')}`)
    await restore(file, false)
    expect(await everything()).toEqual(before)
  })

  it('brings a backup of an older version to this one', async () => {
    await backup(file, now)
    const text = gunzipSync(await readFile(file)).toString()
    const [head = '', ...lines] = text.split('\n')
    const header = JSON.parse(head) as { migrations: unknown[] }
    const LATER = ['counted', 'departmentId', 'archivedAt']
    // As the first version made it: its schema, and a team.
    const team = lines.findIndex((line) => line.startsWith('{"table":"Team"'))
    // Columns that came later were not in it.
    const teamTable = JSON.parse(lines[team] ?? '') as { table: string; columns: { name: string }[] }
    const kept = teamTable.columns.flatMap(({ name }, index) => (LATER.includes(name) ? [] : [index]))
    const row = JSON.parse(lines[team + 1] ?? '') as unknown[]
    const old = [
      JSON.stringify({ ...header, migrations: header.migrations.slice(0, 2) }),
      JSON.stringify({ ...teamTable, columns: kept.map((index) => teamTable.columns[index]) }),
      JSON.stringify(kept.map((index) => row[index])),
      JSON.stringify({ end: true, rows: 1 }),
      '',
    ]
    await writeFile(file, gzipSync(old.join('\n')))
    const rules = await constraints()
    await restore(file, true)
    expect(await db.team.count()).toBe(1)
    expect(await db.person.count()).toBe(0)
    expect(await constraints()).toEqual(rules)
    const { rows } = await pool().query(`SELECT 1 FROM "_prisma_migrations"`)
    expect(rows).toHaveLength(header.migrations.length)
  })

  it('changes nothing when the file is cut short, damaged, or not one of ours', async () => {
    await backup(file, now)
    const before = await everything()
    const whole = await readFile(file)
    const text = gunzipSync(whole).toString()
    const lines = text.split('\n')
    const broken: [string, Buffer][] = [
      ['cut', whole.subarray(0, Math.floor(whole.length / 2))],
      ['not gzip', Buffer.from(text)],
      ['empty', gzipSync('')],
      ['other', gzipSync('{"hello":1}\n')],
      ['without end', gzipSync(lines.slice(0, -2).join('\n'))],
      ['a row less', gzipSync(lines.filter((line) => !line.includes('"p9@example.com"')).join('\n'))],
      ['a person without an address', gzipSync(text.replace('"p7@example.com"', 'null'))],
      ['a team nobody has', gzipSync(text.replace(/("p9@example\.com".*?)"t"/, '$1"nope"'))],
      ['a table that is not ours', gzipSync(text.replace('{"table":"Team"', '{"table":"pg_authid"'))],
      [
        'SQL for a type',
        gzipSync(
          text.replace('"name":"headcount","type":"integer"', '"name":"headcount","type":"integer); DROP TABLE x; --"'),
        ),
      ],
    ]
    for (const [name, bytes] of broken) {
      await writeFile(file, bytes)
      await expect(restore(file, true), name).rejects.toMatchObject({ code: 'invalid' })
      expect(await everything(), name).toEqual(before)
    }
    await expect(restore(join(folder, 'missing'), true)).rejects.toMatchObject({ code: 'invalid' })
    await truncate(file, 0)
  }, 60_000)

  it('takes work that the queue had not done yet along, as promised again', async () => {
    const { default: PgBoss } = await import('pg-boss')
    const boss = new PgBoss({ connectionString: process.env.DATABASE_URL ?? '', schema: 'jobs', max: 2 })
    await boss.start()
    await boss.createQueue('told.mail')
    await boss.send('told.mail', { ids: ['7'] })
    await backup(file, now)
    await restore(file, true)
    expect(await db.outbox.findMany({ select: { job: true, data: true }, orderBy: { id: 'asc' } })).toEqual([
      { job: 'x.y', data: { ids: ['1'] } },
      { job: 'told.mail', data: { ids: ['7'] } },
    ])
    expect(await boss.fetch('told.mail')).toEqual([])
    await boss.stop({ graceful: false })
  })

  it('refuses versions that do not fit', () => {
    const ours = [
      { name: '1', checksum: 'a' },
      { name: '2', checksum: 'b' },
    ]
    checkMigrations(ours, [{ name: '1', checksum: 'a' }])
    expect(() => checkMigrations(ours, [...ours, { name: '3', checksum: 'c' }])).toThrow('newer')
    expect(() => checkMigrations(ours, [{ name: '1', checksum: 'x' }])).toThrow('another one')
    expect(() => checkMigrations(ours, [{ name: '2', checksum: 'b' }])).toThrow('another version')
  })
})
