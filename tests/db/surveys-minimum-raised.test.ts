import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { listEvidence } from '@/lib/evidence/queries'
import { createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { getComments } from '@/lib/results/queries-comments'
import { getResults } from '@/lib/results/queries'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { getSurvey } from '@/lib/surveys/queries'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
const clock = () => now
let pm: Actor
let developer: Actor
let teams: Record<'small' | 'big' | 'middle', string>
let survey: string

/** Closed, with nine answers of one team, and more of two others; all is evidence of an insight. */
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Evidence", "Insight", "Person", "Team", "Outbox" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson())
  const [small, big, middle] = [
    await makeTeam({ headcount: 30 }),
    await makeTeam({ headcount: 30 }),
    await makeTeam({ headcount: 30 }),
  ]
  teams = { small: small.id, big: big.id, middle: middle.id }
  const made = await createSurvey(
    pm,
    {
      title: 'Builds',
      anonymity: 'anonymous',
      disclosure: 'groups',
      questions: [
        { key: 'score', type: 'rating', label: 'How is it?' },
        { key: 'why', type: 'longtext', label: 'Why?' },
      ],
    },
    now,
  )
  const { id, publicToken } = await openSurvey(pm, made.id, now)
  survey = id
  for (const [team, n] of [
    [small, 9],
    [big, 20],
    [middle, 14],
  ] as const)
    for (let at = 0; at < n; at += 1) {
      const answers = { score: 1 + (at % 5), why: `Builds wait for runners, said the ${at}th of us` }
      await respond(null, publicToken, { answers, segments: { team: team.id } }, null, now)
    }
  await closeSurvey(pm, id, now)
})

async function raise(minScore: number, minComments: number) {
  const { revision } = await getSurvey(pm, survey)
  await editSurvey(pm, survey, { minScore, minComments, revision }, now)
  await drainOutbox(allJobs())
}
const breakdown = async () =>
  (await db.evidenceGroup.findMany({ where: { segmentKind: 'team', segmentId: teams.small } })).map((group) => [
    group.n,
    group.favourable,
  ])
const namedBeside = async () => [
  (await getComments(developer, await getSurvey(pm, survey), {}, 50)).comments.filter((one) => one.team).length,
  await db.evidence.count({ where: { kind: 'answer', teamId: teams.small } }),
  (await listEvidence(developer, { limit: 50, team: teams.small })).data.length,
]

test('a group that a raised minimum hides in results is hidden in the evidence of what they found, too', async () => {
  const piece = await db.evidence.findFirstOrThrow({ where: { kind: 'survey-result' } })
  const evidence = [{ id: piece.id, stance: 'supports' as const }]
  const insight = await createInsight(pm, { statement: 'Builds are slow', evidence }, clock)
  expect(await breakdown()).toEqual([[9, 3]])
  expect(await namedBeside()).toEqual([43, 9, 9])
  await raise(12, 16)
  const { groups } = (await getResults(developer, survey, { by: 'team' })).questions[0]!
  expect(groups!.find((one) => one.value === teams.small)).toMatchObject({ n: null, suppressed: true })
  expect(await breakdown()).toEqual([[null, null]])
  expect(await namedBeside()).toEqual([20, 0, 0])
  const told = JSON.stringify(await getInsight(developer, insight.id, clock))
  expect(told).toContain('"people":')
  // The piece is the same one, of the day on which it was found.
  const after = await db.evidence.findFirstOrThrow({ where: { kind: 'survey-result' } })
  expect([after.id, after.occurredAt]).toEqual([piece.id, piece.occurredAt])
})

test('comments of a question that are too few by a raised minimum are no evidence any more', async () => {
  await raise(12, 44)
  expect(await db.evidence.count({ where: { kind: 'answer' } })).toBe(0)
  expect((await getComments(developer, await getSurvey(pm, survey), {}, 50)).comments).toEqual([])
})

test('what a raised minimum hides does not follow from what is left, for somebody who looks for the first time', async () => {
  // Nine, twenty and fourteen: everybody less the two others would be the nine.
  await raise(12, 16)
  const shown = async () => {
    const { n, groups } = (await getResults(developer, survey, { by: 'team' })).questions[0]!
    return [n, groups!.flatMap((one) => (one.suppressed ? [] : [one.n]))]
  }
  expect(await shown()).toEqual([43, [20]])
  const told = await db.evidenceGroup.findMany({ where: { segmentKind: 'team', n: { not: null } } })
  expect(told.map((group) => group.n)).toEqual([20])
  expect(await shown()).toEqual([43, [20]])
})

test('figures go on after a minimum was raised above a group that was shown', async () => {
  await raise(12, 16)
  const { publicToken } = await openSurvey(pm, survey, now)
  for (let at = 0; at < 30; at += 1) {
    const team = [teams.small, teams.big, teams.middle][at % 3]!
    const answers = { score: 1 + (at % 5), why: `Runners are slow, said the ${at}th of the others` }
    await respond(null, publicToken, { answers, segments: { team } }, null, now)
  }
  await closeSurvey(pm, survey, now)
  expect((await getResults(developer, survey, { by: 'team' })).questions[0]!.n).toBe(73)
})
