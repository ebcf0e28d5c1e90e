import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { countEvidence, getEvidence, listEvidence } from '@/lib/evidence/queries'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { endpoints } from '@/lib/evidence/api'
import { db, transaction } from '@/lib/server/db'
import { call, tokens } from '@/tests/support/rest'
import { actorOf, makePerson, makeTeam } from './make'

let advocate: Actor
let developer: Actor

const piece = (id: string, over: Partial<EvidenceItem> = {}): EvidenceItem => ({
  ref: { kind: 'rfc-comment', id },
  text: `Comment ${id} about slow deploys`,
  rung: 'medium',
  occurredAt: new Date('2026-03-04T15:16:17Z'),
  ...over,
})
const anonymous = (id: string, teamId: string | null, over: Partial<EvidenceItem> = {}) =>
  piece(id, {
    ref: { kind: 'answer', id },
    rung: 'low',
    anonymous: true,
    teamId,
    sourceId: 'pulse',
    askKey: 'why',
    ...over,
  })
const record = (...pieces: EvidenceItem[]) =>
  transaction((tx) => recordEvidence(tx, pieces, () => new Date('2026-03-05T10:11:12Z')))
const page = { limit: 50 }

beforeEach(async () => {
  await db.evidence.deleteMany()
  await db.outbox.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
})

describe('recording', () => {
  test('is idempotent by reference, keeps ids and order, and takes changes over', async () => {
    const first = await record(piece('a'), piece('b'), piece('a'))
    expect(first[0]).toBe(first[2])
    const before = await db.evidence.findMany({ orderBy: { id: 'asc' } })
    const again = await record(piece('b'), piece('a'))
    expect(again).toEqual([first[1], first[0]])
    expect(await db.evidence.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
    await record(piece('a', { text: 'Reworded', tags: ['deploys'] }))
    expect(await getEvidence(advocate, first[0] ?? '')).toMatchObject({ text: 'Reworded', tags: ['deploys'] })
  })
  test('refuses an anonymous piece that names a person, and writes nothing of its batch', async () => {
    await expect(record(piece('a'), anonymous('b', null, { personId: developer.id }))).rejects.toThrow(
      'cannot name a person',
    )
    expect(await db.evidence.count()).toBe(0)
  })
  test('keeps only the day of an anonymous piece, in every column', async () => {
    await record(anonymous('a', null))
    const row = await db.evidence.findFirstOrThrow()
    expect([row.occurredAt, row.createdAt].map((time) => time.toISOString().slice(10))).toEqual([
      'T00:00:00.000Z',
      'T00:00:00.000Z',
    ])
    expect((await db.outbox.findMany()).map((row) => row.data)).toEqual([{ ids: ['pulse'] }])
  })
  test('withdraws by reference', async () => {
    await record(piece('a'), piece('b'))
    const gone = await transaction((tx) =>
      withdrawEvidence(tx, [
        { kind: 'rfc-comment', id: 'a' },
        { kind: 'answer', id: 'a' },
      ]),
    )
    expect(gone).toEqual({ removed: 1, insightIds: [] })
    expect((await listEvidence(advocate, page)).data.map((one) => one.ref.id)).toEqual(['b'])
  })
  test('takes a thousand pieces and more in one go', async () => {
    const ids = await record(...Array.from({ length: 2500 }, (_, index) => piece(`n${index}`)))
    expect(new Set(ids).size).toBe(2500)
    expect(await countEvidence(advocate, {})).toBe(2500)
  })
})

describe('reading', () => {
  test('filters by tag, and refuses a filter that it does not know', async () => {
    await record(piece('a', { tags: ['ci', 'waiting'] }), piece('b', { tags: ['ci'] }), piece('c'))
    const token = (await tokens()).advocate
    const ask = (query: object) => call(endpoints.list, token, { query })
    const found = async (query: object) =>
      ((await (await ask(query)).json()) as { data: { ref: { id: string } }[] }).data.map((one) => one.ref.id).sort()
    expect(await found({ tag: 'ci' })).toEqual(['a', 'b'])
    expect(await found({ tag: 'waiting', rung: 'medium' })).toEqual(['a'])
    expect(await found({ tag: 'c' })).toEqual([])
    for (const query of [{ label: 'ci' }, { tags: 'ci' }, { tag: 'ci', sort: 'new' }])
      expect((await ask(query)).status).toBe(422)
  })
  test('filters by kind, rung, team by name or id, and words in any form', async () => {
    const team = await makeTeam({ name: 'Payments' })
    await record(
      piece('a', { teamId: team.id }),
      piece('b', { ref: { kind: 'observation', id: 'b' }, rung: 'high', text: 'Waiting for a review' }),
    )
    const found = async (filter: Parameters<typeof countEvidence>[1]) =>
      (await listEvidence(advocate, { ...filter, ...page })).data.map((one) => one.ref.id)
    expect(await found({ kind: 'observation' })).toEqual(['b'])
    expect(await found({ rung: 'medium' })).toEqual(['a'])
    expect(await found({ team: 'payments' })).toEqual(['a'])
    expect(await found({ team: team.id })).toEqual(['a'])
    expect(await found({ team: 'No such team' })).toEqual([])
    expect(await found({ q: 'deploying slowly' })).toEqual([])
    expect(await found({ q: 'deploy' })).toEqual(['a'])
    expect(await found({ q: '"a review" or reviews' })).toEqual(['b'])
    expect(await found({ q: `'); DROP TABLE & | ! :*` })).toEqual([])
  })
  test('pages by key without gaps or repeats', async () => {
    await record(
      ...Array.from({ length: 25 }, (_, index) =>
        piece(`p${index}`, { occurredAt: new Date(Date.UTC(2026, 2, 1 + (index % 3))) }),
      ),
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const next = await listEvidence(advocate, { limit: 7, cursor })
      seen.push(...next.data.map((one) => one.id))
      cursor = next.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(25)
    expect(seen).toHaveLength(25)
    await expect(listEvidence(advocate, { limit: 7, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' })
  })
  test('names who wrote in an RFC, by today’s name, and nobody of an interview but by what they agreed to', async () => {
    await record(
      piece('a', { personId: developer.id }),
      piece('b', { ref: { kind: 'highlight', id: 'b' }, personId: developer.id, attribution: 'P1' }),
    )
    const { data } = await listEvidence(advocate, page)
    expect(data.map((one) => [one.kind, one.who]).sort()).toEqual([
      ['highlight', 'P1'],
      ['rfc-comment', developer.name],
    ])
  })
  test('shows developers only what was said to everyone', async () => {
    const [open, closed] = await record(piece('a'), piece('b', { audience: 'researchers' }))
    expect((await listEvidence(developer, page)).data.map((one) => one.id)).toEqual([open])
    await expect(getEvidence(developer, closed ?? '')).rejects.toMatchObject({ code: 'not_found' })
    expect((await getEvidence(advocate, closed ?? '')).id).toBe(closed)
    await expect(listEvidence({ ...developer, role: 'stakeholder' }, page)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listEvidence(null, page)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('teams of anonymous pieces', () => {
  test('are named, and found, only from the minimum on', async () => {
    const [large, small] = [await makeTeam({ name: 'Large' }), await makeTeam({ name: 'Small' })]
    const many = (team: string, n: number, ask = 'why') =>
      Array.from({ length: n }, (_, index) => anonymous(`${team}-${ask}-${index}`, team, { askKey: ask }))
    await record(...many(large.id, 20), ...many(small.id, 7), ...many(small.id, 7, 'what'))
    expect(await countEvidence(advocate, { team: 'Small' })).toBe(0)
    expect((await listEvidence(advocate, { limit: 200 })).data.filter((one) => one.team === 'Small')).toEqual([])
    // Seven are left over, who would be Small's by elimination: Large is not named either.
    expect(await countEvidence(advocate, { team: 'Large' })).toBe(0)
    await record(anonymous('small-8', small.id))
    expect(await countEvidence(advocate, { team: 'Small' })).toBe(15)
    expect(await countEvidence(advocate, { team: 'Large' })).toBe(20)
  })
})
