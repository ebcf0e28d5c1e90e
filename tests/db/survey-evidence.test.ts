import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { eraseEvidenceOf } from '@/lib/evidence/commands'
import { addEvidence, createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Anonymity } from '@/lib/surveys/schema'
import { shipItem } from '@/lib/updates/commands-publish'
import { shipInput } from '@/lib/updates/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { makeItem } from './roadmap-make'

const now = new Date('2026-05-04T13:14:15Z')
const clock = () => now
let pm: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Evidence", "Insight", "RoadmapItem", "Update", "Person", "Team", "Outbox" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
})

/** Closes a survey on one rating, answered as `groups` say: team, value, how many. @returns the id of its result */
async function surveyed(groups: [string | null, number, number][], anonymity: Anonymity = 'anonymous') {
  const question = { key: 'r', type: 'rating' as const, label: 'How easy is it to deploy?', min: 1, max: 5 }
  const made = await createSurvey(pm, { title: 'Deploys', anonymity, questions: [question] }, now)
  const survey = await openSurvey(pm, made.id, now)
  for (const [team, value, count] of groups) {
    for (let index = 0; index < count; index += 1) {
      const segments = team === null ? {} : { team }
      await respond(null, survey.publicToken, { answers: { r: value }, segments }, null, now)
    }
  }
  return close(survey.id)
}
async function close(surveyId: string): Promise<string> {
  await closeSurvey(pm, surveyId, now)
  const result = await db.evidence.findFirstOrThrow({ where: { kind: 'survey-result', sourceId: surveyId } })
  return result.id
}
const deployingIsHard = (id: string) =>
  createInsight(pm, { statement: 'Deploying is hard', evidence: [{ id, stance: 'supports' }] }, clock)

describe('a survey result as evidence', () => {
  test('of ten of the platform team alone reaches nobody and is counted apart', async () => {
    await makeTeam({ name: 'Payments', headcount: 40 })
    await makeTeam({ name: 'Infra', headcount: 12, platform: true })
    const insight = await deployingIsHard(await surveyed([['Infra', 1, 10]]))
    expect(insight.breadth).toMatchObject({ people: 0, teams: 0, platform: 10 })
    expect(insight).toMatchObject({ agreement: null, contested: false })
  })

  test('of one who finds it hard and nine who do not, all of Mobile: one for, nine against, Mobile heard', async () => {
    await makeTeam({ name: 'Mobile', headcount: 12 })
    await makeTeam({ name: 'Payments', headcount: 40 })
    const insight = await deployingIsHard(await surveyed([['Mobile', 1, 1], ['Mobile', 5, 9]])) // prettier-ignore
    expect(insight.breadth).toMatchObject({ people: 1, teams: 1 })
    expect(insight).toMatchObject({ peopleAgainst: 9, contested: true })
    expect(insight.agreement).toBeLessThan(1)
    expect(insight.representation.missing).toEqual(['Payments'])
    expect(insight.evidence[0]).toMatchObject({ agrees: 'unfavourable', voices: { for: 1, against: 9 } })
    const [item] = [await makeItem(pm, { insights: [insight.id] })]
    expect(item.score?.reach).toBe(1)
  })

  test('filed against a statement contradicts it; the link may say which answers agree', async () => {
    await makeTeam({ name: 'Mobile', headcount: 12 })
    const id = await surveyed([['Mobile', 5, 10]])
    const against = await createInsight(
      pm,
      { statement: 'Deploying is hard', evidence: [{ id, stance: 'contradicts' }] },
      clock,
    )
    expect([against.breadth.people, against.peopleAgainst]).toEqual([0, 10])
    const turned = await addEvidence(
      pm,
      against.id,
      { evidence: [{ id, stance: 'supports', agrees: 'favourable' }] },
      clock,
    )
    expect([turned.breadth.people, turned.peopleAgainst]).toEqual([10, 0])
  })

  test('says of no team that it is not heard while the team of some is hidden', async () => {
    await makeTeam({ name: 'Mobile', headcount: 12 })
    await makeTeam({ name: 'Payments', headcount: 40 })
    await makeTeam({ name: 'Search', headcount: 20 })
    const insight = await deployingIsHard(await surveyed([['Payments', 1, 12], ['Mobile', 1, 3], [null, 1, 9]])) // prettier-ignore
    expect(insight.representation.missing).toEqual([])
    expect(insight.representation.unknown).toEqual(expect.arrayContaining(['Mobile', 'Search']))
  })

  test('of a survey under names is people: counted once, told when it ships, and gone when they are erased', async () => {
    const team = await makeTeam({ name: 'Mobile', headcount: 12 })
    const people: Actor[] = []
    for (let index = 0; index < 9; index += 1) people.push(actorOf(await makePerson({ team })))
    const question = { key: 'r', type: 'rating' as const, label: 'How easy is it to deploy?', min: 1, max: 5 }
    const made = await createSurvey(pm, { title: 'Deploys', anonymity: 'named', questions: [question] }, now)
    const survey = await openSurvey(pm, made.id, now)
    for (const [index, person] of people.entries())
      await respond(person, survey.publicToken, { answers: { r: index < 6 ? 1 : 5 } }, null, now)
    const insight = await deployingIsHard(await close(survey.id))
    expect(insight.breadth).toMatchObject({ people: 6, known: 6, anonymous: 0, teams: 1 })
    expect(insight.peopleAgainst).toBe(3)
    const item = await makeItem(pm, { insights: [insight.id] })
    const { updateId } = await shipItem(pm, item.id, shipInput.parse({ title: 'Done', body: 'It is done.' }), now)
    const told = await db.told.findMany({ where: { updateId }, select: { personId: true } })
    expect(told.map((row) => row.personId).sort()).toEqual(
      people
        .slice(0, 6)
        .map((person) => person.id)
        .sort(),
    )
    await transaction((tx) => eraseEvidenceOf(tx, people[0]!.id))
    await drainOutbox(allJobs())
    expect((await getInsight(pm, insight.id, clock)).breadth.people).toBe(5)
    expect(await db.evidenceAnswer.count({ where: { personId: people[0]!.id } })).toBe(0)
  })
})
