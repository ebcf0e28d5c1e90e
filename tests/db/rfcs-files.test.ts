import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { createRfc, editRfc } from '@/lib/rfcs/commands'
import { importRfcs } from '@/lib/rfcs/import/commands'
import { syncRfcs } from '@/lib/rfcs/import/commands-sync'
import type { SourceFile } from '@/lib/rfcs/import/schema'
import { sweepImages } from '@/lib/rfcs/commands-images'
import { getRfc } from '@/lib/rfcs/queries'
import { rfcFile, rfcFiles } from '@/lib/rfcs/queries-files'
import { getImage } from '@/lib/rfcs/queries-images'
import { getReferences } from '@/lib/rfcs/queries-references'
import { renderDocument } from '@/lib/rfcs/rules-document'
import { createRfc as createInput } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'
import { describeCorpora } from '../support/corpus'
import { images } from '../support/images'
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

describe('images of a folder', () => {
  const text = '# With images\n\n- Status: accepted\n\n![error](img/error.png) and ![up](../up.png)\n'
  const folder = (bytes: Uint8Array): (SourceFile & { bytes?: Uint8Array })[] => [
    { path: 'repo/text/0008-image.md', text },
    { path: 'repo/text/img/error.png', text: '', bytes },
    { path: 'repo/up.png', text: '', bytes: images.gif },
  ]
  const shown = async (number: number) => {
    const rfc = await getRfc(pm, number)
    const { html } = renderDocument(rfc)
    return [...(await getReferences(pm, rfc.number, [html]))(html).matchAll(/images\/([0-9a-f]{64})/g)].map(
      (one) => one[1]!,
    )
  }
  const out = async () => {
    const files: (SourceFile & { bytes?: Uint8Array })[] = []
    for await (const one of rfcFiles(pm)) {
      files.push({ path: `docs/${one.name}`, text: one.text })
      for (const { file, id } of one.images)
        if (file !== null) files.push({ path: `docs/${file}`, text: '', bytes: (await getImage(pm, id)).bytes })
    }
    return files
  }
  beforeEach(async () => {
    await db.rfc.deleteMany()
    await db.rfcImage.deleteMany()
  })

  test('a sync takes them in, changes them when they change, and keeps those that do not come again', async () => {
    const first = await syncRfcs(pm, folder(images.png), {}, now)
    expect(first).toMatchObject({ ok: true, files: [{ outcome: 'created' }], notes: [] })
    const number = first.files[0]!.rfc!
    const before = await shown(number)
    expect(before).toHaveLength(2)
    expect(await syncRfcs(pm, folder(images.png), {}, now)).toMatchObject({ files: [{ outcome: 'unchanged' }] })
    // The text alone: nothing is lost, and nothing is said to be.
    const alone = await syncRfcs(pm, folder(images.png).slice(0, 1), {}, now)
    expect(alone).toMatchObject({ files: [{ outcome: 'unchanged' }], notes: [] })
    // From further down in the repository, with another image.
    const nearer = folder(images.webp).map((file) => ({ ...file, path: file.path.replace('repo/', '') }))
    expect(await syncRfcs(pm, nearer, { check: true }, now)).toMatchObject({ files: [{ outcome: 'updated' }] })
    expect(await shown(number)).toEqual(before)
    expect(await syncRfcs(pm, nearer, {}, now)).toMatchObject({ files: [{ outcome: 'updated' }] })
    const after = await shown(number)
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, true])
    expect((await rowOf(number)).version).toBe(1)
  })

  test('go out beside the files, and come in again with them: here nothing changes, another hub shows the same', async () => {
    await syncRfcs(pm, folder(images.png), {}, now)
    const { number } = await db.rfc.findFirstOrThrow()
    const [first] = await shown(number)
    const files = await out()
    expect(files.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^docs\/\d+-with-images\.md$/),
      'docs/img/error.png',
    ])
    expect(await importRfcs(pm, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await syncRfcs(pm, files, {}, now)).toMatchObject({ files: [{ outcome: 'unchanged' }], notes: [] })

    await db.rfc.deleteMany()
    await db.rfcImage.deleteMany()
    const { created, skipped } = await importRfcs(pm, files, now)
    expect({ created, reasons: skipped.map((one) => one.reason) }).toEqual({
      created: 1,
      reasons: ['image "../up.png" is not among the files: its words stand in its place'],
    })
    expect(await shown(number)).toEqual([first])
    expect(await out()).toEqual(files)
    expect(await sweepImages(new Date(now.getTime() + 30 * 86_400_000))).toBe(0)
  })

  test('an RFC written here shows an image that its file was given in the repository', async () => {
    const { number } = await write('Lanes', 'One queue.\n')
    const file = await rfcFile(pm, number)
    const edited = { path: 'docs/lanes.md', text: `${file.text}\n![lanes](img/lanes.png)\n` }
    const given = (bytes: Uint8Array) => [edited, { path: 'docs/img/lanes.png', text: '', bytes }]
    expect(await syncRfcs(pm, given(images.png), {}, now)).toMatchObject({ files: [{ outcome: 'updated' }], notes: [] })
    const [before] = await shown(number)
    expect(before).toBeDefined()
    expect(await syncRfcs(pm, given(images.webp), {}, now)).toMatchObject({ files: [{ outcome: 'updated' }] })
    expect(await shown(number)).not.toEqual([before])
    expect((await rowOf(number)).version).toBe(2)
  })
})

describe('an export that was found equal', () => {
  beforeAll(() => db.rfc.deleteMany().then(() => undefined))
  const fileOf = async (number: number): Promise<SourceFile> => ({
    path: `kept/${number}.md`,
    text: (await rfcFile(pm, number)).text,
  })
  const made = async () => {
    const { number } = await write('Kept as a file', 'What it says.\n')
    const file = await fileOf(number)
    expect(await importRfcs(pm, [file], now)).toMatchObject({ unchanged: 1, updated: 0 })
    expect((await rowOf(number)).fileDigest).not.toBeNull()
    return { number, file }
  }

  test('is known by its digest from then on, and that is no change of its RFC', async () => {
    const { number } = await write('Kept as a file', 'What it says.\n')
    const before = await rowOf(number)
    const file = await fileOf(number)
    for (let round = 0; round < 2; round += 1)
      expect(await importRfcs(pm, [file], now)).toMatchObject({ unchanged: 1, updated: 0, skipped: [] })
    expect((await rowOf(number)).updatedAt).toEqual(before.updatedAt)
    // The same words under another path are looked at anew.
    expect(await importRfcs(pm, [{ ...file, path: 'else/1.md' }], now)).toMatchObject({ unchanged: 1 })
    expect((await rowOf(number)).filePath).toBe('else/1.md')
  })
  test('is read again when labels here are others', async () => {
    const { number, file } = await made()
    await db.rfc.update({ where: { number }, data: { labels: ['other'] } })
    expect(await importRfcs(pm, [file], now)).toMatchObject({ unchanged: 0, updated: 1 })
    expect((await rowOf(number)).labels).toEqual(['ci'])
  })
  test('is told of each time when the RFC stands elsewhere here', async () => {
    const { number, file } = await made()
    await db.rfc.update({ where: { number }, data: { status: 'accepted' } })
    for (let round = 0; round < 2; round += 1) {
      const summary = await importRfcs(pm, [file], now)
      expect(summary).toMatchObject({ unchanged: 1, updated: 0 })
      expect(summary.skipped.map((one) => one.reason)).toEqual([expect.stringContaining('the file says "draft"')])
    }
  })
  test('is told of each time when the RFC was edited here, also where the edit was taken back by another file', async () => {
    const { number, file } = await made()
    await editRfc(pm, number, { body: 'Edited here.\n', baseVersion: 1 }, now)
    const edited = { ...file, text: file.text.replace('What it says.', 'Edited there.') }
    for (let round = 0; round < 2; round += 1)
      expect((await importRfcs(pm, [edited], now)).skipped.map((one) => one.reason)).toEqual([
        expect.stringContaining('was edited here since'),
      ])
    expect((await importRfcs(pm, [file], now)).skipped).toHaveLength(1)
    expect((await rowOf(number)).body).toBe('Edited here.\n')
  })
})
