import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { wordSearch } from '@/lib/core/text/word-search'
import { editRfc } from '@/lib/rfcs/commands'
import { forgetCopies } from '@/lib/rfcs/commands-forget'
import { importRfcs } from '@/lib/rfcs/import/commands'
import type { RfcSource } from '@/lib/rfcs/schema'
import { db, transaction } from '@/lib/server/db'
import { describeCorpora } from '../support/corpus'

const now = new Date('2026-03-02T10:00:00Z')

let steward: Actor
beforeAll(async () => {
  const id = newId()
  await db.person.create({ data: { id, name: 'Cy', email: 'cy@example.test', role: 'pm' } })
  steward = { id, name: 'Cy', email: 'cy@example.test', role: 'pm', teamId: null, platformTeam: false, via: 'cli' }
})

describeCorpora('rfcs', (corpus) => {
  const files = corpus.list().map((path) => ({ path: `${corpus.folder}/${path}`, text: corpus.read(path) }))
  const count = corpus.name === 'corpus' ? 101 : 11
  beforeAll(() => db.rfc.deleteMany().then(() => undefined))

  test('every file is accounted for, and what is kept is the file to the byte', async () => {
    const summary = await importRfcs(steward, files, now)
    expect(summary).toMatchObject({ created: count, updated: 0, unchanged: 0 })
    expect(summary.files.map(({ file }) => file).sort()).toEqual(files.map(({ path }) => path).sort())
    expect(
      summary.skipped.every(
        ({ file, line, reason }) => files.some(({ path }) => path === file) && line > 0 && reason !== '',
      ),
    ).toBe(true)
    const rows = await db.rfc.findMany({
      select: { body: true, source: true, authorId: true, versions: { select: { body: true } } },
    })
    const kept = new Map<string, Buffer>()
    for (const row of rows) {
      const source = row.source as RfcSource | null
      if (!source) throw new Error('an imported RFC without its source')
      kept.set(source.path, Buffer.from(source.path === source.headerPath ? source.header + row.body : row.body))
      if (source.path !== source.headerPath) kept.set(source.headerPath, Buffer.from(source.header))
      expect(row.authorId).toBeNull()
      expect(row.versions).toEqual([{ body: row.body }])
    }
    for (const { path, text } of files) expect(kept.get(path)?.equals(Buffer.from(text)), path).toBe(true)
    expect(await db.person.count()).toBe(1)
  })
  test('again changes nothing, also from another folder and one file at a time', async () => {
    const rows = () => db.rfc.findMany({ orderBy: { number: 'asc' } })
    const before = await rows()
    expect(await importRfcs(steward, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: count })
    const moved = files.map(({ path, text }) => ({ path: path.replace(corpus.folder, '/elsewhere'), text }))
    expect(await importRfcs(steward, moved, now)).toMatchObject({ created: 0, updated: 0, unchanged: count })
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
    const rfc = await db.rfc.findUniqueOrThrow({
      where: { sourceKey: 'rust:9001-a' },
      include: { versions: { orderBy: { version: 'asc' } } },
    })
    expect(rfc).toMatchObject({ version: 2, body: '# Summary\n\nTwo.\r\n' })
    expect(rfc.versions.map(({ body }) => body)).toEqual(['# Summary\n\nOne.\r\n', '# Summary\n\nTwo.\r\n'])
  })
  test('what was edited here since is not written over: it is reported, also again, and unchanged files stay unchanged', async () => {
    const rst = (number: number) => ({
      path: `peps/pep-${number}.rst`,
      text: `PEP: ${number}\nTitle: It is ${number}\nAuthor: A\nStatus: Draft\n\nAbstract\n========\n\nOne.\n`,
    })
    const [file, pep] = [rst(9003), rst(9004)]
    await importRfcs(steward, [file, pep], now)
    for (const key of ['pep:pep-9003', 'pep:pep-9004']) {
      const rfc = await db.rfc.findUniqueOrThrow({ where: { sourceKey: key } })
      await editRfc(steward, rfc.number, { body: rfc.body.replace('One.', 'Edited here.'), baseVersion: 1 }, now)
    }
    expect(await importRfcs(steward, [file, pep], now)).toMatchObject({ updated: 0, unchanged: 2 })
    const changed = [file, pep].map(({ path, text: before }) => ({
      path,
      text: before.replace('One.', 'Edited there.'),
    }))
    for (let round = 0; round < 2; round += 1) {
      const summary = await importRfcs(steward, changed, now)
      expect(summary).toMatchObject({ created: 0, updated: 0, unchanged: 0 })
      expect(
        summary.skipped.filter(({ reason }) => reason.includes('was edited here since')).map((one) => one.file),
      ).toEqual(['peps/pep-9003.rst', 'peps/pep-9004.rst'])
    }
    expect(await db.rfc.count({ where: { body: { contains: 'Edited here.' }, version: 2 } })).toBe(2)
    const together = [file, pep].map(({ path, text: before }) => ({
      path,
      text: before.replace('One.', 'Edited here.'),
    }))
    expect(await importRfcs(steward, together, now)).toMatchObject({ updated: 2 })
    const later = [file, pep].map(({ path, text: before }) => ({
      path,
      text: before.replace('One.', 'Edited there, again.'),
    }))
    expect(await importRfcs(steward, later, now)).toMatchObject({ updated: 2 })
  })
  test('an unchanged file is told of as when it was taken in, but for a link to a text that came since', async () => {
    const first = {
      path: 'y/9011-first.md',
      text: '- Feature Name: first\n- Start Date: soon\n\n# Summary\n\nSee [it](9012-second.md) and [that](9013-third.md).\n',
    }
    const reasons = ({ skipped }: { skipped: { reason: string }[] }) => skipped.map((one) => one.reason)
    const once = reasons(await importRfcs(steward, [first], now))
    expect(once).toEqual([
      expect.stringContaining('no "RFC PR"'),
      expect.stringContaining('is no day: "soon"'),
      expect.stringContaining('links to "9012-second.md"'),
      expect.stringContaining('links to "9013-third.md"'),
    ])
    const again = await importRfcs(steward, [first], now)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(reasons(again)).toEqual(once)
    const second = { path: 'y/9012-second.md', text: text.replaceAll('9001', '9012') }
    const later = await importRfcs(steward, [first, second], now)
    expect(later).toMatchObject({ created: 1, unchanged: 1 })
    expect(reasons(later).filter((one) => one.startsWith('links to'))).toEqual([once[3]])
  })
  test('what a reader of before took in is read once more, and known from then on; its RFC is not changed by it', async () => {
    const file = { path: 'y/9021-a.md', text: text.replaceAll('9001', '9021').replace('2020-01-01', 'soon') }
    await importRfcs(steward, [file], now)
    const which = { sourceKey: 'rust:9021-a' }
    const { sourceDigest, updatedAt } = await db.rfc.update({ where: which, data: { sourceDigest: null } })
    expect(sourceDigest).toBeNull()
    const summary = await importRfcs(steward, [file], now)
    expect(summary).toMatchObject({ updated: 0, unchanged: 1 })
    const kept = await db.rfc.findUniqueOrThrow({ where: which })
    expect(kept.sourceDigest).not.toBeNull()
    expect(kept.updatedAt).toEqual(updatedAt)
    expect((await importRfcs(steward, [file], now)).skipped).toEqual(summary.skipped)
    expect(summary.skipped.some(({ reason }) => reason.includes('is no day: "soon"'))).toBe(true)
  })
  test('of a word that was withdrawn nothing is kept in what was told of a file', async () => {
    const file = {
      path: 'y/9031-a.md',
      text: text.replaceAll('9001', '9031').replace('2020-01-01', 'when Quorlan says'),
    }
    await importRfcs(steward, [file], now)
    const which = { sourceKey: 'rust:9031-a' }
    const told = async () => JSON.stringify((await db.rfc.findUniqueOrThrow({ where: which })).sourceFindings)
    expect(await told()).toContain('Quorlan')
    await transaction((tx) => forgetCopies(tx, wordSearch([], ['Quorlan'])))
    expect(await told()).toBe('null')
    expect(await importRfcs(steward, [file], now)).toMatchObject({ updated: 0, unchanged: 1 })
  })
  test('the same new file twice at once is one RFC, wherever the first import is when the second one looks', async () => {
    for (let lead = 0; lead < 40; lead += 1) {
      const name = newId()
      const file = { path: `x/9002-${name}.md`, text: text.replaceAll('9001', '9002') }
      const first = importRfcs(steward, [file], now)
      await setTimeout(lead / 2)
      const both = await Promise.all([first, importRfcs(steward, [file], now)])
      expect(both.map(({ created }) => created).sort()).toEqual([0, 1])
      expect(await db.rfc.count({ where: { source: { path: ['path'], equals: file.path } } })).toBe(1)
    }
  })
})
