import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { listEvidence } from '@/lib/evidence/queries'
import { createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { erasePerson } from '@/lib/people/commands-erase'
import { closeSurvey } from '@/lib/results/commands-close'
import { getComments } from '@/lib/results/queries-comments'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { getSurvey } from '@/lib/surveys/queries'
import { actorOf, makePerson, makeTeam } from './make'

// That somebody is erased is seen by everybody: the directory has one name less. Nothing may change with it that says what they
// had answered in confidence.

const now = new Date('2026-05-04T13:14:15Z')
const clock = () => now
let pm: Actor
let admin: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Evidence", "Insight", "Person", "Team", "Outbox" CASCADE`
  ;[pm, admin, developer] = [
    actorOf(await makePerson({ role: 'pm' })),
    actorOf(await makePerson({ role: 'admin' })),
    actorOf(await makePerson()),
  ]
})

async function world(anonymity: 'confidential' | 'named') {
  const team = await makeTeam({ headcount: 30 })
  const people: Actor[] = []
  for (let at = 0; at < 10; at += 1) people.push(actorOf(await makePerson({ team })))
  const questions = [{ key: 'why', type: 'longtext' as const, label: 'Why?' }]
  const made = await createSurvey(pm, { title: 'Builds', anonymity, questions }, now)
  const { id, publicToken } = await openSurvey(pm, made.id, now)
  for (const [at, person] of people.entries())
    await respond(person, publicToken, { answers: { why: `Builds wait for runners, says number ${at}` } }, null, now)
  await closeSurvey(pm, id, now)
  const pieces = await db.evidence.findMany({ where: { kind: 'answer' } })
  const evidence = pieces.map((piece) => ({ id: piece.id, stance: 'supports' as const }))
  const insight = await createInsight(pm, { statement: 'Builds are slow', evidence }, clock)
  await drainOutbox(allJobs())
  const shown = async () => {
    await drainOutbox(allJobs())
    const all = []
    for (const reader of [developer, pm]) {
      const { breadth, peopleAgainst, representation, confidence } = await getInsight(reader, insight.id, clock)
      const told = await listEvidence(reader, { limit: 50 })
      const { comments } = await getComments(reader, await getSurvey(reader, id))
      all.push({ breadth, peopleAgainst, representation, confidence, told, comments })
    }
    return all
  }
  return { person: people[3]!, shown }
}

test('no figure and no list changes with who answered in confidence, and the database has their name no more', async () => {
  const { person, shown } = await world('confidential')
  const before = await shown()
  expect(before[0]!.breadth.people).toBe(10)
  await erasePerson(admin, person.id, now)
  expect(await shown()).toEqual(before)
  expect(await db.evidence.count({ where: { personId: person.id } })).toBe(0)
  expect(JSON.stringify(await db.insightEvidence.findMany())).not.toContain(person.id)
  expect(await db.surveyResponse.count({ where: { personId: person.id } })).toBe(0)
})

test('what somebody answered under their name is taken back', async () => {
  const { person, shown } = await world('named')
  expect((await shown())[0]!.told.data).toHaveLength(10)
  await erasePerson(admin, person.id, now)
  expect((await shown())[0]!.told.data).toHaveLength(9)
})
