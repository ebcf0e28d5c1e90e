import { readFile } from 'node:fs/promises'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { listEvidence } from '@/lib/evidence/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { getResults } from '@/lib/results/queries'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { actorOf, makePerson, makeTeam } from './make'

// What a survey found is kept as evidence. Whenever its figures are decided anew, what was kept follows.

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let developer: Actor
let teams: { small: string; big: string; platform: string }
let survey: string

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Evidence", "Insight", "Person", "Team", "Outbox" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson())
  const made = [
    await makeTeam({ headcount: 30 }),
    await makeTeam({ headcount: 30 }),
    await makeTeam({ headcount: 30, platform: true }),
  ]
  const [small, big, platform] = made.map((team) => team.id) as [string, string, string]
  teams = { small, big, platform }
  const { id } = await createSurvey(
    pm,
    {
      title: 'Builds',
      anonymity: 'anonymous',
      disclosure: 'groups',
      questions: [
        { key: 'score', type: 'rating', label: 'How is it?' },
        {
          key: 'why',
          type: 'longtext',
          label: 'Why?',
          showIf: { question: 'score', atMost: 2 },
        },
      ],
    },
    now,
  )
  survey = id
  const { publicToken } = await openSurvey(pm, id, now)
  for (const [team, n] of [
    [small, 3],
    [big, 20],
    [platform, 12],
  ] as const)
    for (let at = 0; at < n; at += 1) {
      const answers = { score: 1 + (at % 2), why: `Builds wait for runners, said the ${at}th of us` }
      await respond(null, publicToken, { answers, segments: { team } }, null, now)
    }
  await closeSurvey(pm, id, now)
  await drainOutbox(allJobs())
})

/** As a hub left it that decided each dimension by itself: the small team has figures, and stands beside its comments. */
async function asBefore() {
  const piece = await db.evidence.findFirstOrThrow({ where: { kind: 'survey-result' } })
  await db.evidence.update({ where: { id: piece.id }, data: { text: 'How is it? 3 of the small team are against it' } })
  await db.evidenceGroup.updateMany({
    where: { evidenceId: piece.id, segmentKind: 'team', segmentId: teams.small },
    data: { n: 3, favourable: 0, neutral: 0, unfavourable: 3, suppressed: false },
  })
  const { id, text } = await db.evidence.findFirstOrThrow({ where: { kind: 'answer', teamId: null } })
  await db.evidence.update({ where: { id }, data: { teamId: teams.small } })
  await db.surveyComment.updateMany({ where: { text }, data: { teamId: teams.small } })
  await db.$executeRaw`DELETE FROM "SurveyStep"`
  await db.$executeRaw`UPDATE "Survey" SET "recount" = true`
  return { piece, comment: id }
}

const ofSmall = async () => [
  (await db.evidenceGroup.findMany({ where: { segmentKind: 'team', segmentId: teams.small } })).map((one) => one.n),
  await db.evidence.count({ where: { kind: 'answer', teamId: teams.small } }),
  await db.surveyComment.count({ where: { teamId: teams.small } }),
]

async function afterwards(piece: { id: string; text: string; occurredAt: Date }) {
  expect(await ofSmall()).toEqual([[null], 0, 0])
  const after = await db.evidence.findFirstOrThrow({ where: { kind: 'survey-result' } })
  expect([after.id, after.text, after.occurredAt]).toEqual([piece.id, piece.text, piece.occurredAt])
  const { groups } = (await getResults(developer, survey, { by: 'team' })).questions[0]!
  const kept = await db.evidenceGroup.findMany({ where: { segmentKind: 'team', n: { not: null } } })
  const shown = groups!.filter((one) => !one.suppressed).map((one) => [one.value, one.n])
  expect(kept.map((one) => [one.segmentId, one.n]).sort()).toEqual(shown.sort())
  expect(shown.length).toBeGreaterThan(0)
}

test('what a survey found before one rule decided over all dimensions is decided by it at the upgrade', async () => {
  const { piece } = await asBefore()
  const sql = await readFile('prisma/migrations/20261130030000_survey_findings_followed/migration.sql', 'utf8')
  await db.$executeRawUnsafe(sql)
  await drainOutbox(allJobs())
  await afterwards(piece)
})

test('it follows, too, when somebody looks at results that have to be counted anew', async () => {
  const { piece } = await asBefore()
  await getResults(developer, survey, { by: 'team' })
  await drainOutbox(allJobs())
  await afterwards(piece)
})

test('a comment that may not name its team any more does not name it as the platform team’s either', async () => {
  const found = async () => (await listEvidence(developer, { limit: 50, kind: 'answer' })).data
  await db.$executeRaw`UPDATE "SurveyComment" c SET "teamId" = r."teamId" FROM "SurveyResponse" r
    WHERE r."id" = c."responseId" AND r."teamId" = ${teams.platform}`
  await db.$executeRaw`UPDATE "Evidence" e SET "teamId" = ${teams.platform}, "platform" = true FROM "SurveyComment" c
    WHERE c."id" = e."refId" AND c."teamId" = ${teams.platform}`
  expect((await found()).filter((one) => one.platformTeam)).toHaveLength(12)
  await db.$executeRaw`UPDATE "Survey" SET "recount" = true`
  await getResults(developer, survey, { by: 'team' })
  await drainOutbox(allJobs())
  const after = await found()
  expect(after).toHaveLength(35)
  expect(after.filter((one) => one.platformTeam)).toEqual([])
  expect(new Set(after.map((one) => one.team))).toEqual(
    new Set([undefined, (await db.team.findUniqueOrThrow({ where: { id: teams.big } })).name]),
  )
})

test('a team that an earlier rule let stand beside comments is gone at the upgrade, without a look and without counting anew', async () => {
  const named = () => db.surveyComment.count({ where: { teamId: { not: null } } })
  expect(await named()).toBe(20)
  // Twelve comments are enough by themselves, and so are the others; but how many of this team responded is not shown.
  await db.$executeRaw`UPDATE "SurveyComment" c SET "teamId" = NULLIF(r."teamId", ${teams.big}) FROM "SurveyResponse" r
    WHERE r."id" = c."responseId" AND r."teamId" <> ${teams.small}`
  await db.$executeRaw`UPDATE "Evidence" e SET "teamId" = c."teamId", "platform" = c."teamId" IS NOT NULL FROM "SurveyComment" c
    WHERE c."id" = e."refId"`
  expect(await named()).toBe(12)
  await db.$executeRawUnsafe(
    await readFile('prisma/migrations/20261202010010_comments_name_by_rule/migration.sql', 'utf8'),
  )
  await drainOutbox(allJobs())
  expect(await named()).toBe(0)
  expect(await db.evidence.count({ where: { kind: 'answer', teamId: teams.platform } })).toBe(0)
})
