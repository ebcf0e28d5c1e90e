import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { dayOf } from '@/lib/core/clock'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { distributionEndpoints } from '@/lib/distribution/api'
import { surveyEndpoints } from '@/lib/surveys/api'
import { editSurvey } from '@/lib/surveys/commands'
import { promptPerson } from '@/lib/distribution/commands-invite'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { listWaitingSurveys } from '@/lib/distribution/queries-prompts'
import { countWaitingSurveys } from '@/lib/surveys/queries'
import { planAudience } from '@/lib/distribution/queries-invite'
import { EVERYBODY, type PromptInput } from '@/lib/distribution/schema'
import { decline, respond } from '@/lib/surveys/answering/commands-respond'
import type { Survey } from '@/lib/surveys/schema'
import { call, tokens } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'
import { resultsOf } from '@/lib/results/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { eachWithInvitedTeam, invite, later, mailbox, now, openOne, people, pm, team } from './invited-team'

eachWithInvitedTeam()

const asked = (survey: Survey, over: Partial<PromptInput> = {}, at = now) =>
  promptPerson(
    pm,
    { survey: survey.id, email: 'dev0@example.test', event: 'deploy', everyDays: 30, mail: true, ...over },
    at,
  )
const links = () =>
  mailbox.mails.map((mail) => ({
    to: mail.to?.[0]?.address ?? '',
    ticket: /\?t=([\w-]+)/.exec(mail.text ?? '')?.[1] ?? '',
  }))
const answer = (survey: Survey, ticket?: string, key: string | null = null, deploys = 4) =>
  respond(null, survey.publicToken, { answers: { deploys }, ...(ticket !== undefined && { ticket }) }, key, now)

describe('an audience', () => {
  test('is teams and roles and tenure and addresses, never stakeholders and never who has left', async () => {
    const other = await makeTeam({ name: 'Search' })
    const mobile = await makePerson({ team: other, email: 'mobile@example.test' })
    await db.person.update({
      where: { id: mobile.id },
      data: { discipline: 'Mobile', startedOn: new Date('2026-03-01') },
    })
    await makePerson({ role: 'stakeholder', team, email: 'boss@example.test' })
    await db.person.update({ where: { id: people[0]!.id }, data: { active: false } })
    const count = async (audience: object) => {
      const survey = await openOne('named')
      const { invited } = await invite(survey, { audience, overrideReason: 'Testing who is asked' })
      return invited
    }
    expect(await count({})).toBe(11)
    expect(await count({ teams: [team.id] })).toBe(9)
    expect(await count({ teams: [team.id, other.id] })).toBe(10)
    expect(await count({ roles: ['mobile'] })).toBe(1)
    expect(await count({ roles: ['mobile'], teams: [team.id] })).toBe(0)
    expect(await count({ tenureTo: 3 })).toBe(1)
    expect(await count({ tenureFrom: 3 })).toBe(0)
    expect(await count({ sample: 4 })).toBe(4)
    // Ten in one team (one of them gone), one in another, one stakeholder: three of each is four.
    expect(await count({ perTeam: 3 })).toBe(3 + 1 + 1)
    expect(await count({ perTeam: 3, sample: 2 })).toBe(2)
    expect(
      await invite(await openOne('named'), {
        audience: { emails: ['DEV1@example.test', 'nobody@example.test'] },
        overrideReason: 'Testing',
      }),
    ).toMatchObject({ invited: 1, unknown: ['nobody@example.test'] })
  })
  test('of an anonymous survey is never so small that nobody could hide in it', async () => {
    const survey = await openOne('anonymous')
    await expect(invite(survey, { audience: { emails: ['dev1@example.test'] } })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await db.surveyInvitation.count()).toBe(0)
    // A team's figure could not be shown, and who of it was asked is known to the others.
    await expect(invite(survey, { audience: { perTeam: survey.minScore - 1 } })).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { 'audience.perTeam': [expect.stringContaining(`At least ${survey.minScore}`)] },
    })
    expect(await invite(survey)).toMatchObject({ invited: 10 })
    expect((await db.survey.findUniqueOrThrow({ where: { id: survey.id } })).invited).toBe(10)
    await makePerson({ team })
    await expect(invite(survey)).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('inviting twice gives no team its number twice, whichever way it was asked before', async () => {
  const search = await makeTeam({ name: 'Search', headcount: 7 })
  for (let index = 0; index < 7; index++) await makePerson({ team: search, email: `search${index}@example.test` })
  const survey = await openOne('anonymous')
  const both = { teams: [team.id, search.id] }
  const ofTeams = async () => {
    const rows = await db.surveyInvitation.findMany({ where: { surveyId: survey.id } })
    const members = await db.person.findMany({ where: { id: { in: rows.map((row) => row.personId) } } })
    return [
      members.filter((one) => one.teamId === team.id).length,
      members.filter((one) => one.teamId === search.id).length,
    ]
  }
  expect(
    await promptPerson(
      pm,
      { survey: survey.id, email: 'search0@example.test', event: 'deploy', everyDays: 30, mail: false },
      now,
    ),
  ).toMatchObject({ asked: true })
  expect(await planAudience(pm, survey, { ...EVERYBODY, ...both, perTeam: 5 }, now)).toMatchObject({
    invited: 9,
    already: 1,
  })
  expect(await invite(survey, { audience: { ...both, perTeam: 5 } })).toMatchObject({ invited: 9, already: 1 })
  expect(await ofTeams()).toEqual([5, 5])
  for (const sample of [null, 6]) {
    expect(await planAudience(pm, survey, { ...EVERYBODY, ...both, perTeam: 5, sample }, now)).toMatchObject({
      invited: 0,
      already: 10,
    })
    expect(await invite(survey, { audience: { ...both, perTeam: 5, sample } })).toMatchObject({
      invited: 0,
      already: 10,
    })
  }
  // A larger number leaves room for the rest of it; a sample is that many more.
  expect(await invite(survey, { audience: { ...both, perTeam: 8, sample: 5 } })).toMatchObject({ invited: 5 })
  expect(await ofTeams()).toEqual([8, 7])
})

test('what inviting would bring is worked out of the rate of the wave before, all its answers', async () => {
  const before = await openOne('named', { series: 'Pulse' })
  await invite(before)
  for (const person of people.slice(0, 6))
    await respond(person, before.publicToken, { answers: { deploys: 4 } }, null, now)
  await resultsOf(await getSurveyRecord(pm, before.id), {})
  await closeSurvey(pm, before.id, now)
  const next = await openOne('named', { series: 'Pulse' })
  expect(await planAudience(pm, next, { ...EVERYBODY, perTeam: 5 }, later(60))).toMatchObject({
    rate: 0.6,
    rateFrom: 'last wave',
    invited: 5 + 1,
    forTeam: 9,
  })
  const usual = { rate: 0.4, rateFrom: 'usual' }
  expect(await planAudience(pm, await openOne('named'), EVERYBODY, later(60))).toMatchObject(usual)
  // Rows of a file did not answer an invitation, and of more answers than people were asked there is no rate.
  const plan = () => planAudience(pm, next, { ...EVERYBODY, perTeam: 5 }, later(60))
  const { id } = await db.surveyResponse.findFirstOrThrow({ where: { surveyId: before.id } })
  await db.surveyResponse.update({ where: { id }, data: { imported: true } })
  expect(await plan()).toMatchObject({ rate: 0.5, rateFrom: 'last wave' })
  await db.survey.update({ where: { id: before.id }, data: { invited: 4 } })
  expect(await plan()).toMatchObject(usual)
})

describe('nobody is asked too often', () => {
  test('surveys, events and interviews count together; a reason sets the cap aside and is recorded, a wish for quiet is not', async () => {
    const [first, second] = [await openOne('named'), await openOne('named')]
    expect(await invite(first)).toMatchObject({ invited: 10 })
    expect(await invite(first)).toMatchObject({ invited: 0, already: 10 })
    expect(await invite(second, {}, later(3))).toMatchObject({ invited: 0, resting: 10 })
    await db.fieldSession.create({
      data: {
        id: 's',
        kind: 'interview',
        title: 'x',
        date: dayOf(later(10)),
        body: 'x',
        participants: { create: { id: 'p', personId: people[0]!.id, pseudonym: 'P1', consentScope: 'this-study' } },
      },
    })
    await db.surveyInvitation.create({
      data: { surveyId: first.id, personId: people[0]!.id, round: 2, day: dayOf(later(18)), via: 'event' },
    })
    await db.askPreference.create({ data: { personId: people[1]!.id, quietUntil: dayOf(later(60)) } })
    expect(await invite(second, {}, later(30))).toMatchObject({ invited: 8, capped: 1, quiet: 1 })
    expect(await invite(second, { overrideReason: 'An outage hit exactly this team' }, later(31))).toMatchObject({
      invited: 1,
      already: 8,
      quiet: 1,
    })
    const entries = await db.auditEntry.findMany({
      where: { action: 'survey.invite' },
      orderBy: { at: 'desc' },
      take: 1,
    })
    expect(entries[0]?.detail).toMatchObject({ overrideReason: 'An outage hit exactly this team' })
  })
  test('two at once do not both find room', async () => {
    const surveys = [await openOne('named'), await openOne('named'), await openOne('named')]
    await Promise.all(surveys.map((survey) => invite(survey)))
    expect(await db.surveyInvitation.count()).toBe(10)
  })
})

describe('Home', () => {
  test('shows what one is invited to, with one’s own link, until it is spent; a public survey to everybody', async () => {
    const open = await openOne('anonymous')
    const outsider = actorOf(await makePerson())
    const ids = async (actor: Actor) => (await listWaitingSurveys(actor)).map((one) => one.id)
    expect(await ids(outsider)).toEqual([open.id])
    const survey = await openOne('anonymous', { invitedOnly: true })
    expect(await ids(people[0]!)).toEqual([open.id])
    await invite(survey)
    expect(await ids(outsider)).toEqual([open.id])
    const mine = (await listWaitingSurveys(people[0]!)).find((one) => one.id === survey.id)!
    await answer(survey, new URL(mine.path, 'http://x').searchParams.get('t')!)
    expect(await ids(people[0]!)).toEqual([open.id])
    expect(await ids(people[1]!)).toContain(survey.id)
    // The badge beside “Surveys” counts what of it is known to wait.
    expect(await Promise.all([people[0]!, people[1]!, outsider].map(countWaitingSurveys))).toEqual([0, 1, 0])
  })
})

describe('an ask by an event', () => {
  test('asks once in so many days, and says why not otherwise', async () => {
    const survey = await openOne('anonymous')
    expect(await asked(survey)).toEqual({ asked: true, reason: null })
    expect(await asked(survey, {}, later(10))).toEqual({ asked: false, reason: 'asked-recently' })
    expect(await asked(survey, {}, later(30))).toEqual({ asked: true, reason: null })
    expect(await asked(survey, { email: 'nobody@example.test' })).toEqual({ asked: false, reason: 'unknown-person' })
    expect(await asked(await openOne('named'), {}, later(33))).toEqual({ asked: false, reason: 'resting' })
    expect(await asked(await openOne('named'), {}, later(40))).toEqual({ asked: true, reason: null })
    expect(await asked(await openOne('named'), {}, later(50))).toEqual({ asked: false, reason: 'capped' })
    await db.askPreference.create({ data: { personId: people[1]!.id, quietUntil: dayOf(later(5)) } })
    expect(await asked(survey, { email: 'dev1@example.test' }, later(5))).toEqual({ asked: false, reason: 'quiet' })
    expect(await asked(survey, { email: 'dev1@example.test' }, later(6))).toEqual({ asked: true, reason: null })
  })
  test('each time has a link of its own, and whether one answered an anonymous survey changes nothing', async () => {
    const survey = await openOne('anonymous')
    await asked(survey)
    await drainOutbox(allJobs(), now)
    await answer(survey, links()[0]!.ticket)
    expect(await asked(survey, {}, later(10))).toEqual({ asked: false, reason: 'asked-recently' })
    expect(await asked(survey, {}, later(31))).toEqual({ asked: true, reason: null })
    await drainOutbox(allJobs(), later(31))
    expect(links()[1]!.ticket).not.toBe(links()[0]!.ticket)
    await answer(survey, links()[1]!.ticket)
    // Asked one by one, the day would point at somebody.
    expect((await db.surveyResponse.findMany()).map((one) => one.day)).toEqual([
      new Date('2026-05-01T00:00:00Z'),
      new Date('2026-05-01T00:00:00Z'),
    ])
  })
  test('respects an answer and a "no" under a name', async () => {
    const survey = await openOne('named')
    await respond(people[0]!, survey.publicToken, { answers: { deploys: 3 } }, null, now)
    await decline(people[1]!, survey.publicToken, now)
    expect(await asked(survey)).toEqual({ asked: false, reason: 'answered' })
    expect(await asked(survey, { email: 'dev1@example.test' })).toEqual({ asked: false, reason: 'declined' })
    await closeSurvey(pm, survey.id, now)
    await expect(asked(survey)).rejects.toMatchObject({ code: 'conflict' })
  })
  test('over REST: one of many at once asks, and an open survey is needed', async () => {
    const tokenOf = await tokens()
    const survey = await openOne('named')
    const body = { survey: survey.publicToken, email: 'DEV3@example.test', event: 'deploy', everyDays: 7 }
    const sent = await Promise.all(
      Array.from({ length: 12 }, () => call(distributionEndpoints.asks, tokenOf.advocate, { body })),
    )
    expect(sent.map((one) => one.status)).toEqual(sent.map(() => 201))
    const bodies = (await Promise.all(sent.map((one) => one.json()))) as { asked: boolean; reason: string | null }[]
    expect(bodies.filter((one) => one.asked)).toHaveLength(1)
    expect(bodies.filter((one) => one.reason === 'asked-recently')).toHaveLength(11)
    const kept = await call(distributionEndpoints.asks, tokenOf.pm, {
      body: { ...body, email: 'dev4@example.test' },
      headers: { 'idempotency-key': 'deploy-77' },
    })
    const again = await call(distributionEndpoints.asks, tokenOf.pm, {
      body: { ...body, email: 'dev4@example.test' },
      headers: { 'idempotency-key': 'deploy-77' },
    })
    expect([await kept.json(), await again.json()]).toEqual([
      { asked: true, reason: null },
      { asked: true, reason: null },
    ])
    for (const wrong of [
      { ...body, email: 'x' },
      { ...body, everyDays: 0 },
      { ...body, survey: undefined },
      { ...body, role: 'admin' },
    ])
      expect((await call(distributionEndpoints.asks, tokenOf.pm, { body: wrong })).status).toBe(422)
  })
})

test('only the invited may answer a named survey that says so', async () => {
  const survey = await openOne('named')
  await editSurvey(pm, survey.id, { invitedOnly: true })
  await invite(survey, { audience: { emails: ['dev0@example.test'] } })
  await respond(people[0]!, survey.publicToken, { answers: { deploys: 3 } }, null, now)
  await expect(respond(people[1]!, survey.publicToken, { answers: { deploys: 3 } }, null, now)).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { developer } = await tokens()
  expect(
    (
      await call(surveyEndpoints.answer, developer, {
        params: { token: survey.publicToken },
        body: { answers: { deploys: 3 } },
      })
    ).status,
  ).toBe(403)
})

describe('in a terminal', () => {
  const form = (body: string) => ({ raw: body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  test('a survey is read and answered, by a ticket once, and what is wrong is said in words', async () => {
    const survey = await openOne('anonymous', { invitedOnly: true })
    await invite(survey)
    await drainOutbox(allJobs(), now)
    const params = { token: survey.publicToken }
    const { ticket } = links()[0]!
    const read = await call(distributionEndpoints.readText, undefined, { params, query: { t: ticket } })
    expect(read.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await read.text()).toContain(`/s/${survey.publicToken}.txt?t=${ticket}`)
    const send = async (body: string, t?: string) => {
      const sent = await call(distributionEndpoints.answerText, undefined, {
        params,
        ...(t && { query: { t } }),
        ...form(body),
      })
      return [sent.status, await sent.text()] as const
    }
    expect(await send('deploys=4')).toMatchObject([403, expect.stringContaining('invited')])
    expect(await send('deploys=9', ticket)).toMatchObject([422, expect.stringContaining('deploys:')])
    expect(await send('deploy=4', ticket)).toMatchObject([422, expect.stringContaining('deploy')])
    expect(await send('', ticket)).toMatchObject([422, expect.stringContaining('curl')])
    expect((await send('deploys=4', ticket))[0]).toBe(201)
    expect((await send('deploys=4', ticket))[0]).toBe(409)
    expect((await send('decline=1', links()[1]!.ticket))[0]).toBe(200)
    expect(await db.surveyResponse.count()).toBe(1)
    const named = await openOne('named')
    expect(
      (await call(distributionEndpoints.readText, undefined, { params: { token: named.publicToken } })).status,
    ).toBe(403)
  })
})
