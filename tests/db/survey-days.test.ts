import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { listEvidence } from '@/lib/evidence/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { commentToEvidence } from '@/lib/results/commands-comments'
import { getComments } from '@/lib/results/queries-comments'
import { surveyReach } from '@/lib/results/queries-reach'
import { getResults } from '@/lib/results/queries'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Anonymity, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'

// Colleagues know who answered when, and how large a team is: a day, or that a team was heard at all, may be a person.

const opened = new Date('2026-05-04T13:14:15Z')
const closed = new Date('2026-05-29T09:00:00Z')
const dayAfter = (days: number) => new Date(opened.getTime() + days * DAY_MS)
let pm: Actor
let advocate: Actor

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  advocate = actorOf(await makePerson({ role: 'advocate' }))
})

async function openOne(anonymity: Anonymity): Promise<Survey> {
  const questions = [
    { key: 'rate', type: 'rating' as const, label: 'Rate it' },
    { key: 'why', type: 'longtext' as const, label: 'Why?' },
    { key: 'what', type: 'longtext' as const, label: 'What else?' },
  ]
  return openSurvey(pm, (await createSurvey(pm, { title: 'Pulse', anonymity, questions }, opened)).id, opened)
}

async function answered(survey: Survey, n: number, over: { teamId?: string; imported?: boolean; people?: string[] }) {
  await db.surveyResponse.createMany({
    data: Array.from({ length: n }, (_, i) => ({
      id: crypto.randomUUID(),
      surveyId: survey.id,
      anonymity: survey.anonymity,
      day: dayAfter(i),
      teamId: over.teamId ?? null,
      imported: over.imported ?? false,
      personId: over.people?.[i] ?? null,
      answers: {
        rate: 1 + (i % 5),
        why: `The build queue is slow, says ${i}`,
        what: `The documents are old, says ${i}`,
      },
    })),
  })
}
const makePeople = async (n: number) =>
  (await Promise.all(Array.from({ length: n }, () => makePerson({})))).map((person) => person.id)
const daysOf = async (survey: Survey) => {
  const pieces = (await listEvidence(advocate, { kind: 'answer', limit: 100 })).data
  const ids = new Set(
    (await db.evidence.findMany({ where: { sourceId: survey.id }, select: { id: true } })).map((one) => one.id),
  )
  const own = pieces.filter((piece) => ids.has(piece.id))
  return { pieces: own.length, days: [...new Set(own.map((piece) => isoDay(new Date(piece.occurredAt))))].sort() }
}

describe('the day of what was written', () => {
  test.each(['anonymous', 'confidential'] as const)(
    'to a survey that is %s is the day it closed',
    async (anonymity) => {
      const survey = await openOne(anonymity)
      await answered(survey, 9, anonymity === 'confidential' ? { people: await makePeople(9) } : {})
      // What was made evidence before the survey closed, on a day of its own, has the same day afterwards.
      const first = (await getComments(pm, survey)).comments[0]!
      await commentToEvidence(pm, { surveyId: survey.id, id: first.id }, dayAfter(10))
      expect(await daysOf(survey)).toEqual({ pieces: 1, days: ['2026-05-14'] })
      await closeSurvey(pm, survey.id, closed)
      expect(await daysOf(survey)).toEqual({ pieces: 18, days: ['2026-05-29'] })
      await commentToEvidence(pm, { surveyId: survey.id, id: first.id, span: 'says' }, new Date('2026-07-01'))
      expect(await daysOf(survey)).toEqual({ pieces: 19, days: ['2026-05-29'] })
    },
  )
  test('in a file without names is the last day in it', async () => {
    const survey = await openOne('anonymous')
    await answered(survey, 9, { imported: true })
    await closeSurvey(pm, survey.id, closed)
    expect(await daysOf(survey)).toEqual({ pieces: 18, days: ['2026-05-12'] })
  })
  test('is mended where it was stored before', async () => {
    const [written, filed] = [await openOne('anonymous'), await openOne('confidential')]
    await answered(written, 9, {})
    await answered(filed, 9, { imported: true })
    for (const { id } of [written, filed]) {
      await closeSurvey(pm, id, closed)
      const one = await db.evidence.findFirstOrThrow({ where: { sourceId: id, kind: 'answer' } })
      await db.evidence.update({ where: { id: one.id }, data: { occurredAt: dayAfter(2) } })
    }
    const folder = 'prisma/migrations/20261129011500_evidence_without_names_has_one_day'
    await db.$executeRawUnsafe(await readFile(`${folder}/migration.sql`, 'utf8'))
    expect([(await daysOf(written)).days, (await daysOf(filed)).days]).toEqual([['2026-05-29'], ['2026-05-12']])
  })
  test('under a name is the day it was written', async () => {
    const survey = await openOne('named')
    await answered(survey, 3, { people: await makePeople(3) })
    await closeSurvey(pm, survey.id, closed)
    expect((await daysOf(survey)).days).toEqual(['2026-05-04', '2026-05-05', '2026-05-06'])
  })
})

describe('the picture of who was heard', () => {
  const heard = async (teamId: string) =>
    (await surveyReach(pm, dayAfter(-30), closed)).find((one) => one.teamId === teamId) ?? null

  test.each(['anonymous', 'confidential'] as const)(
    'tells of a survey that is %s nothing that its results hide',
    async (anonymity) => {
      const [large, one, second] = [
        await makeTeam({ headcount: 12 }),
        await makeTeam({ headcount: 1 }),
        await makeTeam({ headcount: 9 }),
      ]
      const survey = await openOne(anonymity)
      const people = anonymity === 'confidential' ? await makePeople(30) : []
      await answered(survey, 10, { teamId: large.id, people: people.slice(0, 10) })
      await answered(survey, 1, { teamId: one.id, people: people.slice(10, 11) })
      await answered(survey, 3, { teamId: second.id, people: people.slice(11) })
      await getResults(pm, survey.id, { by: 'team' })
      await closeSurvey(pm, survey.id, closed)
      const told = new Map((await getResults(pm, survey.id, {})).participation.map((row) => [row.team, row.n] as const))
      for (const team of [large, one, second]) expect((await heard(team.id)) === null).toBe(told.get(team.id) === null)
      expect([told.get(one.id), told.get(second.id)]).toEqual([null, null])
    },
  )
  test('does not take rows of a file for the company of one answer', async () => {
    // Larger than every other team here: the smallest ones are kept together, whoever answered.
    const team = await makeTeam({ headcount: 40 })
    const survey = await openOne('anonymous')
    await answered(survey, 8, { teamId: team.id, imported: true })
    await answered(survey, 1, { teamId: team.id })
    await db.surveyResponse.updateMany({ where: { surveyId: survey.id, imported: false }, data: { day: dayAfter(20) } })
    await closeSurvey(pm, survey.id, closed)
    const row = (await getResults(pm, survey.id, {})).participation.find((found) => found.team === team.id)
    expect([row?.n, await heard(team.id)]).toEqual([
      8,
      { teamId: team.id, pieces: 8, last: new Date('2026-05-11T00:00:00Z') },
    ])
    const one = await getResults(pm, survey.id, { team: team.id })
    // The one that waits keeps what the figures stand on unsaid.
    expect([one.n, one.counted, one.rate]).toEqual([8, null, 8 / 40])
  })
  test('says what was answered under names, and by a large team', async () => {
    const [named, large] = [await makeTeam({ headcount: 3 }), await makeTeam({ headcount: 20 })]
    const survey = await openOne('named')
    await answered(survey, 1, { teamId: named.id, people: await makePeople(1) })
    const other = await openOne('anonymous')
    await answered(other, 12, { teamId: large.id })
    expect(await heard(large.id)).toBeNull()
    await closeSurvey(pm, other.id, closed)
    expect([(await heard(named.id))?.pieces, (await heard(large.id))?.pieces]).toEqual([1, 12])
  })
})
