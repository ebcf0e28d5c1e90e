import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { countFound, findRfcs, searchRfcs } from '@/lib/rfcs/queries'
import { listQuery, type ListQuery } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'
import { draft, say } from './rfcs-make'

let ana: Actor
const ask = (q: string, fields: Partial<ListQuery> = {}) => findRfcs(ana, { ...listQuery.parse({ q }), ...fields })
const numbers = async (q: string, fields: Partial<ListQuery> = {}) =>
  (await ask(q, fields)).data.map(({ title }) => title)

beforeAll(async () => {
  const team = await db.team.create({ data: { id: newId(), name: 'Payments' } })
  const person = await db.person.create({
    data: { id: newId(), name: 'Ana Silva', email: 'ana@example.test', role: 'pm', teamId: team.id },
  })
  ana = {
    id: person.id,
    name: person.name,
    email: 'ana@example.test',
    role: 'pm',
    teamId: team.id,
    platformTeam: false,
    via: 'session',
  }
  const bo = await db.person.create({ data: { id: newId(), name: 'Bo', email: 'bo@example.test', role: 'developer' } })
  const other: Actor = { ...ana, id: bo.id, name: 'Bo', email: 'bo@example.test', role: 'developer', teamId: null }
  const filler = 'Nothing else is written here that matters to anybody at all.\n'.repeat(4)
  await draft(ana, {
    title: 'Secrets in the text',
    body: `${filler}\nWe rotate the kubernetes credentials <img src=x onerror=alert(1)> by hand.\n`,
    labels: ['ops'],
  })
  const said = await draft(other, { title: 'Said in a comment', body: filler })
  await say(other, said.number, 'Does **kubernetes** do that by itself?')
  await draft(other, { title: 'Kubernetes upgrades', body: filler, labels: ['ops', 'infra'] })
  await draft(other, { title: 'Signs 100%_\\ "quoted"', body: filler })
})

describe('what is found', () => {
  test('a title comes before a text, a text before a comment', async () => {
    expect(await numbers('kubernetes')).toEqual(['Kubernetes upgrades', 'Secrets in the text', 'Said in a comment'])
    expect(await countFound(ana, 'kubernetes')).toBe(3)
    // The palette takes the list's filters, alone or with words.
    expect(await searchRfcs(ana, 'label:nowhere kubernetes', 2)).toEqual([])
    expect((await searchRfcs(ana, 'status:draft kubernetes', 5)).every(({ detail }) => detail === 'draft')).toBe(true)
    expect((await searchRfcs(ana, 'status:accepted', 5)).every(({ detail }) => detail === 'accepted')).toBe(true)
    expect((await searchRfcs(ana, 'kubernetes', 2)).map(({ title }) => title.replace(/^RFC \d+: /, ''))).toEqual([
      'Kubernetes upgrades',
      'Secrets in the text',
    ])
  })
  test('without an author, a team or a source that is refused', async () => {
    expect(await numbers('kubernetes -author:bo')).toEqual(['Secrets in the text'])
    expect(await numbers('-team:payments kubernetes')).toEqual(['Kubernetes upgrades', 'Said in a comment'])
    expect(await numbers('kubernetes -source:pep')).toHaveLength(3)
    expect(await numbers('kubernetes source:pep')).toEqual([])
  })
  test('by word stems, a half-typed title, a phrase, without a word, and by number', async () => {
    expect(await numbers('credential rotating')).toEqual(['Secrets in the text'])
    expect(await numbers('ubernetes upg')).toEqual(['Kubernetes upgrades'])
    expect(await numbers('"kubernetes credentials"')).toEqual(['Secrets in the text'])
    expect(await numbers('"credentials kubernetes"')).toEqual([])
    expect(await numbers('kubernetes -upgrades')).toEqual(['Secrets in the text'])
    const {
      data: [first],
    } = await ask('signs')
    expect((await ask(`rfc ${first!.number}`)).data[0]?.title).toBe(first!.title)
  })
  test('with status, author, team and label beside the words', async () => {
    expect(await numbers('kubernetes team:pay')).toEqual(['Secrets in the text'])
    expect(await numbers('kubernetes author:bo label:ops')).toEqual(['Kubernetes upgrades'])
    expect(await numbers('kubernetes status:accepted')).toEqual([])
    expect(await numbers('team:payments')).toEqual(['Secrets in the text'])
  })
  test('a misspelt title where nothing says the word, told as near', async () => {
    const found = await ask('kuberntes')
    expect(found).toMatchObject({ near: true, data: [{ title: 'Kubernetes upgrades', snippet: [] }], nextCursor: null })
    expect(await countFound(ana, 'kuberntes')).toBe(1)
    expect((await searchRfcs(ana, 'kuberntes upgrdes', 5)).length).toBe(1)
    expect(await ask('zzzzqqq')).toEqual({ near: false, data: [], nextCursor: null })
  })
})

test('snippets are pieces of text, from the RFC or from what was said', async () => {
  const {
    data: [title, text, comment],
  } = await ask('kubernetes')
  expect(title!.snippet).toEqual([])
  expect(text!.snippet.filter(({ hit }) => hit)).toEqual([{ text: 'kubernetes', hit: true }])
  expect(text!.snippet.map((part) => part.text).join('')).toContain('We rotate the kubernetes credentials')
  expect(comment!.snippet.map((part) => part.text).join('')).toMatch(/^Does ?kubernetes ?do that by itself/)
})

test('pages by rank, one row at a time, are the whole list in its order; a cursor belongs to its order', async () => {
  for (const q of ['kubernetes', 'kuberntes', 'matters', '']) {
    const whole = await numbers(q)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(q, { limit: 1, ...(cursor && { cursor }) })
      seen.push(...page.data.map(({ title }) => title))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(whole)
  }
  const { nextCursor } = await ask('kubernetes', { limit: 1 })
  await expect(ask('kubernetes', { cursor: nextCursor!, sort: '-updated' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await numbers('kubernetes', { sort: 'number' })).toEqual([
    'Secrets in the text',
    'Said in a comment',
    'Kubernetes upgrades',
  ])
})

const naughty = [
  "'",
  '"',
  '""',
  '\\',
  '%',
  '_',
  '100%_\\',
  ':*',
  'a & | ! b',
  '!!',
  '-',
  '--',
  '- -',
  '-kubernetes',
  '<->',
  '(',
  ')(',
  '\'; DROP TABLE "Rfc"; --',
  '<script>alert(1)</script>',
  '\u0001\uE000\uE001',
  'or',
  'the',
  'OR OR',
  '𝕶𝖚𝖇𝖊',
  '👩‍👩‍👧',
  '\u202Etxet',
  'ﬃ',
  'İ',
  '0',
  '99999999999',
  '#2147483648',
  '999999999',
  'é'.repeat(499),
  'x '.repeat(250),
  '"'.repeat(500),
  'status:',
  'team:"',
  'label:% author:_',
  '{}',
  '$1',
  '\u0000',
]
test.each(naughty)('%j is looked for like any other words', async (q) => {
  const stored = q.replaceAll('\u0000', '')
  const page = await ask(stored)
  expect(Array.isArray(page.data)).toBe(true)
  expect(await countFound(ana, stored)).toBeGreaterThanOrEqual(page.data.length)
  await expect(searchRfcs(ana, stored, 5)).resolves.toBeDefined()
})

test('signs of LIKE stand for themselves', async () => {
  expect(await numbers('100%_\\')).toEqual(['Signs 100%_\\ "quoted"'])
  expect(await numbers('%')).toEqual(['Signs 100%_\\ "quoted"'])
})

test('a word that very many texts have: the likeliest are ranked, the rest follow, each once', async () => {
  const rows = Array.from({ length: 560 }, (_, i) => ({
    id: newId(),
    title: `Common ${i}`,
    body: i === 559 ? 'ubiquitous ubiquitous ubiquitous' : `ubiquitous ${'and more '.repeat(i % 9)}`,
  }))
  await db.rfc.createMany({ data: rows })
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page = await ask('ubiquitous', { limit: 200, ...(cursor && { cursor }) })
    seen.push(...page.data.map(({ number }) => number))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(560)
  expect(seen.length).toBe(560)
  expect((await ask('ubiquitous', { limit: 1 })).data[0]).toMatchObject({ title: 'Common 559', number: seen[0] })
  expect(await countFound(ana, 'ubiquitous')).toBe(560)
})

test('texts whose words never end, or that open a tag again and again, are stored as fast as others, and found', async () => {
  const long = 40_000
  for (const run of ['a_', 'a-1-', '~/', '<!-- ', '<!--']) {
    const began = performance.now()
    const { id } = await db.rfc.create({
      data: { id: newId(), title: `Run of ${run}`, body: `zanzibar ${run.repeat(long / run.length)}` },
    })
    // Some of them took a minute and more; without the bound the time grows with the square of the length.
    expect([run, performance.now() - began < 8_000]).toEqual([run, true])
    await db.rfc.update({ where: { id }, data: { status: 'withdrawn' } })
  }
  expect((await numbers('zanzibar')).length).toBe(5)
  await db.rfc.create({ data: { id: newId(), title: 'Angles', body: 'We wrap it in <Suspense> here.' } })
  expect(await numbers('suspense')).toEqual(['Angles'])
}, 60_000)
