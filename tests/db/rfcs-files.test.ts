import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { createRfc, editRfc } from '@/lib/rfcs/commands'
import { importRfcs } from '@/lib/rfcs/import/commands'
import { syncRfcs } from '@/lib/rfcs/import/commands-sync'
import type { SourceFile } from '@/lib/rfcs/import/schema'
import { rfcFile, rfcFiles } from '@/lib/rfcs/queries-files'
import { createRfc as createInput } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'
import { describeCorpora } from '../support/corpus'
import { now } from './rfcs-make'

let pm: Actor
beforeAll(async () => {
  const id = newId()
  await db.person.create({ data: { id, name: 'Cy', email: 'cy@example.test', role: 'pm' } })
  pm = { id, name: 'Cy', email: 'cy@example.test', role: 'pm', teamId: null, platformTeam: false, via: 'cli' }
})

const exported = async (): Promise<SourceFile[]> => {
  const files: SourceFile[] = []
  for await (const { name, text } of rfcFiles(pm)) files.push({ path: `rfcs/${name}`, text })
  return files
}
/** Everything a file carries of each RFC. */
const carried = () =>
  db.rfc.findMany({
    orderBy: { number: 'asc' },
    select: {
      number: true,
      title: true,
      body: true,
      format: true,
      labels: true,
      status: true,
      source: true,
      sourceKey: true,
      sourceHash: true,
    },
  })
const write = (title: string, body: string) => createRfc(pm, createInput.parse({ title, body, labels: ['ci'] }), now)
const rowOf = (number: number) =>
  db.rfc.findUniqueOrThrow({ where: { number }, include: { versions: { orderBy: { version: 'asc' } } } })

describeCorpora('rfcs', (corpus) => {
  const sources = corpus.list().map((path) => ({ path: `${corpus.folder}/${path}`, text: corpus.read(path) }))
  const imported = corpus.name === 'corpus' ? 101 : 11
  beforeAll(() => db.rfc.deleteMany().then(() => undefined))

  test('every file, out and in again: nothing changes here, an empty hub becomes the same, bodies to the byte', async () => {
    await importRfcs(pm, sources, now)
    for (const body of [
      '\n\n  starts with blank lines\r\nand ends without one',
      '\uFEFF---\nrfc: 3\n---\n',
      'a\u2028b\u0085c\u0001 𝕫',
    ])
      await write(`"Quoted": # ${body.length} \\ — it's`, body)
    const before = await carried()
    expect(before).toHaveLength(imported + 3)
    const files = await exported()
    expect(new Set(files.map(({ path }) => path)).size).toBe(imported + 3)
    for (const [index, { text }] of files.entries())
      expect(
        Buffer.from(text).subarray(-Buffer.byteLength(before[index]!.body)).equals(Buffer.from(before[index]!.body)),
      ).toBe(true)
    expect(await importRfcs(pm, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: imported + 3 })
    expect(await carried()).toEqual(before)
    expect(await exported()).toEqual(files)

    await db.rfc.deleteMany({})
    expect(await importRfcs(pm, files, now)).toMatchObject({ created: imported + 3, updated: 0, unchanged: 0 })
    expect(await carried()).toEqual(before)
    // The files they once came from are known again, and the next number is behind them.
    expect(await importRfcs(pm, sources, now)).toMatchObject({ created: 0, updated: 0, unchanged: imported })
    const next = await write('Next', 'x')
    expect(next.number).toBeGreaterThan(imported + 3)
  }, 120_000)
})

describe('a repository brings edits back', () => {
  const edited = (file: { text: string }, from: string, to: string, path: string) => ({
    path,
    text: file.text.replace(from, to),
  })
  const sync = (files: SourceFile[], options = {}) => syncRfcs(pm, files, options, now)

  test('an edit is a version, the same again is none, the next edit goes on from it, a check writes nothing', async () => {
    const { number } = await write('Lanes', 'One queue.\n')
    const file = await rfcFile(pm, number)
    const [first, second] = [edited(file, 'One', 'Two', 'docs/lanes.md'), edited(file, 'One', 'Three', 'docs/lanes.md')]
    expect(await sync([first], { check: true })).toMatchObject({
      ok: true,
      files: [{ outcome: 'updated', rfc: number }],
    })
    expect((await rowOf(number)).version).toBe(1)
    expect(await sync([first])).toMatchObject({
      ok: true,
      files: [{ file: 'docs/lanes.md', outcome: 'updated', rfc: number }],
    })
    expect(await sync([first])).toMatchObject({ ok: true, files: [{ outcome: 'unchanged' }] })
    await sync([second])
    // And back to the first text, as a revert would.
    await sync([{ path: 'docs/lanes.md', text: file.text }])
    const row = await rowOf(number)
    expect(row.versions.map(({ body }) => body)).toEqual([
      'One queue.\n',
      'Two queue.\n',
      'Three queue.\n',
      'One queue.\n',
    ])
    expect(row.versions[1]).toMatchObject({ authorId: null, note: 'From docs/lanes.md' })
    expect(row).toMatchObject({ filePath: 'docs/lanes.md', fileVersion: 4 })
  })

  test('what was edited here since is not written over, unless forced; then nothing of the other files is either', async () => {
    const { number } = await write('Conflict', 'A.\n')
    const other = await write('Other', 'O.\n')
    const file = await rfcFile(pm, number)
    await editRfc(pm, number, { body: 'Edited here.\n', baseVersion: 1 }, now)
    const both = [
      edited(file, 'A.', 'B.', 'docs/c.md'),
      edited(await rfcFile(pm, other.number), 'O.', 'P.', 'docs/o.md'),
    ]
    const refused = await sync(both)
    expect(refused).toMatchObject({
      ok: false,
      files: [],
      refused: [{ file: 'docs/c.md', reason: expect.stringContaining('was edited here since') }],
    })
    expect((await rowOf(other.number)).version).toBe(1)
    expect(await importRfcs(pm, [both[0]!], now)).toMatchObject({ updated: 0, skipped: [{ file: 'docs/c.md' }] })
    expect((await rowOf(number)).body).toBe('Edited here.\n')
    expect(await sync([{ path: 'docs/old.md', text: file.text }])).toMatchObject({
      ok: true,
      files: [{ outcome: 'unchanged' }],
    })
    expect(await sync(both, { force: true })).toMatchObject({ ok: true })
    expect(await rowOf(number)).toMatchObject({ version: 3, body: 'B.\n' })
  })

  test('a file of another kind is found by where it was imported from, or starts an RFC', async () => {
    const text = '- Feature Name: synced\n- Start Date: 2020-01-01\n- RFC PR: (leave this empty)\n\n# Summary\n\nOne.\n'
    const file = { path: 'text/9101-synced.md', text }
    expect(await sync([file])).toMatchObject({ ok: true, files: [{ outcome: 'created' }] })
    const { number } = await db.rfc.findUniqueOrThrow({ where: { sourceKey: 'rust:9101-synced' } })
    expect(await sync([{ ...file, text: text.replace('One', 'Two') }])).toMatchObject({
      files: [{ outcome: 'updated', rfc: number }],
    })
    await editRfc(pm, number, { title: 'Edited here', baseVersion: 2 }, now)
    expect(await sync([{ ...file, text: text.replace('One', 'Three') }])).toMatchObject({
      ok: false,
      refused: [{ reason: expect.stringContaining('version 3 is there now') }],
    })
  })

  test.each([
    ['an unknown number', '---\nrfc: 99999\nversion: 1\ntitle: T\nstatus: draft\n---\nx\n', 'there is no RFC 99999'],
    [
      'a number that is none',
      '---\nrfc: "1; DROP"\nversion: 1\ntitle: T\nstatus: draft\n---\nx\n',
      '"rfc" of the front matter',
    ],
    [
      'a status that is none',
      '---\nrfc: 1\nversion: 1\ntitle: T\nstatus: great\n---\nx\n',
      '"status" of the front matter',
    ],
    ['YAML that is none', '---\nrfc: 1\ntitle: "T\n---\nx\n', 'not valid YAML'],
    ['an empty file', '', 'no file here is a proposal'],
  ])('%s is refused with its reason', async (_, text, reason) => {
    const report = await sync([{ path: 'docs/x.md', text }])
    expect(report).toMatchObject({ ok: false, files: [] })
    expect(report.refused[0]?.reason).toContain(reason)
  })

  test('a status is not moved by a file, and two files of one RFC are one too many', async () => {
    const { number } = await write('Status', 'S.\n')
    const { text } = await rfcFile(pm, number)
    const accepted = { path: 'docs/s.md', text: text.replace('"draft"', 'accepted') }
    expect(await sync([accepted])).toMatchObject({
      ok: true,
      files: [{ outcome: 'unchanged' }],
      notes: [{ reason: expect.stringContaining('not by a file') }],
    })
    expect((await rowOf(number)).status).toBe('draft')
    expect((await sync([accepted, { path: 'docs/t.md', text }])).refused[0]?.reason).toContain(
      'docs/s.md is a file of RFC',
    )
  })

  test('developers may not', async () => {
    await expect(syncRfcs({ ...pm, role: 'developer' }, [], {}, now)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
