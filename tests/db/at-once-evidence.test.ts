import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { captureEvidence, undoCaptures } from '@/lib/evidence/commands-capture'
import { captureSchema } from '@/lib/evidence/schema-capture'
import { listEvidence } from '@/lib/evidence/queries'
import { addEvidence, createInsight } from '@/lib/insights/commands'
import { mergeEvidence, unmergeEvidence } from '@/lib/insights/commands-same'
import { getInsight } from '@/lib/insights/queries'
import { erasePerson } from '@/lib/people/commands-erase'
import '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { whileHeld } from './held'
import { actorOf, makePerson } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
let advocate: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "EvidenceCapture", "Insight", "Person", "Team", "Outbox" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
})

/** Pieces of different people that say the same. */
async function pieces<const N extends readonly string[]>(...names: N): Promise<{ [K in keyof N]: string }> {
  const people = await Promise.all(names.map(() => makePerson()))
  const items = names.map((id, at) => ({
    ref: { kind: 'rfc-comment' as const, id },
    text: 'The build of the monorepo takes forty minutes',
    rung: 'medium' as const,
    occurredAt: now(),
    personId: people[at]!.id,
  }))
  return (await transaction((tx) => recordEvidence(tx, items, now))) as unknown as { [K in keyof N]: string }
}
const insightOn = async (...ids: string[]) =>
  (
    await createInsight(
      advocate,
      { statement: 'Builds are slow', evidence: ids.map((id) => ({ id, stance: 'supports' as const })) },
      now,
    )
  ).id
const standing = async () => new Map((await db.evidence.findMany()).map((row) => [row.id, row.sameAsId]))
const outcomes = (results: PromiseSettledResult<unknown>[]) => results.map((result) => result.status)
const holdRow = (table: string) => `SELECT 1 FROM "${table}" WHERE "id" = $1 FOR UPDATE`

describe('two who say at once what says the same', () => {
  test('a piece that takes others in while it is itself put under one leaves none behind', async () => {
    const [a, b, c] = await pieces('a', 'b', 'c')
    const merges = await whileHeld(
      holdRow('Evidence'),
      [b],
      [() => mergeEvidence(advocate, b, [a], now), () => mergeEvidence(advocate, c, [b], now)],
    )
    expect(outcomes(merges)).toEqual(['fulfilled', 'fulfilled'])
    expect(await standing()).toEqual(
      new Map([
        [a, c],
        [b, c],
        [c, null],
      ]),
    )
  })

  test('of two parts of a group that are let go at once both stand by themselves', async () => {
    const [a, b, c] = await pieces('a', 'b', 'c')
    await mergeEvidence(advocate, c, [a, b], now)
    const partings = await whileHeld(
      holdRow('Evidence'),
      [c],
      [() => unmergeEvidence(advocate, a, now), () => unmergeEvidence(advocate, b, now)],
    )
    expect(outcomes(partings)).toEqual(['fulfilled', 'fulfilled'])
    expect([...(await standing()).values()]).toEqual([null, null, null])
  })

  test('a piece that is linked while it is merged counts with those who said the same', async () => {
    const [a, b] = await pieces('a', 'b')
    const [first, second] = [await insightOn(a), await insightOn()]
    const link = { evidence: [{ id: a, stance: 'supports' as const }] }
    const done = await whileHeld<unknown>(
      holdRow('Insight'),
      [first],
      [() => mergeEvidence(advocate, b, [a], now), () => addEvidence(advocate, second, link, now)],
    )
    expect(outcomes(done)).toEqual(['fulfilled', 'fulfilled'])
    for (const id of [first, second]) expect((await getInsight(advocate, id, now)).breadth.people).toBe(2)
  })

  test('what is taken back while another is put under it does not take that one with it', async () => {
    const [a, b] = await pieces('a', 'b')
    const insight = await insightOn(b)
    await whileHeld<unknown>(
      holdRow('Insight'),
      [insight],
      [
        () => mergeEvidence(advocate, b, [a], now),
        () => transaction((tx) => withdrawEvidence(tx, [{ kind: 'rfc-comment', id: 'b' }])),
      ],
    )
    expect(await standing()).toEqual(new Map([[a, null]]))
    expect((await listEvidence(advocate, { limit: 50 })).data.map((one) => one.id)).toEqual([a])
  })
})

describe('evidence that is linked while it is taken back', () => {
  const AUDIT = 'LOCK TABLE "AuditEntry" IN SHARE MODE'

  test('is told to the insight that linked it', async () => {
    const [a, b] = await pieces('a', 'b')
    const insight = await insightOn(b)
    const [, withdrawn] = await whileHeld<unknown>(
      AUDIT,
      [],
      [
        () => addEvidence(advocate, insight, { evidence: [{ id: a, stance: 'supports' }] }, now),
        () => transaction((tx) => withdrawEvidence(tx, [{ kind: 'rfc-comment', id: 'a' }])),
      ],
    )
    expect(withdrawn).toEqual({ status: 'fulfilled', value: { removed: 1, insightIds: [insight] } })
  })

  test('stays where an import is undone: an insight is based on it', async () => {
    const said = captureSchema.parse({
      kind: 'note',
      text: 'Builds are slow',
      occurredAt: '2026-03-01',
      source: { id: 'x/1' },
    })
    const piece = await captureEvidence(advocate, said, now)
    const row = await db.evidenceCapture.findFirstOrThrow()
    const insight = await insightOn()
    const [, undone] = await whileHeld<unknown>(
      AUDIT,
      [],
      [
        () => addEvidence(advocate, insight, { evidence: [{ id: piece.id, stance: 'supports' }] }, now),
        () => transaction((tx) => undoCaptures(tx, advocate, [row.id])),
      ],
    )
    expect(undone).toMatchObject({ value: { removed: [], kept: [{ id: row.id }] } })
    expect((await getInsight(advocate, insight, now)).breadth.people).toBe(1)
  })
})

test('who is erased while words of theirs are captured is behind no piece', async () => {
  const [admin, person] = [actorOf(await makePerson({ role: 'admin' })), await makePerson()]
  const said = captureSchema.parse({
    ...{ kind: 'note', text: 'Builds are slow', occurredAt: '2026-03-01', person: person.id },
  })
  await whileHeld<unknown>(
    'LOCK TABLE "AuditEntry" IN SHARE MODE',
    [],
    [() => captureEvidence(advocate, said, now), () => erasePerson(admin, person.id, now())],
  )
  expect(await db.evidence.count({ where: { personId: person.id } })).toBe(0)
})
