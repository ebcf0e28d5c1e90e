import { readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { importRfcs } from '@/lib/rfcs/import/command'
import type { RfcSource } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'

const root = '../shared/data/rfcs'
const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => (statSync(`${folder}/${name}`).isDirectory() ? walk(`${folder}/${name}`) : [`${folder}/${name}`]))
const load = (folder: string) => walk(folder).map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const now = new Date('2026-03-02T10:00:00Z')

let steward: Actor
beforeAll(async () => {
  const id = newId()
  await db.person.create({ data: { id, name: 'Cy', email: 'cy@example.test', role: 'pm' } })
  steward = { id, name: 'Cy', email: 'cy@example.test', role: 'pm', teamId: null, platformTeam: false, via: 'cli' }
})

describe('the three folders', () => {
  const files = load(root)
  test('every file is accounted for, and what is kept is the file to the byte', async () => {
    const summary = await importRfcs(steward, files, now)
    expect(summary).toMatchObject({ created: 101, updated: 0, unchanged: 0 })
    expect(summary.files.map(({ file }) => file).sort()).toEqual(files.map(({ path }) => path).sort())
    expect(summary.skipped.every(({ file, line, reason }) => files.some(({ path }) => path === file) && line > 0 && reason !== '')).toBe(true)
    const rows = await db.rfc.findMany({ select: { body: true, source: true, authorId: true, versions: { select: { body: true } } } })
    const kept = new Map<string, Buffer>()
    for (const row of rows) {
      const source = row.source as RfcSource | null
      if (!source) throw new Error('an imported RFC without its source')
      kept.set(source.path, Buffer.from(source.path === source.headerPath ? source.header + row.body : row.body))
      if (source.path !== source.headerPath) kept.set(source.headerPath, Buffer.from(source.header))
      expect(row.authorId).toBeNull()
      expect(row.versions).toEqual([{ body: row.body }])
    }
    for (const { path } of files) expect(kept.get(path)?.equals(readFileSync(path)), path).toBe(true)
    expect(await db.person.count()).toBe(1)
  })
  test('again changes nothing, also from another folder and one file at a time', async () => {
    const rows = () => db.rfc.findMany({ orderBy: { number: 'asc' } })
    const before = await rows()
    expect(await importRfcs(steward, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: 101 })
    const moved = files.map(({ path, text }) => ({ path: path.replace(root, '/elsewhere'), text }))
    expect(await importRfcs(steward, moved, now)).toMatchObject({ created: 0, updated: 0, unchanged: 101 })
    const [one] = files.filter(({ path }) => path.includes('/rust/'))
    expect(await importRfcs(steward, [one!], now)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await rows()).toEqual(before)
  })
})

describe('changed and crossing imports', () => {
  const text = '- Feature Name: a\n- Start Date: 2020-01-01\n- RFC PR: rust-lang/rfcs#9001\n\n# Summary\n\nOne.\r\n'
  test('a changed file is a new version, and its status follows while nobody moved it here', async () => {
    await importRfcs(steward, [{ path: 'x/9001-a.md', text }], now)
    const summary = await importRfcs(steward, [{ path: 'x/9001-a.md', text: text.replace('One.', 'Two.') }], now)
    expect(summary).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    const rfc = await db.rfc.findUniqueOrThrow({ where: { sourceKey: 'rust:9001-a' }, include: { versions: { orderBy: { version: 'asc' } } } })
    expect(rfc).toMatchObject({ version: 2, body: '# Summary\n\nTwo.\r\n' })
    expect(rfc.versions.map(({ body }) => body)).toEqual(['# Summary\n\nOne.\r\n', '# Summary\n\nTwo.\r\n'])
  })
  test('the same new file twice at once is one RFC', async () => {
    const file = { path: 'x/9002-b.md', text: text.replaceAll('9001', '9002') }
    const both = await Promise.all([importRfcs(steward, [file], now), importRfcs(steward, [file], now)])
    expect(both.map(({ created }) => created).sort()).toEqual([0, 1])
    expect(await db.rfc.count({ where: { sourceKey: 'rust:9002-b' } })).toBe(1)
  })
})
