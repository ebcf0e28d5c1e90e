import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { importRfcs, type RfcImportOptions } from '@/lib/rfcs/import/commands'
import { samenessChoices } from '@/lib/rfcs/import/queries-choices'
import { findRfcs, getRfc } from '@/lib/rfcs/queries'
import { sweepImages } from '@/lib/rfcs/commands-images'
import { findByFile } from '@/lib/rfcs/queries-files'
import { getImage } from '@/lib/rfcs/queries-images'
import { getReferences } from '@/lib/rfcs/queries-references'
import { renderDocument } from '@/lib/rfcs/rules-document'
import { getLinks } from '@/lib/rfcs/queries-links'
import { listQuery } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { now } from './rfcs-make'
import { images } from '../support/images'

let pm: Actor
beforeAll(async () => {
  pm = actorOf(await makePerson({ name: 'Cy', role: 'pm' }))
})
beforeEach(() => db.rfc.deleteMany().then(() => undefined))

const adr = (team: string, day: string) =>
  `# 1. Record architecture decisions\n\nDate: ${day}\n\n## Status\n\nAccepted\n\n## Context\n\n${team} keeps records.\n`
const name = '0001-record-architecture-decisions.md'
const take = (path: string, text: string, options: RfcImportOptions = {}) =>
  importRfcs(pm, [{ path, text }], now, options)
const bodies = async () => (await db.rfc.findMany({ orderBy: { number: 'asc' } })).map((rfc) => rfc.body)

describe('two repositories with a file of one name', () => {
  const payments = adr('Payments', '2024-01-02')
  const search = adr('Search', '2024-02-03')

  test('by their folders, in two calls: two RFCs, and each is unchanged when it comes again', async () => {
    expect(await take(`payments/doc/adr/${name}`, payments)).toMatchObject({ created: 1 })
    expect(await take(`search/doc/adr/${name}`, search)).toMatchObject({ created: 1, updated: 0 })
    expect(await take(`payments/doc/adr/${name}`, payments)).toMatchObject({ unchanged: 1 })
    expect(await take(`search/doc/adr/${name}`, search)).toMatchObject({ unchanged: 1 })
    expect(await bodies()).toEqual([payments, search])
  })
  test.each([
    ['another day', search],
    ['no day in either', adr('Search', '').replace('Date: \n\n', '')],
  ])('by the same path, without a source: refused with a reason that names the RFC (%s)', async (_, other) => {
    const first = other === search ? payments : payments.replace('Date: 2024-01-02\n\n', '')
    await take(`adr/${name}`, first)
    const summary = await take(`adr/${name}`, other)
    expect(summary).toMatchObject({ created: 0, updated: 0, files: [{ outcome: 'skipped' }] })
    expect(summary.skipped.at(-1)?.reason).toMatch(/may be RFC \d+ .*--from NAME/)
    expect(await bodies()).toEqual([first])
  })
  test('with a source named: each its own, changed files follow their own source', async () => {
    await take(`adr/${name}`, payments, { from: 'payments' })
    expect(await take(`adr/${name}`, search, { from: 'search' })).toMatchObject({ created: 1 })
    const later = search.replace('Search keeps records', 'Search has moved to another format')
    expect(await take(name, later, { from: 'search' })).toMatchObject({ updated: 1 })
    expect(await bodies()).toEqual([payments, later])
  })
  test('with a source named, the same bytes from another source are another RFC', async () => {
    await take(`adr/${name}`, payments, { from: 'payments' })
    expect(await take(`adr/${name}`, payments, { from: 'search' })).toMatchObject({ created: 1 })
  })
})

describe('a file of a named source that is here without a name', () => {
  const text = adr('We', '2024-01-02')
  const first = () => db.rfc.findFirstOrThrow({ orderBy: { number: 'asc' } })

  test.each([
    ['the same bytes', text],
    ['nearly the same text', text.replace('Accepted', 'Superseded')],
  ])('is not taken for it, nor written over it: %s', async (_, other) => {
    await take(`adr/${name}`, text)
    const summary = await take(`adr/${name}`, other, { from: 'search' })
    expect(summary).toMatchObject({ created: 0, updated: 0, unchanged: 0, files: [{ outcome: 'skipped', rfc: null }] })
    expect(summary.skipped.at(-1)?.reason).toMatch(/may be RFC \d+ /)
    expect(await first()).toMatchObject({ body: text, sourceFrom: null })
  })
  test('is what a person says it is', async () => {
    await take(`adr/${name}`, text)
    const another = await take(`adr/${name}`, text, { from: 'search', same: { [`adr/${name}`]: 'new' } })
    expect(another).toMatchObject({ created: 1 })
    expect(await first()).toMatchObject({ sourceFrom: null })
    expect(await take(`adr/${name}`, text, { from: 'search' })).toMatchObject({ unchanged: 1 })
    expect(await take(`adr/${name}`, text, { from: 'payments', same: { '*': 'same' } })).toMatchObject({ updated: 1 })
    expect(await first()).toMatchObject({ sourceFrom: 'payments', body: text })
    expect(await db.rfc.count()).toBe(2)
  })
  test('and one RFC is not given to two of them', async () => {
    await take(`adr/${name}`, text)
    const files = ['a', 'b'].map((folder) => ({ path: `${folder}/adr/${name}`, text }))
    const taken = await importRfcs(pm, files, now, { from: 'search', same: { '*': 'same' } })
    expect(taken.files.map((one) => one.outcome).sort()).toEqual(['skipped', 'updated'])
  })
  test('is asked about in the preview, with the RFC it may be', async () => {
    await take(`adr/${name}`, text)
    const files = [{ path: `adr/${name}`, text }]
    const [choice] = await samenessChoices(files, 'search', undefined)
    expect(choice).toMatchObject({ field: 'same', from: `adr/${name}`, to: '' })
    expect(choice!.options!.map(({ value }) => value)).toEqual(['', 'same', 'new'])
    expect(await samenessChoices(files, null, undefined)).toEqual([])
  })
})

describe('one file', () => {
  const text = `${adr('Payments', '2024-01-02')}\nEach record says what was decided, why, and what else was looked at by the team.\n`
  test('alone, in its folder and in its repository is one RFC, also when it changed', async () => {
    await take(`payments/doc/adr/${name}`, text)
    expect(await take(name, text)).toMatchObject({ unchanged: 1 })
    expect(await take(`adr/${name}`, text.replace('Accepted', 'Superseded'))).toMatchObject({ updated: 1, created: 0 })
    expect(await db.rfc.count()).toBe(1)
  })
  test('twice in one call from two folders is two RFCs, and again changes nothing', async () => {
    const files = ['a', 'b'].map((folder) => ({ path: `${folder}/adr/${name}`, text }))
    expect(await importRfcs(pm, files, now)).toMatchObject({ created: 2 })
    expect(await importRfcs(pm, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })
  test('a dry run says what would be done and writes nothing', async () => {
    expect(await take(name, text, { dryRun: true })).toMatchObject({ created: 1, files: [{ rfc: null }] })
    expect(await db.rfc.count()).toBe(0)
  })
  test('a status of the file is what the importer says it is', async () => {
    await take(name, text.replace('Accepted', 'Shipped it'), { statuses: { 'shipped it': 'implemented' } })
    expect(await db.rfc.findFirst()).toMatchObject({ status: 'implemented' })
    // In the words of the file, which the table of an import shows; said later, it counts for a file that is here unchanged.
    const statuses = { 'Shipped it': 'accepted' } as const
    expect(await take(name, text.replace('Accepted', 'Shipped it'), { statuses })).toMatchObject({ updated: 1 })
    expect(await db.rfc.findFirst()).toMatchObject({ status: 'accepted' })
    expect(await take(name, text.replace('Accepted', 'Shipped it'), { statuses })).toMatchObject({ unchanged: 1 })
  })
})

test('what files say of each other becomes links, whichever file says it, in whatever order they come', async () => {
  const old = '# 5. Old\n\nDate: 2024-01-02\n\n## Status\n\nSuperceded by [6. New](0006-new.md)\n\n## Context\n\nx\n'
  const next =
    '# 6. New\n\nDate: 2024-02-02\n\n## Status\n\nAccepted\n\nSupercedes [5. Old](0005-old.md)\n\n## Context\n\ny\n'
  await take('doc/adr/0006-new.md', next)
  await take('doc/adr/0005-old.md', old)
  const rows = await db.rfc.findMany({ orderBy: { title: 'asc' } })
  const of = (word: string) => rows.find((row) => row.title.includes(word))!
  expect((await getLinks(pm, of('New').number)).edges).toEqual([
    { from: of('New').number, rel: 'supersedes', to: of('Old').number },
  ])
  expect(await getRfc(pm, of('Old').number)).toMatchObject({ status: 'superseded' })
})

test('the number that people know is shown and found, and so is the source', async () => {
  const swift = (number: number) =>
    `# Rotate ${number}\n\n* Proposal: [SE-0${number}](0${number}-x.md)\n* Author: Ada Ferro\n` +
    `* Status: **Accepted**\n\n## Introduction\n\nx\n`
  await take('proposals/0513-x.md', swift(513), { from: 'evolution' })
  await take('peps/pep-0748.rst', 'PEP: 748\nTitle: Trust\nAuthor: Bo\nStatus: Draft\n\nAbstract\n========\n\nx\n')
  const find = async (q: string) =>
    (await findRfcs(pm, listQuery.parse({ q }))).data.map((rfc) => [rfc.sourceName, rfc.title])
  for (const q of ['SE-0513', 'se 513', 'source:swift', 'source:evolution'])
    expect(await find(q)).toEqual([['SE-0513', 'Rotate 513']])
  for (const q of ['PEP 748', 'pep-0748', 'source:pep']) expect(await find(q)).toEqual([['PEP 748', 'Trust']])
  expect(await find('source:elsewhere')).toEqual([])
  const number = (await findRfcs(pm, listQuery.parse({ q: 'SE-0513' }))).data[0]!.number
  expect(await findByFile(pm, '0513-x.md')).toBe(number)
  expect(await findByFile(pm, '0514-y.md')).toBeNull()
})

test('a relative image and a link to a file that is not there are told with their lines; a link to one that is leads to it', async () => {
  const text =
    '# With an image\n\n- Status: accepted\n\n' +
    '![error](img/error.png) and <img src="img/other.png" width="20">\n\n' +
    'See [that](0009-that.md#limits) and [none](./0010-none.md).\n'
  const files = [
    { path: 'text/0008-image.md', text },
    { path: 'text/0009-that.md', text: '# That\n\n- Status: accepted\n\n## Limits\n\nTen.\n' },
  ]
  const { skipped } = await importRfcs(pm, files, now)
  expect(skipped.map(({ file, line, reason }) => `${file}:${line} ${reason.split(':')[0]}`)).toEqual([
    'text/0008-image.md:5 image "img/error.png" is not among the files',
    'text/0008-image.md:5 image "img/other.png" is not among the files',
    'text/0008-image.md:7 links to "./0010-none.md", which is not among the files',
  ])
})

test('two sources with files of one name: each link leads to the RFC of its own source', async () => {
  const files = (word: string) => [
    { path: 'adr/0001-first.md', text: `# First of ${word}\n\n- Status: accepted\n\nSee [second](0002-second.md).\n` },
    { path: 'adr/0002-second.md', text: `# Second of ${word}\n\n- Status: accepted\n\n${word} only.\n` },
  ]
  for (const from of ['payments', 'search']) await importRfcs(pm, files(from), now, { from })
  const rows = await db.rfc.findMany({ orderBy: { number: 'asc' } })
  for (const from of ['payments', 'search']) {
    const of = (word: string) => rows.find((row) => row.sourceFrom === from && row.title.startsWith(word))!
    const rfc = await getRfc(pm, of('First').number)
    const { html } = renderDocument(rfc)
    const shown = (await getReferences(pm, rfc.number, [html]))(html)
    expect(shown).toContain(`href="/rfcs/${of('Second').number}"`)
  }
})

test('an image that came with its file is shown, kept with the RFC, and replaced when the file comes with another', async () => {
  const text = '# With an image\n\n- Status: accepted\n\n![error](img/error.png)\n\n![none](img/none.png)\n'
  const files = (seed: number) => [
    { path: 'text/0008-image.md', text },
    { path: 'text/img/error.png', text: '', bytes: seed === 1 ? images.png : images.webp },
    { path: 'text/img/unused.png', text: '', bytes: images.gif },
    { path: 'text/slides.pdf', text: '', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0]) },
  ]
  const first = await importRfcs(pm, files(1), now)
  expect(first).toMatchObject({ created: 1 })
  expect(first.skipped.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
    'text/0008-image.md image "img/none.png" is not among the files: its words stand in its place',
    'text/img/unused.png No text of this import shows this image.',
    'text/slides.pdf Not a text file.',
  ])
  const shown = async () => {
    const rfc = await getRfc(pm, first.files.find(({ rfc }) => rfc !== null)!.rfc!)
    const { html } = renderDocument(rfc)
    return /images\/([0-9a-f]{64})/.exec((await getReferences(pm, rfc.number, [html]))(html))?.[1]
  }
  const before = await shown()
  expect(await getImage(pm, before!)).toMatchObject({ type: 'image/png' })
  expect(await importRfcs(pm, files(1), now)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  // The file alone does not take its image away; another image of that name takes its place.
  expect(await importRfcs(pm, files(1).slice(0, 1), now)).toMatchObject({ unchanged: 1 })
  expect(await shown()).toBe(before)
  expect(await importRfcs(pm, files(2), now)).toMatchObject({ updated: 1 })
  expect(await shown()).not.toBe(before)
  expect(await db.rfcVersion.count()).toBe(1)
  // It is swept only when no RFC shows it any more.
  const later = new Date(now.getTime() + 30 * 86_400_000)
  expect(await sweepImages(later)).toBe(1)
  expect(await getImage(pm, (await shown())!)).toBeTruthy()
})
