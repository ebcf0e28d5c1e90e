import { beforeAll, expect, test } from 'vitest'
import { resultEndpoints } from '@/lib/results/api'
import { setContactLimits, promptPerson } from '@/lib/distribution/commands-invite'
import { listWaitingSurveys } from '@/lib/distribution/queries-prompts'
import { promptInput } from '@/lib/distribution/schema'
import { DAY_MS } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import type { Survey } from '@/lib/surveys/schema'
import { call } from '../support/rest'
import { actorOf, makePerson } from './make'
import { bearer, opened, results, signIn, teamOf } from './disclosure-make'

// An event asks the same person again, and they may answer each time: those answers are one person's, and no company for anybody.

const NOW = new Date('2026-05-04T13:14:15Z')
const QUESTIONS = [{ key: 'a', type: 'rating', label: 'A?', min: 1, max: 5 }]

beforeAll(async () => {
  await signIn()
  await Promise.all(['Pricing', 'Mobile'].map(teamOf))
  const admin = actorOf(await makePerson({ role: 'admin' }))
  await setContactLimits(admin, { asks: 100, days: 90, restDays: 0 })
})

async function person(team: string) {
  const id = await teamOf(team)
  return makePerson({ team: await db.team.findUniqueOrThrow({ where: { id } }) })
}
type Person = Awaited<ReturnType<typeof person>>
const pm = async () => actorOf(await db.person.findFirstOrThrow({ where: { role: 'pm' }, include: { team: true } }))

const asks = async (survey: Survey, who: Person, day: Date): Promise<void> => {
  const input = promptInput.parse({ survey: survey.id, email: who.email, event: 'deploy', everyDays: 1, mail: false })
  expect(await promptPerson(await pm(), input, day)).toEqual({ asked: true, reason: null })
}

/** Asks somebody after an event, as often as given, and has them answer each time by the link on their home page. */
async function askedAndAnswers(survey: Survey, who: Person, a: number, times: number): Promise<void> {
  for (let at = 0; at < times; at++) {
    const day = new Date(NOW.getTime() + at * DAY_MS)
    await asks(survey, who, day)
    const waiting = (await listWaitingSurveys(actorOf(who))).find((one) => one.id === survey.id)!
    const ticket = new URL(waiting.path, 'http://hub.test').searchParams.get('t')!
    const segments = { team: who.teamId! }
    await respond(null, survey.publicToken, { answers: { a }, segments, ticket }, null, day)
  }
}

test('one person who is asked again and again is not the company of a colleague who was asked once', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'groups', invitedOnly: true })
  const [many, once] = [await person('Pricing'), await person('Pricing')]
  for (let at = 0; at < 4; at++) await asks(survey, await person('Pricing'), NOW)
  await askedAndAnswers(survey, many, 5, 12)
  await askedAndAnswers(survey, once, 1, 1)
  for (let at = 0; at < 9; at++) await askedAndAnswers(survey, await person('Mobile'), 3, 1)
  await call(resultEndpoints.close, bearer.pm, { params: { id: survey.id }, body: {} })
  const { questions, participation } = await results(survey, { by: 'team' })
  // Of Pricing two people answered by their first links: fewer than the page promises.
  const pricing = questions[0]!.groups!.find((one) => one.label === 'Pricing')
  expect([pricing?.n ?? null, participation.find((one) => one.name === 'Pricing')!.n]).toEqual([null, null])
})

test('nor is the figure over everybody one of two people', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'groups', invitedOnly: true })
  await askedAndAnswers(survey, await person('Mobile'), 5, 12)
  await askedAndAnswers(survey, await person('Mobile'), 1, 1)
  await call(resultEndpoints.close, bearer.pm, { params: { id: survey.id }, body: {} })
  const [whole] = (await results(survey)).questions
  expect(whole!.distribution?.find((one) => one.value === 1)?.count ?? 0).toBe(0)
})

test('where people were asked again the page and the results say that one person may have answered more than once', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'groups', invitedOnly: true })
  const told = async () => [
    (await getPublicSurvey(survey.publicToken, 'en', NOW)).promise.again,
    (await results(survey)).answers,
  ]
  for (let at = 0; at < 4; at++) await asks(survey, await person('Pricing'), NOW)
  await askedAndAnswers(survey, await person('Pricing'), 5, 1)
  expect(await told()).toEqual([false, { repeatable: false, again: false, moreThanPeople: false }])
  await askedAndAnswers(survey, await person('Mobile'), 5, 2)
  expect(await told()).toEqual([true, { repeatable: true, again: true, moreThanPeople: false }])
})
