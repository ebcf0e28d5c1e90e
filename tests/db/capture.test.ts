import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { erasePerson } from '@/lib/people/commands-erase'
import { captureEvidence } from '@/lib/evidence/commands-capture'
import { listEvidence, listEvidenceForCounting } from '@/lib/evidence/queries'
import { getCapture } from '@/lib/evidence/queries-capture'
import { countVoices } from '@/lib/evidence/rules'
import { captureSchema } from '@/lib/evidence/schema-capture'
import { createImport, commitImport } from '@/lib/imports/commands'
import { undoImport } from '@/lib/imports/commands-undo'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

let [admin, advocate, developer]: Actor[] = []
beforeAll(async () => {
  ;[admin, advocate, developer] = await Promise.all(
    (['admin', 'advocate', 'developer'] as const).map(async (role) => actorOf(await makePerson({ role }))),
  )
})
const capture = (over: object = {}) =>
  captureEvidence(
    advocate!,
    captureSchema.parse({ kind: 'ticket', text: 'The page is slow.', occurredAt: '2026-03-02', ...over }),
  )
const csv = (rows: string) => ({
  path: 'jira.csv',
  bytes: new TextEncoder().encode(`Summary,Issue key,Reporter,Created,Labels\n${rows}`),
})

test('a ticket becomes evidence on the low rung; the same source.id again changes nothing', async () => {
  const source = { id: 'jira:A-1', url: 'https://tracker.example/A-1' }
  const first = await capture({ source })
  expect(first).toMatchObject({ kind: 'ticket', rung: 'low', created: true, text: 'The page is slow.' })
  const again = await capture({ source, text: 'Something else.' })
  expect(again).toMatchObject({ id: first.id, created: false, text: 'The page is slow.' })
  expect(await getCapture(developer!, first.ref.id)).toMatchObject({ url: source.url, sourceId: 'jira:A-1' })
})

test('who said it is counted once and shown to no one; a message without an agreement is for researchers', async () => {
  const team = await makeTeam()
  const person = await makePerson({ team, name: 'Uma Quist' })
  const one = await capture({ kind: 'chat', text: 'Again the queue. Ask uma@corp.test', person: person.email })
  const two = await capture({ kind: 'note', text: 'The queue, again.', person: person.id, consent: true })
  const other = await capture({ text: 'Not me.', pseudonym: 'Dev 3' })
  expect(one).toMatchObject({ team: team.name })
  expect(JSON.stringify([one, two])).not.toMatch(/Uma|Quist|uma@/)
  const seen = (await listEvidence(developer!, { q: 'queue', limit: 20 })).data.map((piece) => piece.id)
  expect(seen).toEqual([two.id])
  const counted = await listEvidenceForCounting(db, [one.id, two.id, other.id])
  expect(countVoices(counted).people).toBe(2)
  // Two whose voice is unknown may be one person.
  const unknown = [await capture({ text: 'x' }), await capture({ text: 'y' })]
  expect(
    countVoices(
      await listEvidenceForCounting(
        db,
        unknown.map((piece) => piece.id),
      ),
    ).people,
  ).toBe(1)

  await erasePerson(admin!, person.id, new Date())
  expect(await db.evidence.count({ where: { id: { in: [one.id, two.id] } } })).toBe(0)
})

test('what was typed wrong is told at its field', async () => {
  await expect(capture({ person: 'no-one@example.test' })).rejects.toMatchObject({
    fieldErrors: { person: expect.any(Array) },
  })
  await expect(capture({ team: 'No such team' })).rejects.toMatchObject({ fieldErrors: { team: expect.any(Array) } })
  await expect(capture({ occurredAt: '2199-01-01' })).rejects.toMatchObject({
    fieldErrors: { occurredAt: expect.any(Array) },
  })
  const parsed = captureSchema.safeParse({
    kind: 'ticket',
    text: 'x',
    occurredAt: '2026-01-01',
    source: { url: 'javascript:1' },
  })
  expect(parsed.success).toBe(false)
})

test('an export is taken over once, counts authors as voices, and is undone; words taken back do not come again', async () => {
  const rows =
    'Slow,B-1,Ana,03/Mar/26 9:05 AM,ci\nStill slow,B-2,Ana,04/Mar/26 9:05 AM,\nDark,B-3,Bo,05/Mar/26 9:05 AM,ui\n'
  const preview = await createImport(advocate!, { source: 'tracker', mapping: {} }, [csv(rows)])
  expect(preview).toMatchObject({ state: 'preview', created: 3, preview: [{ kind: 'tickets', shape: 'Jira' }] })
  await commitImport(advocate!, preview.id, undefined)
  const pieces = await db.evidence.findMany({ where: { sourceTitle: 'Jira' } })
  expect(
    countVoices(
      await listEvidenceForCounting(
        db,
        pieces.map((one) => one.id),
      ),
    ).people,
  ).toBe(2)
  const again = await createImport(advocate!, { source: 'tracker', mapping: {} }, [csv(rows)])
  expect(again).toMatchObject({ created: 0, unchanged: 3 })
  expect((await undoImport(advocate!, preview.id)).kept).toEqual([])
  expect(await db.evidence.count({ where: { sourceTitle: 'Jira' } })).toBe(0)
  const third = await createImport(advocate!, { source: 'tracker', mapping: {}, dryRun: false }, [csv(rows)])
  expect(third.created).toBe(3)
})

test('a ticket of the same number that says something else is named, and never lost without a word', async () => {
  const pieces = (rows: string, source = '') =>
    createImport(admin!, { kind: 'tickets', source, mapping: {}, dryRun: false }, [csv(rows)])
  await pieces('The first tracker,ZZ-1,,2026-03-01,\nThe same,ZZ-2,,2026-03-01,\n')
  const other = await pieces('Another tracker,ZZ-1,,2026-03-01,\nThe same,ZZ-2,,2026-03-01,\n')
  expect(other).toMatchObject({ created: 0, unchanged: 2 })
  expect(other.findings?.filter(({ key }) => key === 'other-words')).toMatchObject([{ line: 2 }])
  expect(await pieces('Another tracker,ZZ-1,,2026-03-01,\n', 'another')).toMatchObject({ created: 1 })
  const texts = (await listEvidence(advocate!, { q: 'tracker', limit: 20 })).data.map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining(['The first tracker', 'Another tracker']))
})
