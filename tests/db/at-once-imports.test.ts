import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { addCapability, recordUse, removeCapability } from '@/lib/catalog/commands-capabilities'
import { importCatalog } from '@/lib/catalog/commands-import'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { parse } from '@/lib/core/zod'
import { importCaptures } from '@/lib/evidence/commands-capture'
import { importSessions } from '@/lib/fieldwork/commands-import'
import { importEither } from '@/lib/outcomes/commands-import'
import { changePerson, changeTeam } from '@/lib/people/commands'
import { importPeople } from '@/lib/people/commands-import'
import { importResponses, importWithSurvey } from '@/lib/results/import/commands-responses'
import { takeBenchmark, undoBenchmarks } from '@/lib/results/commands-benchmarks'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { importSurveys } from '@/lib/surveys/import/commands-survey'
import { undoSurveys } from '@/lib/surveys/import/commands-undo'
import '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { whileHeld } from './held'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
const afterAll = new Date('2999-01-01')
let pm: Actor
let admin: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "SurveyBenchmark", "Capability", "Evidence", "EvidenceCapture", "FieldSession",
    "ImportRecord", "Metric", "Person", "Team" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
  admin = actorOf(await makePerson({ role: 'admin' }))
})

/** What is written at the end of every command: whoever wants to write it waits. */
const atOnce = (...works: (() => Promise<unknown>)[]) =>
  whileHeld<unknown>('LOCK TABLE "AuditEntry" IN SHARE MODE', [], works)

const survey = {
  path: 'weekly.json',
  text: JSON.stringify({
    title: 'First week',
    pages: [{ name: 'p', elements: [{ type: 'rating', name: 'question1', title: 'How was it?' }] }],
  }),
}
const table = { path: 'joining.csv', text: `How was it?\n${'4\n5\n3\n'.repeat(4)}` }
const catalogue = {
  path: 'catalog-info.yaml',
  text: 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: search\nspec:\n  type: service\n  lifecycle: production\n  owner: nobody\n',
}
const transcript = { path: 'talk.txt', text: 'Ana: Our builds wait for runners.\n\nBea: Ours wait too.\n' }
const chat = {
  path: 'issues.json',
  text: JSON.stringify([
    {
      number: 1,
      title: 'Builds wait',
      body: 'For runners.',
      html_url: 'https://github.com/x/y/issues/1',
      state: 'open',
      user: { login: 'ana' },
      created_at: '2026-03-01T10:00:00Z',
      labels: [],
    },
  ]),
}
const points = { path: 'points.csv', text: 'metric,at,value\nbuild-minutes,2026-03-01T10:00:00Z,12\n' }
const people = { path: 'people.csv', text: 'email,team\na@corp.example,Alpha\nb@corp.example,Beta\n' }

describe('the same new file twice at once is taken once', () => {
  test.each<[string, () => Promise<{ created: number; unchanged: number }>]>([
    ['a survey', () => importSurveys(pm, [survey], now)],
    ['responses that make their survey', () => importWithSurvey(pm, [table], now)],
    ['a catalogue', () => importCatalog(pm, [catalogue], now)],
    ['a transcript', () => importSessions(pm, [transcript], () => now)],
    ['issues of a tracker', () => importCaptures(pm, [chat], {}, now)],
    ['measurements', () => importEither(pm, points, now)],
    ['people', () => importPeople(admin, [people])],
  ])('%s', async (_, take) => {
    const [first, second] = await atOnce(take, take)
    expect(first).toMatchObject({ status: 'fulfilled', value: { unchanged: 0 } })
    expect(second).toMatchObject({ status: 'fulfilled', value: { created: 0, updated: 0 } })
    expect(first).not.toMatchObject({ value: { created: 0 } })
  })
})

test('an admin’s step on a person is not undone by a file that was read a moment before', async () => {
  await importPeople(admin, [people])
  const { id } = await db.person.findUniqueOrThrow({ where: { email: 'a@corp.example' } })
  const moved = { path: 'people.csv', text: 'email,team\na@corp.example,Beta\nb@corp.example,Beta\n' }
  const done = await atOnce(
    () => changePerson(admin, id, { active: false }),
    () => importPeople(admin, [moved]),
  )
  expect(done.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled'])
  expect(await db.person.findUniqueOrThrow({ where: { id }, include: { team: true } })).toMatchObject({
    active: false,
    team: { name: 'Beta' },
  })
})

test('a team into which somebody moves in the moment in which it is put away is brought back', async () => {
  const [team, person] = [await makeTeam(), await makePerson()]
  const done = await atOnce(
    () => changeTeam(admin, team.id, { archived: true }, now),
    () => changePerson(admin, person.id, { team: team.id }),
  )
  expect(done).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }])
  expect(await db.team.findUniqueOrThrow({ where: { id: team.id } })).toMatchObject({ archivedAt: null })
})

test('a survey that somebody opens stays, though its import is undone at the same moment', async () => {
  const { surveyIds } = await importSurveys(pm, [survey], now)
  const [opened, undone] = await atOnce(
    () => openSurvey(pm, surveyIds[0]!, now),
    () => transaction((tx) => undoSurveys(tx, pm, surveyIds, afterAll)),
  )
  expect(opened).toMatchObject({ status: 'fulfilled' })
  expect(undone).toMatchObject({ value: { removed: [], kept: [{ id: surveyIds[0] }] } })
})

test('a benchmark set that another file replaces stays, though the import of the first is undone', async () => {
  const take = (favourable: string, at: Date) =>
    takeBenchmark(pm, { name: 'Industry', source: '', csv: `measure,favourable\nspeed,${favourable}` }, at)
  const { id } = await take('0.5', now)
  const [, undone] = await atOnce(
    () => take('0.6', new Date(now.getTime() + 60_000)),
    () => transaction((tx) => undoBenchmarks(tx, pm, [id], now)),
  )
  expect(undone).toMatchObject({ value: { removed: [], kept: [{ id }] } })
})

test('a capability that a team is said to use at the same moment is not taken away', async () => {
  const team = await makeTeam()
  const { id } = await addCapability(pm, parse(capabilityInput, { name: 'Previews' }), now)
  const [used, removed] = await atOnce(
    () => recordUse(pm, id, { team: team.id, state: 'weekly' }, now),
    () => removeCapability(pm, id),
  )
  expect(used).toMatchObject({ status: 'fulfilled' })
  expect(removed).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } })
})

test('rows for a title that two surveys have are refused: they would get into either', async () => {
  const questions = [{ key: 'q', type: 'number' as const, label: 'How was it?' }]
  const make = () => createSurvey(pm, { title: 'Pulse', anonymity: 'anonymous', questions }, now)
  const { id } = await make()
  const rows = { path: 'rows.csv', text: 'q\n4\n5\n' }
  expect(await importResponses(pm, 'pulse', [rows], now)).toMatchObject({ created: 2 })
  await make()
  await expect(importResponses(pm, 'Pulse', [rows], now)).rejects.toMatchObject({ code: 'conflict' })
  expect(await importResponses(pm, id, [rows], now)).toMatchObject({ unchanged: 2 })
})
