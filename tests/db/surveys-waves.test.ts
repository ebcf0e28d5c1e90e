import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { parseFilter } from '@/lib/core/filter'
import { wilson } from '@/lib/core/stats/wilson'
import { db } from '@/lib/server/db'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import {
  closeDue,
  closeFull,
  createSchedule,
  runSchedules,
  openDueWaves,
  setScheduleActive,
} from '@/lib/distribution/commands-schedules'
import { listSurveysByFilter } from '@/lib/surveys/queries-list'
import { scheduleInput } from '@/lib/distribution/schema'
import { singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { getResponses } from '@/lib/results/queries-responses'
import type { Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { populationOf } from '@/lib/surveys/repo-population'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const start = new Date('2026-05-04T07:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * DAY_MS)
let pm: Actor
let teams: Awaited<ReturnType<typeof makeTeam>>[]
let template: Survey

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "SurveyTicket", "Evidence", "Person", "Team", "Outbox", "AskPreference",
    "Setting", "AuditEntry" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
  teams = [await makeTeam({ name: 'Payments', headcount: 20 }), await makeTeam({ name: 'Search', headcount: 10 })]
  for (const [index, count] of [20, 10].entries())
    for (let each = 0; each < count; each++) await makePerson({ team: teams[index]! })
  template = await createSurvey(
    pm,
    {
      title: 'Developer pulse',
      anonymity: 'anonymous',
      invitedOnly: true,
      questions: [{ key: 'ci', type: 'rating', label: 'Trust in CI?' }],
    },
    start,
  )
})

const schedule = (over: object = {}) =>
  createSchedule(
    pm,
    template.id,
    scheduleInput.parse({
      cadence: 'weekly',
      startsOn: '2026-05-04',
      daysOpen: 5,
      audience: { teams: teams.map((team) => team.id) },
      ...over,
    }),
    start,
  )
const waves = () =>
  db.survey.findMany({ where: { scheduleId: { not: null } }, orderBy: { wave: 'asc' }, include: { invitations: true } })

describe('a schedule', () => {
  test('opens a wave on its day and not before, once, however often and wherever the clock is looked at', async () => {
    await schedule({ startsOn: '2026-05-06' })
    expect(await openDueWaves(start)).toEqual([])
    expect(await openDueWaves(new Date('2026-05-06T05:59:00Z'))).toEqual([])
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDueWaves(after(2))))
    expect(opened.flat()).toHaveLength(1)
    expect(await openDueWaves(after(3))).toEqual([])
    const [wave] = await waves()
    expect(wave).toMatchObject({
      title: 'Developer pulse, May 6, 2026',
      status: 'open',
      series: 'Developer pulse',
      wave: 1,
      invited: 30,
      invitedOnly: true,
      anonymity: 'anonymous',
    })
    expect(wave?.closesAt).toEqual(new Date('2026-05-11T06:00:00Z'))
    expect(wave?.invitations).toHaveLength(30)
    expect((await db.surveySchedule.findFirstOrThrow()).nextOn).toEqual(new Date('2026-05-13'))
  })

  test('closes what it opened and goes on: each wave has its questions, teams and people as they were on its day', async () => {
    await schedule({ audience: { teams: teams.map((team) => team.id), sample: 10 } })
    await runSchedules(start)
    await editSurvey(pm, template.id, {
      questions: [
        { key: 'ci', type: 'rating', label: 'How far do you trust CI?' },
        { key: 'docs', type: 'rating', label: 'Docs?' },
      ],
    })
    await db.team.update({ where: { id: teams[1]!.id }, data: { headcount: 14, name: 'Finding' } })
    await runSchedules(after(5))
    expect((await waves()).map((wave) => wave.status)).toEqual(['closed'])
    await runSchedules(after(7))
    const [first, second] = await waves()
    expect([first, second].map((wave) => (wave!.questions as unknown[]).length)).toEqual([1, 2])
    expect(await populationOf(first!.id)).toMatchObject([
      { name: 'Payments', headcount: 20 },
      { name: 'Search', headcount: 10 },
    ])
    expect(await populationOf(second!.id)).toMatchObject([
      { name: 'Finding', headcount: 14 },
      { name: 'Payments', headcount: 20 },
    ])
    expect([first, second].map((wave) => wave!.status)).toEqual(['closed', 'open'])
    expect(await db.survey.findUniqueOrThrow({ where: { id: template.id } })).toMatchObject({
      status: 'draft',
      series: 'Developer pulse',
    })
  })

  test('keeps its figures to the teams of its day, whatever becomes of the teams', async () => {
    const open = await openSurvey(
      pm,
      (
        await createSurvey(
          pm,
          {
            title: 'Frozen',
            anonymity: 'anonymous',
            invitedOnly: true,
            questions: [{ key: 'ci', type: 'rating', label: 'Trust in CI?' }],
          },
          start,
        )
      ).id,
      start,
    )
    const answer = async (teamId: string, many: number, at = start) => {
      for (let each = 0; each < many; each++)
        await respond(
          null,
          open.publicToken,
          {
            answers: { ci: each % 2 ? 5 : 1 },
            segments: { team: teamId },
            ticket: singleUseLinkOf(open.id, crypto.randomUUID(), 1),
          },
          null,
          at,
        )
    }
    await answer(teams[0]!.id, 12)
    const before = await getResults(pm, open.id, { by: 'team' })
    expect(before.questions[0]!.groups).toMatchObject([{ label: 'Payments', n: 12, favourableCi: wilson(6, 12, 20) }])
    expect([before.invited, before.missing]).toEqual([30, ['Search']])

    await db.team.update({ where: { id: teams[0]!.id }, data: { name: 'Money', headcount: 200 } })
    await db.team.delete({ where: { id: teams[1]!.id } })
    const made = await makeTeam({ name: 'Newcomers', headcount: 50 })
    expect(await getResults(pm, open.id, { by: 'team' })).toEqual(before)
    expect((await listSurveysByFilter(pm, parseFilter('Frozen', []), undefined)).data.map((one) => one.asked)).toEqual([
      30,
    ])

    // Who answers from a team made since has a name, but nobody who was asked.
    await answer(made.id, 12, new Date(start.getTime() + 60_000))
    const then = await getResults(pm, open.id, { by: 'team' })
    expect(then.participation.map((team) => [team.name, team.headcount, team.n])).toEqual([
      ['Payments', 20, 12],
      ['Search', 10, 0],
      ['Newcomers', 0, 12],
    ])
    expect(then.questions[0]!.groups!.map((group) => [group.label, group.n, group.favourableCi])).toEqual([
      ['Newcomers', 12, wilson(6, 12)],
      ['Payments', 12, wilson(6, 12, 20)],
    ])
    expect([then.invited, then.missing]).toEqual([30, ['Search']])
    const exported = await getResponses(pm, open.id, { limit: 100 })
    expect(new Set(exported.data.map((row) => row.team))).toEqual(new Set(['Payments', 'Newcomers']))

    await closeSurvey(pm, open.id, after(1))
    expect((await db.survey.findUniqueOrThrow({ where: { id: open.id } })).invited).toBe(30)
  })

  test('asks a fresh sample each week until everybody was asked; then nobody more than the cap', async () => {
    await schedule({ audience: { teams: teams.map((team) => team.id), sample: 9 } })
    for (let week = 0; week < 13; week++) await runSchedules(after(week * 7))
    const all = await waves()
    expect(all.length).toBeGreaterThanOrEqual(10)
    const people = (list: typeof all) => list.flatMap((wave) => wave.invitations.map((one) => one.personId))
    expect(all.slice(0, 3).map((wave) => wave.invitations.length)).toEqual([9, 9, 9])
    expect(new Set(people(all.slice(0, 3))).size).toBe(27)
    const perPerson = new Map<string, number>()
    for (const id of people(all)) perPerson.set(id, (perPerson.get(id) ?? 0) + 1)
    expect(Math.max(...perPerson.values())).toBe(3)
    expect(Math.min(...perPerson.values())).toBe(3)
  })

  test('asks so many of each team in each wave, anew in the next, those first who were not asked', async () => {
    await schedule({ audience: { teams: teams.map((team) => team.id), perTeam: 5 } })
    const [large, small] = await Promise.all(
      teams.map(async (team) => (await db.person.findMany({ where: { teamId: team.id } })).map((one) => one.id)),
    )
    for (let week = 0; week < 4; week++) {
      await runSchedules(after(week * 7))
      // The clock is looked at again and again while a wave is open.
      await runSchedules(after(week * 7 + 1))
    }
    const asked = (await waves()).map((wave) => wave.invitations.map((one) => one.personId))
    const of = (ids: string[], member: string[]) => ids.filter((id) => member.includes(id))
    expect(asked.map((ids) => [of(ids, large!).length, of(ids, small!).length])).toEqual([
      [5, 5],
      [5, 5],
      [5, 5],
      [5, 5],
    ])
    expect(new Set(of(asked.flat(), large!)).size).toBe(20)
    expect(new Set(of(asked.slice(0, 2).flat(), small!)).size).toBe(10)
    expect((await waves()).map((wave) => wave.invited)).toEqual([10, 10, 10, 10])

    // A team that has grown smaller is asked whole, and takes nobody's place.
    await db.person.updateMany({ where: { id: { in: small!.slice(0, 6) } }, data: { active: false } })
    await runSchedules(after(28 * 7))
    const last = (await waves()).at(-1)!.invitations.map((one) => one.personId)
    expect([of(last, large!).length, of(last, small!).length]).toEqual([5, 4])
  })

  test('that cannot ask enough people says so and goes on with the next', async () => {
    await schedule({ audience: { teams: teams.map((team) => team.id), emails: ['x@example.test'], sample: 2 } })
    await db.person.updateMany({ where: { teamId: teams[1]!.id }, data: { active: false } })
    const some = await db.person.findMany({ where: { teamId: teams[0]!.id }, take: 2 })
    await db.surveySchedule.updateMany({
      data: {
        audience: {
          teams: [],
          roles: [],
          tenureFrom: null,
          tenureTo: null,
          emails: some.map((one) => one.email),
          perTeam: null,
          sample: null,
        },
      },
    })
    expect(await openDueWaves(start)).toEqual([])
    expect(await waves()).toEqual([])
    const kept = await db.surveySchedule.findFirstOrThrow()
    expect(kept.trouble).toMatch(/at least 5/)
    expect(kept).toMatchObject({ nextOn: new Date('2026-05-11'), active: true, waves: 0 })
    expect(await db.surveyInvitation.count()).toBe(0)
  })

  test('leaves out what was missed while the hub was off, and opens one', async () => {
    await schedule()
    expect(await openDueWaves(after(24))).toHaveLength(1)
    expect((await waves()).map((wave) => wave.title)).toEqual(['Developer pulse, May 25, 2026'])
    expect((await db.surveySchedule.findFirstOrThrow()).nextOn).toEqual(new Date('2026-06-01'))
  })

  test('stops and goes on', async () => {
    const { id } = await schedule()
    await setScheduleActive(pm, id, false, start)
    expect(await openDueWaves(after(8))).toEqual([])
    expect((await setScheduleActive(pm, id, true, after(8))).nextOn).toBe('2026-05-18')
    expect(await openDueWaves(after(14))).toHaveLength(1)
  })

  test('once is once', async () => {
    await schedule({ cadence: 'once' })
    expect(await openDueWaves(start)).toHaveLength(1)
    expect((await waves())[0]?.title).toBe('Developer pulse')
    expect(await openDueWaves(after(400))).toEqual([])
  })

  test('is refused in the past, with reminders after its end, and by those who may not', async () => {
    await expect(schedule({ startsOn: '2026-05-03' })).rejects.toMatchObject({ code: 'invalid' })
    expect(
      scheduleInput.safeParse({ cadence: 'weekly', startsOn: '2026-05-04', daysOpen: 5, remindAfter: [5] }).success,
    ).toBe(false)
    const developer = actorOf(await makePerson())
    await expect(
      createSchedule(
        developer,
        template.id,
        scheduleInput.parse({ cadence: 'weekly', startsOn: '2026-05-04', daysOpen: 5 }),
        start,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('a survey opened again after its day stays open', async () => {
  await editSurvey(pm, template.id, { closesAt: after(1).toISOString() })
  await openSurvey(pm, template.id, start)
  await closeDue(after(2))
  expect((await db.survey.findUniqueOrThrow({ where: { id: template.id } })).status).toBe('closed')
  await openSurvey(pm, template.id, after(3))
  await closeDue(after(4))
  expect((await db.survey.findUniqueOrThrow({ where: { id: template.id } })).status).toBe('open')
})

test('a survey closes with as many answers as it wants, and not with one fewer', async () => {
  const { publicToken } = await db.survey.findUniqueOrThrow({ where: { id: template.id } })
  await editSurvey(pm, template.id, { closesAfter: 3, invitedOnly: false })
  await openSurvey(pm, template.id, start)
  const people = await db.person.findMany({ take: 4, orderBy: { id: 'asc' } })
  const answer = (key: string, ticket?: string) =>
    respond(null, publicToken, { answers: {}, ...(ticket && { ticket }) }, key, after(1))
  const invited = (at: number) => answer(`invited ${at}`, singleUseLinkOf(template.id, people[at]!.id, 1))
  const status = async () => (await db.survey.findUniqueOrThrow({ where: { id: template.id } })).status
  // One visitor at the open address closes nothing, however often.
  for (const key of ['one', 'two', 'three', 'four', 'five']) await answer(key)
  await closeFull(after(1))
  expect(await status()).toBe('open')
  await invited(0)
  await invited(1)
  await closeFull(after(1))
  expect(await status()).toBe('open')
  await invited(2)
  await closeFull(after(1))
  expect(await status()).toBe('closed')
  await expect(invited(3)).rejects.toMatchObject({ code: 'conflict' })
  await openSurvey(pm, template.id, after(2))
  await closeFull(after(2))
  expect(await status()).toBe('open')
})
