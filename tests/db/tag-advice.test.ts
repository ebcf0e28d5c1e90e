import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence } from '@/lib/evidence/commands'
import { getEvidence } from '@/lib/evidence/queries'
import { adviseTags } from '@/lib/evidence/queries-tags'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { createSession } from '@/lib/fieldwork/commands'
import { createHighlight } from '@/lib/fieldwork/commands-highlight'
import { addTag, removeTag } from '@/lib/fieldwork/commands-tags'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { saveVectors, textHash } from '@/lib/reading/repo'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
let advocate: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "Evidence", "Insight", "Person", "Team", "Outbox", "TextVector" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({}))
})

/** Pieces with a direction each, in degrees, as if the model had read them. */
async function read(pieces: { text: string; degrees: number; item?: Partial<EvidenceItem> }[]) {
  const ids = await transaction((tx) =>
    recordEvidence(
      tx,
      pieces.map(({ text, item }, at): EvidenceItem => {
        const ref = { kind: 'note' as const, id: `${String(at)} ${text}` }
        return { ref, text, rung: 'low', occurredAt: now(), ...item }
      }),
      now,
    ),
  )
  await learn(pieces)
  return ids
}
const learn = (pieces: { text: string; degrees: number }[]) =>
  saveVectors(
    db,
    'a model',
    pieces.map(({ text, degrees }) => {
      const at = (degrees * Math.PI) / 180
      return { hash: textHash(text), vector: Float32Array.of(Math.cos(at), Math.sin(at)) }
    }),
  )

const builds = [0, 2, 4].map((degrees) => ({ text: `Builds ${String(degrees)}`, degrees, item: { tags: ['builds'] } }))
const access = [90, 92, 94].map((degrees) => ({
  text: `Access ${String(degrees)}`,
  degrees,
  item: { tags: ['access'] },
}))

describe('tags of near pieces', () => {
  test('are proposed with how often that is right, and never set', async () => {
    const ids = await read([...builds, ...access, { text: 'The cache of the build', degrees: 3 }])
    const advice = await adviseTags(advocate, ids.at(-1)!)
    expect(advice).toEqual({
      suggestions: [{ tag: 'builds', support: 1, tried: 3, right: 3 }],
      tried: 6,
      right: 6,
      pieces: 6,
    })
    expect((await getEvidence(advocate, ids.at(-1)!)).tags).toEqual([])
    await expect(adviseTags(developer, ids[0]!)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(adviseTags(advocate, 'nothing')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are not taken from words that only researchers may read, nor proposed for a text that was not read', async () => {
    const hidden = builds.map((one) => ({ ...one, item: { ...one.item, audience: 'researchers' as const } }))
    const ids = await read([...hidden, { text: 'The cache of the build', degrees: 3 }])
    expect((await adviseTags(advocate, ids.at(-1)!)).suggestions).toEqual([])
    const [unread] = await transaction((tx) =>
      recordEvidence(tx, [{ ref: { kind: 'note', id: 'u' }, text: 'Not read', rung: 'low', occurredAt: now() }], now),
    )
    expect((await adviseTags(advocate, unread!)).suggestions).toEqual([])
  })

  test('are added to a highlight one by one, and taken off again', async () => {
    const body = '**Bo:** The cache never hits.\n'
    const session = await createSession(
      advocate,
      newSessionSchema.parse({
        kind: 'interview',
        title: 'Builds',
        date: '2026-03-04',
        body,
        consent: { scope: 'a-year' },
        participants: [{ pseudonym: 'Bo' }],
      }),
      now,
    )
    const made = await createHighlight(
      advocate,
      session.id,
      highlightSchema.parse({ quote: 'The cache never hits.', tags: ['waiting'] }),
      now,
    )
    await read(builds)
    await learn([{ text: 'The cache never hits.', degrees: 1 }])
    const { suggestions } = await adviseTags(advocate, made.evidenceId!)
    expect(suggestions.map((one) => one.tag)).toEqual(['builds'])
    await addTag(advocate, made.id, 'builds', now)
    await addTag(advocate, made.id, 'builds', now)
    expect((await getEvidence(advocate, made.evidenceId!)).tags).toEqual(['waiting', 'builds'])
    await removeTag(advocate, made.id, 'builds', now)
    expect((await getEvidence(advocate, made.evidenceId!)).tags).toEqual(['waiting'])
    await expect(addTag(developer, made.id, 'x', now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addTag(advocate, 'nothing', 'x', now)).rejects.toMatchObject({ code: 'not_found' })
  })
})
