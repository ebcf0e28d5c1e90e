import { expect, test } from 'vitest'
import { changesSince } from '@/lib/results/queries-changes'
import { closeSurvey } from '@/lib/results/commands-close'
import { getResults } from '@/lib/results/queries'
import { getTrend } from '@/lib/results/queries-trend'
import { listWaveFigures } from '@/lib/results/queries-waves'
import { db } from '@/lib/server/db'
import { getSurvey } from '@/lib/surveys/queries'
import { eachWithInvitedTeam, invite, later, openOne, pm, team } from './invited-team'
import { makePerson, makeTeam } from './make'

// A team is unlike the company: asked by itself in the second wave, its figure is no change of the company's.

eachWithInvitedTeam()

const over = { series: 'deploys', questions: [{ key: 'deploys', type: 'rating' as const, label: 'Easy?' }] }

async function answered(surveyId: string, teamId: string, rates: number[]): Promise<void> {
  await db.surveyResponse.createMany({
    data: rates.map((deploys) => ({
      ...{ id: crypto.randomUUID(), surveyId, teamId, anonymity: 'anonymous', day: later(1), answers: { deploys } },
    })),
  })
}
const times = (n: number, rate: number) => Array.from({ length: n }, () => rate)

/** A wave that everybody answers, the team of ten unhappily, and closes. */
async function firstWave() {
  const others = await makeTeam({ name: 'Search', headcount: 30 })
  for (let each = 0; each < 30; each += 1) await makePerson({ team: others })
  const survey = await openOne('anonymous', over)
  await answered(survey.id, others.id, times(28, 5))
  await answered(survey.id, team.id, [...times(8, 1), 5, 5])
  return { first: await closeSurvey(pm, survey.id, later(7)), others }
}

async function secondWave(of: readonly string[]) {
  const survey = await openOne('anonymous', { ...over, invitedOnly: true })
  await db.survey.update({ where: { id: survey.id }, data: { openedAt: later(14) } })
  await invite(survey, { audience: { teams: [...of] } }, later(14))
  return survey.id
}

test('a wave that asked one team is not compared with one that asked everybody, on no page and in no outcome', async () => {
  const { first } = await firstWave()
  const id = await secondWave([team.id])
  await answered(id, team.id, [...times(8, 1), 5, 5])
  await closeSurvey(pm, id, later(21))
  const [question] = (await getTrend(pm, id)).questions
  expect(question!.points.map(({ changed, change }) => [changed, change])).toEqual([
    [null, null],
    ['teams', null],
  ])
  const survey = await getSurvey(pm, id)
  expect(await changesSince(pm, survey, (await getResults(pm, id, {})).questions)).toEqual(new Map())
  const figures = await listWaveFigures([{ id: first.id, measure: 'deploys' }])
  expect(figures[0]!.map((one) => one.survey)).toEqual([first.id])
})

test('a wave that invited everybody is compared', async () => {
  const { others } = await firstWave()
  const id = await secondWave([team.id, others.id])
  await answered(id, others.id, times(28, 1))
  await answered(id, team.id, times(10, 1))
  await closeSurvey(pm, id, later(21))
  const survey = await getSurvey(pm, id)
  const changes = await changesSince(pm, survey, (await getResults(pm, id, {})).questions)
  expect(changes.get('deploys')).toMatchObject({ likelyReal: true })
  expect((await getTrend(pm, id)).questions[0]!.points.map(({ changed }) => changed)).toEqual([null, null])
})
