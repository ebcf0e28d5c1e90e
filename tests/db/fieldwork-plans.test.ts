import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { wordSearch } from '@/lib/core/text/word-search'
import { parse } from '@/lib/core/zod'
import { getLadder } from '@/lib/evidence/queries-ladder'
import { createSession } from '@/lib/fieldwork/commands'
import { cancelPlan, changePlan, planSession } from '@/lib/fieldwork/commands-plan'
import { listSessions } from '@/lib/fieldwork/queries'
import { findSessionPlan, listPlans } from '@/lib/fieldwork/queries-plan'
import { getFieldworkWeek } from '@/lib/fieldwork/queries-week'
import { newSessionSchema } from '@/lib/fieldwork/schema'
import { planInput, planPatch } from '@/lib/fieldwork/schema-plan'
import { getCalendar } from '@/lib/platform/queries-calendar'
import { assembleReview } from '@/lib/platform/queries-review'
import { monthOf } from '@/lib/updates/rules-review'
import { rooms } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const NOW = new Date('2026-03-05T10:11:12Z')
let advocate: Actor
let pm: Actor
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "SessionPlan", "Evidence", "Person", "Team" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  pm = actorOf(await makePerson({ role: 'pm' }))
  await makeTeam({ name: 'Payments', headcount: 9 })
})
const plan = (over: object = {}) =>
  planSession(
    advocate,
    parse(planInput, { kind: 'interview', title: 'Builds with Ana', team: 'Payments', date: '2026-03-20', ...over }),
    NOW,
  )

test('what is planned stands in the calendar and is counted by nothing, until it is written down', async () => {
  const seen = async () => ({
    ladder: await getLadder(pm, [], NOW),
    sessions: (await listSessions(advocate, { limit: 50 })).data.length,
    evidence: await db.evidence.count(),
    week: await getFieldworkWeek(advocate, NOW),
    review: await assembleReview(pm, monthOf(NOW), NOW),
  })
  const before = await seen()
  const { id } = await plan({ date: '2026-03-05' })
  await plan({ kind: 'embed', title: 'A fortnight' })
  expect(await seen()).toEqual(before)
  const calendar = async () => getCalendar(advocate, { from: '2026-03-01', to: '2026-03-31' }, NOW)
  expect((await calendar()).entries.map(({ day, title, outside, team }) => [day, title, outside, team])).toEqual([
    ['2026-03-05', 'Planned interview: Builds with Ana', 'Planned interview with Payments', 'Payments'],
    ['2026-03-20', 'Planned embed: A fortnight', 'Planned embed with Payments', 'Payments'],
  ])
  expect((await calendar()).load).toMatchObject([{ team: 'Payments', asked: 0, planned: 2 }])
  await createSession(
    advocate,
    newSessionSchema.parse({
      ...{ kind: 'interview', title: 'Builds with Ana', team: 'Payments', date: '2026-03-05', plan: id },
      ...{ participants: [{ pseudonym: 'Ana' }], consent: { scope: 'a-year' }, body: '**Ana:** It waits.' },
    }),
    () => NOW,
  )
  expect(await findSessionPlan(advocate, id)).toBeNull()
  expect((await calendar()).entries.map(({ title }) => title)).toEqual([
    'Interview: Builds with Ana',
    'Planned embed: A fortnight',
  ])
  expect((await calendar()).load).toMatchObject([{ team: 'Payments', asked: 1, planned: 1 }])
})

test('a plan is moved and cancelled; a day that is over cannot be planned, one to come cannot have been held', async () => {
  const { id } = await plan()
  expect(await changePlan(advocate, id, parse(planPatch, { date: '2026-04-02', team: null }), NOW)).toMatchObject({
    ...{ date: '2026-04-02', team: null, title: 'Builds with Ana' },
  })
  const refused = (field: string) => expect.objectContaining({ fieldErrors: { [field]: [expect.any(String)] } })
  await expect(plan({ date: '2026-03-04' })).rejects.toEqual(refused('date'))
  await expect(changePlan(advocate, id, parse(planPatch, { date: '2026-03-04' }), NOW)).rejects.toEqual(refused('date'))
  await expect(plan({ team: 'Paymnets' })).rejects.toEqual(refused('team'))
  const held = newSessionSchema.parse({
    ...{ kind: 'interview', title: 'x', date: '2026-03-20', participants: [], consent: { scope: 'a-year' }, body: 'x' },
  })
  await expect(createSession(advocate, held, () => NOW)).rejects.toEqual(refused('date'))
  await cancelPlan(advocate, id)
  expect((await listPlans(advocate, { limit: 50 })).data).toEqual([])
  await expect(cancelPlan(advocate, id)).rejects.toMatchObject({ code: 'not_found' })
  const developer = actorOf(await makePerson({ role: 'developer' }))
  await expect(listPlans(developer, { limit: 5 })).rejects.toMatchObject({ code: 'forbidden' })
})

test('one whose day is over stays until somebody writes it down, and a name in its title is found when they erase themselves', async () => {
  await plan()
  const later = new Date('2026-04-05T10:00:00Z')
  expect((await listPlans(advocate, { limit: 50 })).data).toMatchObject([{ date: '2026-03-20' }])
  expect((await getCalendar(advocate, { from: '2026-03-20', to: '2026-03-20' }, later)).entries).toHaveLength(1)
  expect((await getCalendar(advocate, { from: '2026-03-20', to: '2026-03-20' }, later)).load).toMatchObject([
    { asked: 0, planned: 0 },
  ])
  const fieldwork = rooms.find(({ id }) => id === 'fieldwork')
  const found = await transaction(async (tx) => fieldwork?.remnants?.(tx, wordSearch([], ['Ana'])))
  expect(found).toMatchObject([{ kind: 'planned session', field: 'title', found: 'name' }])
})
