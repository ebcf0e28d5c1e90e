import { beforeEach, describe, expect, it, vi } from 'vitest'
import { changePerson, changeTeam, createTeam } from '@/lib/people/commands'
import { importPeople } from '@/lib/people/commands-import'
import { listTree } from '@/lib/people/queries-departments'
import { getResults } from '@/lib/results/queries'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Actor } from '@/lib/core/actor'
import { seeded } from '@/lib/core/stats/random'
import { db } from '@/lib/server/db'
import type { ImportOptions } from '@/lib/server/room'
import { actorWith } from '../support/actors'
import { areaOf, countsOf, fileOf, newCompany, nextMonth } from '../support/hr-file'

let admin: Actor
beforeEach(async () => {
  await db.auditEntry.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  admin = await actorWith('admin', { name: 'Admin', email: 'admin@hub.example' })
})

const take = (text: string, options?: ImportOptions) => importPeople(admin, [{ path: 'people.csv', text }], options)
const headcounts = async () =>
  Object.fromEntries((await db.team.findMany({ orderBy: { name: 'asc' } })).map((team) => [team.name, team.headcount]))
const person = (email: string) => db.person.findUniqueOrThrow({ where: { email } })
const whole: ImportOptions = { flags: { deactivateMissing: true } }

describe('the population follows its people', () => {
  it('when one moves', async () => {
    await take('email,team\na@corp.example,Alpha\nb@corp.example,Alpha')
    await take('email,team\na@corp.example,Alpha\nb@corp.example,Beta')
    expect(await headcounts()).toEqual({ Alpha: 1, Beta: 1 })
  })

  it('when one is deactivated, comes back or is deleted, by whatever way', async () => {
    await take('email,team\na@corp.example,Alpha\nb@corp.example,Alpha\nc@corp.example,Alpha')
    const { id } = await person('a@corp.example')
    await changePerson(admin, id, { active: false })
    expect(await headcounts()).toEqual({ Alpha: 2 })
    await changePerson(admin, id, { active: true })
    expect(await headcounts()).toEqual({ Alpha: 3 })
    await db.person.delete({ where: { email: 'b@corp.example' } })
    expect(await headcounts()).toEqual({ Alpha: 2 })
  })

  it('but not where a headcount was set by hand: the two are named', async () => {
    const team = await createTeam(admin, { name: 'Alpha', headcount: 9, platform: false })
    const { findings } = await take('email,team\na@corp.example,Alpha')
    expect(await headcounts()).toEqual({ Alpha: 9 })
    expect(findings?.map((one) => one.message)).toContain(
      'The headcount of Alpha was set by hand to 9; it has 1 people here.',
    )
    // Set to 0, or to as many as there are, it is counted again.
    expect((await changeTeam(admin, team.id, { headcount: 0 }, new Date())).headcount).toBe(1)
    await take('email,team\nb@corp.example,Alpha')
    expect(await headcounts()).toEqual({ Alpha: 2 })
  })

  it('and asks which team is the platform team until one is marked', async () => {
    const asked = async () => (await take('email,team\na@corp.example,Alpha')).findings?.map((one) => one.key)
    expect(await asked()).toContain('platform team')
    await db.team.updateMany({ data: { platform: true } })
    expect(await asked()).not.toContain('platform team')
  })
})

describe('who leaves', () => {
  it('by status or end date is deactivated and signed out', async () => {
    await take('email,name,team,status,end date\na@corp.example,A,Alpha,Active,\nb@corp.example,B,Alpha,Active,')
    const before = await person('b@corp.example')
    const second = await take(
      'email,name,team,status,end date\na@corp.example,A,Alpha,Active,\nb@corp.example,B,Alpha,Terminated,2020-10-31',
    )
    expect(second).toMatchObject({ created: 0, updated: 1, unchanged: 1, skipped: [] })
    expect(second.findings).toContainEqual(
      expect.objectContaining({ message: '1 person left by status or end date: deactivated.' }),
    )
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: 'people.imported' },
      orderBy: { at: 'desc' },
    })
    expect(entry.detail).toMatchObject({ created: 0, updated: 1, deactivated: 1, reactivated: 0 })
    const after = await person('b@corp.example')
    expect([after.active, after.sessionEpoch]).toEqual([false, before.sessionEpoch + 1])
    expect(await headcounts()).toEqual({ Alpha: 1 })
  })

  it('and is not known here is not added', async () => {
    expect(await take('email,status\ngone@corp.example,Terminated')).toMatchObject({
      ...{ created: 0, skipped: [{ line: 2, reason: 'Has left, and is not known here: not added.' }] },
    })
  })

  it('by being missing only from a list of everybody, and only below the ceiling', async () => {
    const lines = Array.from({ length: 20 }, (_, n) => `p${n}@corp.example,Alpha`)
    await take(['email,team', 'admin@hub.example,', ...lines].join('\n'))
    const without = (n: number) => ['email,team', 'admin@hub.example,', ...lines.slice(n)].join('\n')
    expect(await take(without(2))).toMatchObject({ updated: 0 })
    await expect(take(without(3), whole)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('3 of 21'),
    })
    expect((await person('p0@corp.example')).active).toBe(true)
    expect(await take(without(2), whole)).toMatchObject({ updated: 2 })
    expect((await person('p0@corp.example')).active).toBe(false)
    expect(await headcounts()).toEqual({ Alpha: 18 })
    expect(await take(without(8), { flags: { deactivateMissing: true, ceiling: '50' } })).toMatchObject({ updated: 6 })
  })

  it('never leaves the hub without an admin', async () => {
    await expect(take('email,status\nadmin@hub.example,Terminated')).rejects.toThrow('without an admin')
    await expect(take('email\nb@corp.example', { flags: { deactivateMissing: true, ceiling: '100' } })).rejects.toThrow(
      'without an admin',
    )
  })

  it('and comes back is active again where the file says so', async () => {
    await take('email,status\na@corp.example,Active')
    await take('email,status\na@corp.example,Terminated')
    const silent = await take('email\na@corp.example')
    expect(silent.findings?.[0]?.message).toContain('Deactivated here, and stays so')
    expect((await person('a@corp.example')).active).toBe(false)
    await take('email,status\na@corp.example,Active')
    expect((await person('a@corp.example')).active).toBe(true)
  })
})

describe('who somebody is', () => {
  it('is told by the employee id when the address changes', async () => {
    await take('employee id,email,name\n7,ada.l@corp.example,Ada L')
    const { id } = await person('ada.l@corp.example')
    expect(await take('employee id,email,name\n7,ada.k@corp.example,Ada K')).toMatchObject({ created: 0, updated: 1 })
    expect(await person('ada.k@corp.example')).toMatchObject({ id, name: 'Ada K', employeeId: '7' })
  })

  it('is not decided where number and address are of two people', async () => {
    await take('employee id,email\n7,ada@corp.example\n8,bo@corp.example')
    const summary = await take('employee id,email\n7,bo@corp.example')
    expect(summary.findings?.map((one) => one.message).join()).toContain('belongs to another person')
    expect((await person('ada@corp.example')).employeeId).toBe('7')
    expect((await person('bo@corp.example')).employeeId).toBe('8')
  })
})

it('a dry run answers the same and writes nothing', async () => {
  const text = 'email,team,status\na@corp.example,Alpha,Active\nb@corp.example,Beta,Active'
  const dry = await take(text, { dryRun: true })
  expect([await db.person.count(), await db.team.count()]).toEqual([1, 0])
  expect(await take(text)).toEqual(dry)
})

it('roles that a file gives and people whom it deactivates are in the audit, one by one', async () => {
  await take('email,hub role\na@corp.example,admin\nb@corp.example,')
  await take('email,status\na@corp.example,Terminated')
  const entries = await db.auditEntry.findMany({
    where: { subjectKind: 'person' },
    orderBy: { at: 'asc' },
    select: { action: true, detail: true },
  })
  expect(entries).toEqual([
    { action: 'person.created', detail: { role: 'admin', active: true, by: 'import' } },
    { action: 'person.changed', detail: { role: 'admin', active: false, by: 'import' } },
  ])
})

/** A survey of the month that two teams answer: its population by team, who is asked in all, and which teams are silent. */
async function surveyOf(title: string, answering: readonly string[]) {
  const made = await createSurvey(
    admin,
    { title, anonymity: 'anonymous', questions: [{ key: 'a', type: 'rating', label: 'Rate it' }] },
    new Date(),
  )
  const { id } = await openSurvey(admin, made.id, new Date())
  const teams = await db.team.findMany({ where: { name: { in: [...answering] } } })
  await db.surveyResponse.createMany({
    data: teams.flatMap((team) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: crypto.randomUUID(),
        surveyId: id,
        anonymity: 'anonymous',
        day: new Date(),
        teamId: team.id,
        answers: { a: 1 + (i % 5) },
      })),
    ),
  })
  const { invited, n, rate, participation, missing } = await getResults(admin, id, {})
  return {
    minScore: made.minScore,
    invited,
    n,
    rate,
    population: Object.fromEntries(participation.map((team) => [team.name, team.headcount])),
    missing: [...missing].sort(),
  }
}

/** The larger teams that make a group with the silent ones below the minimum, the smallest first. */
async function besideSmall(counts: Record<string, number>, silent: string[], minScore: number): Promise<Set<string>> {
  const small = silent.filter((team) => counts[team]! < minScore)
  const ids = new Map((await db.team.findMany()).map(({ id, name }) => [name, id]))
  const larger = Object.keys(counts)
    .filter((team) => counts[team]! >= minScore)
    .sort((a, b) => counts[a]! - counts[b]! || (ids.get(a)! < ids.get(b)! ? -1 : 1))
  let people = small.reduce((sum, team) => sum + counts[team]!, 0)
  const beside = new Set<string>()
  for (const team of larger) {
    if (people === 0 || people >= minScore) break
    beside.add(team)
    people += counts[team]!
  }
  return beside
}

it('a year of monthly files of a company of 400 gives the counts of each file, in rates and in who is missing too', async () => {
  const next = seeded('a company of 400')
  const company = newCompany(400, 30, next)
  await take(fileOf(company, '2025-12'), {})
  for (let n = 1; n <= 12; n += 1) {
    const month = `2026-${String(n).padStart(2, '0')}`
    nextMonth(company, month, next)
    vi.useFakeTimers({ now: new Date(`${month}-28T12:00:00Z`), toFake: ['Date'] })
    const summary = await take(`${fileOf(company, month)}\n,Admin,admin@hub.example,,,,,Active,`, whole).finally(() =>
      vi.useRealTimers(),
    )
    expect(summary.skipped.filter((one) => !one.reason.startsWith('Has left'))).toEqual([])
    const counts = countsOf(company)
    expect([month, await headcounts()]).toEqual([month, counts])
    // Departments add up to the same people, on their level too.
    const areas: Record<string, number> = {}
    for (const [team, count] of Object.entries(counts)) areas[areaOf(team)] = (areas[areaOf(team)] ?? 0) + count
    const tree = (await listTree(admin)).map((one) => [one.name, one.headcount])
    expect([month, Object.fromEntries(tree)]).toEqual([month, areas])
    const staffed = Object.keys(counts).filter((team) => counts[team]! > 0)
    const people = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const answering = staffed.slice(0, 2)
    const { minScore, ...found } = await surveyOf(`Pulse ${month}`, answering)
    const beside = await besideSmall(counts, staffed.slice(2), minScore)
    expect([month, found]).toEqual([
      month,
      {
        invited: people,
        n: 12,
        rate: 12 / people,
        population: Object.fromEntries(staffed.map((team) => [team, counts[team]])),
        // The silence of a team below the minimum would be a person's: it is not told, nor that of who makes a group with it.
        missing: staffed
          .slice(2)
          .filter((team) => counts[team]! >= minScore && !beside.has(team))
          .sort(),
      },
    ])
    const active = await db.person.count({ where: { active: true } })
    expect(active).toBe(company.people.filter((one) => one.left === null).length + 1)
  }
  // A new address or name never made a second person.
  expect(await db.person.count()).toBe(
    company.people.filter((one) => one.left === null || one.left > '2025').length + 1,
  )
}, 120_000)
