import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { parse } from '@/lib/core/zod'
import { inviteToSurvey } from '@/lib/distribution/commands-invite'
import { createSchedule } from '@/lib/distribution/commands-schedules'
import { inviteInput, scheduleInput } from '@/lib/distribution/schema'
import { createSession } from '@/lib/fieldwork/commands'
import { newSessionSchema } from '@/lib/fieldwork/schema'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { calendarEndpoints } from '@/lib/platform/api-calendar'
import { getCalendar, getCalendarKey } from '@/lib/platform/queries-calendar'
import { calendarSchema } from '@/lib/platform/schema-calendar'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { call, tokens } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'
import { makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
let advocate: Actor
let bearer: Awaited<ReturnType<typeof tokens>>
let payments: Awaited<ReturnType<typeof makeTeam>>
let search: Awaited<ReturnType<typeof makeTeam>>
const after = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const questions = [{ key: 'ci', type: 'rating' as const, label: 'Trust in CI?' }]
const surveyed = async (title: string, over: object = {}, at = NOW) => {
  const survey = await createSurvey(pm, { title, anonymity: 'anonymous', questions, ...over }, at)
  return openSurvey(pm, survey.id, at)
}
const session = (date: string, team: string, over: object = {}) =>
  createSession(
    advocate,
    parse(newSessionSchema, {
      ...{ kind: 'interview', title: 'Talk with Ana', date, team, body: '**Ana:** It waits.' },
      ...{ consent: { scope: 'until', until: '2026-03-25' }, participants: [{ pseudonym: 'Ana' }], ...over },
    }),
    () => NOW,
  )
beforeAll(async () => {
  bearer = await tokens()
  pm = await makePm()
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  payments = await makeTeam({ name: 'Payments', headcount: 4 })
  search = await makeTeam({ name: 'Search', headcount: 4 })
  for (const team of [payments, payments, search]) await makePerson({ team })
})

test('everything that is planned and runs stands on its day, and how often each team is asked beside it', async () => {
  const asked = await surveyed('Invited only', {
    anonymity: 'named',
    invitedOnly: true,
    closesAt: after(14).toISOString(),
    remindAfter: [5],
  })
  await inviteToSurvey(pm, asked.id, parse(inviteInput, { audience: { teams: [payments.id] } }), NOW)
  await surveyed('Open to all')
  const template = await createSurvey(pm, { title: 'Pulse', anonymity: 'anonymous', questions }, NOW)
  await createSchedule(
    pm,
    template.id,
    parse(scheduleInput, { cadence: 'weekly', startsOn: '2026-03-09', daysOpen: 5, audience: { teams: [search.id] } }),
    NOW,
  )
  await session('2026-02-20', 'Payments')
  await session('2026-02-25', 'Search', { kind: 'observation', consent: { scope: 'this-study' } })
  const item = await makeItem(pm)
  await stateOutcome(
    pm,
    item.id,
    parse(outcomeInput, { metric: 'build-minutes', baseline: 14, target: 9, by: '2026-03-31' }),
    NOW,
  )
  const number = (await db.rfc.create({ data: rfc })).number
  const calendar = await getCalendar(advocate, { from: '2026-02-16', to: '2026-03-31' }, NOW)
  expect(calendarSchema.parse(calendar)).toEqual(calendar)
  // An advocate does not know an item that is a draft; a PM does.
  expect(calendar.entries.map(({ day, title }) => `${day} ${title}`)).toEqual([
    '2026-02-20 Interview: Talk with Ana',
    '2026-02-25 Observation: Talk with Ana',
    '2026-03-02 Opens: Invited only',
    '2026-03-02 Opens: Open to all',
    '2026-03-07 Reminder: Invited only',
    '2026-03-09 Next wave, open 5 days: Pulse',
    `2026-03-12 Last call ends: RFC ${number} Caches`,
    '2026-03-16 Closes: Invited only',
    '2026-03-16 Next wave, open 5 days: Pulse',
    '2026-03-23 Next wave, open 5 days: Pulse',
    '2026-03-25 Consent of 1 person ends: Talk with Ana',
    '2026-03-30 Next wave, open 5 days: Pulse',
  ])
  const ofPm = await getCalendar(pm, { from: '2026-03-31', to: '2026-03-31' }, NOW)
  expect(ofPm.entries.map(({ title }) => title)).toEqual(['Outcome due: build minutes, Cache dependencies'])
  const loadOf = (team: string) => calendar.load.find((one) => one.team === team)
  // The invitation, the survey for everybody and the interview; of the other team, the survey for everybody and what was observed.
  expect(loadOf('Payments')).toEqual({ id: payments.id, team: 'Payments', asked: 3, perPerson: 1.5, planned: 0 })
  expect(loadOf('Search')).toEqual({ id: search.id, team: 'Search', asked: 2, perPerson: 1, planned: 4 })
  // Weeks later nothing of it counts any more.
  const later = (await getCalendar(advocate, { from: '2026-05-01', to: '2026-05-02' }, after(60))).load
  expect(later.find((one) => one.team === 'Payments')?.asked).toBe(0)
})

const rfc = {
  ...{ id: crypto.randomUUID(), title: 'Caches', body: 'x', status: 'last-call', authorText: '' },
  lastCallEndsAt: new Date('2026-03-12T12:00:00Z'),
}

test('the feed is read by a key, which dies with “sign out everywhere” and with the role', async () => {
  const person = await makePerson({ role: 'advocate' })
  const key = await getCalendarKey(actorOf(person))
  const read = (query: object) => call(calendarEndpoints.feed, undefined, { query })
  const feed = await read({ key })
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const text = await feed.text()
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
  expect(text.match(/^UID:/gm)?.length).toBe(text.match(/^BEGIN:VEVENT\r$/gm)?.length)
  // The same entries have the same ids whenever they are read.
  const uids = (from: string) => [...from.matchAll(/^UID:.*$/gm)].map(([uid]) => uid)
  expect(uids(await (await read({ key })).text())).toEqual(uids(text))
  expect((await read({})).status).toBe(401)
  expect((await read({ key: `${key}x` })).status).toBe(404)
  expect((await call(calendarEndpoints.feed, bearer.developer, {})).status).toBe(403)
  await db.person.update({ where: { id: person.id }, data: { sessionEpoch: { increment: 1 } } })
  expect((await read({ key })).status).toBe(404)
  const next = await getCalendarKey(actorOf(person))
  expect((await read({ key: next })).status).toBe(200)
  await db.person.update({ where: { id: person.id }, data: { role: 'developer' } })
  expect((await read({ key: next })).status).toBe(404)
  await expect(
    getCalendar(actorOf(await makePerson()), { from: '2026-03-01', to: '2026-03-02' }, NOW),
  ).rejects.toMatchObject({
    code: 'forbidden',
  })
  const asked = (query: object) => call(calendarEndpoints.get, bearer.advocate, { query })
  expect((await asked({ from: '2026-03-02', to: '2026-03-01' })).status).toBe(422)
  expect((await asked({ from: '2026-03-02', to: '2029-03-01' })).status).toBe(422)
})
