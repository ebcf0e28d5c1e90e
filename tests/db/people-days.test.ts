import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { changePerson, createPerson } from '@/lib/people/commands'
import { turnDays } from '@/lib/people/commands-days'
import { importPeople } from '@/lib/people/commands-import'
import { getPerson, listMemberIds } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import type { ImportOptions } from '@/lib/server/room'
import { actorWith } from '../support/actors'

let admin: Actor
beforeEach(async () => {
  await db.auditEntry.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  admin = await actorWith('admin', { name: 'Admin', email: 'admin@hub.example' })
})
const NOW = new Date()
const day = (after: number): string => isoDay(new Date(NOW.getTime() + after * DAY_MS))
const at = (after: number): Date => new Date(`${day(after)}T10:00:00Z`)
const take = (text: string, options?: ImportOptions) => importPeople(admin, [{ path: 'people.csv', text }], options)
const person = (email: string) => db.person.findUniqueOrThrow({ where: { email } })
const headcount = async (name: string) => (await db.team.findUniqueOrThrow({ where: { name } })).headcount
const said = async (work: Promise<{ findings?: { message: string }[] }>) =>
  ((await work).findings ?? []).map(({ message }) => message)

test('who starts later is known, and counted and asked from the first day on', async () => {
  const findings = await said(
    take(
      `email,team,start date,status\na@corp.example,Alpha,${day(-30)},Active\nb@corp.example,Alpha,${day(9)},Active`,
    ),
  )
  expect(findings).toContain('1 person starts later: counted and asked from the first day on.')
  const b = await person('b@corp.example')
  expect([b.active, b.startsOn && isoDay(b.startsOn)]).toEqual([false, day(9)])
  expect(await headcount('Alpha')).toBe(1)
  expect(await listMemberIds(admin, b.teamId ?? '')).not.toContain(b.id)
  expect((await getPerson(admin, b.id)).startsOn).toBe(day(9))
  expect(await turnDays(at(8))).toEqual({ started: 0, left: 0 })
  expect(await turnDays(at(9))).toEqual({ started: 1, left: 0 })
  expect(await turnDays(at(9))).toEqual({ started: 0, left: 0 })
  expect(await headcount('Alpha')).toBe(2)
  expect((await person('b@corp.example')).startsOn).toBeNull()
})

test('a first day moves, is taken back, or is left as it was, and of who is here already it changes nothing', async () => {
  const file = (start: string, status = 'Active') =>
    take(`email,team,start date,status\nb@corp.example,Alpha,${start},${status}`)
  const starts = async () => {
    const { active, startsOn } = await person('b@corp.example')
    return [active, startsOn && isoDay(startsOn)]
  }
  await file(day(9))
  expect((await file(day(9))).unchanged).toBe(1)
  await file(day(20))
  expect(await starts()).toEqual([false, day(20)])
  await take('email,team\nadmin@hub.example,\nb@corp.example,Alpha', {
    flags: { deactivateMissing: true, ceiling: '100' },
  })
  expect(await starts()).toEqual([false, day(20)])
  await file(day(-1))
  expect(await starts()).toEqual([true, null])
  expect(await said(file(day(5)))).toContain(`Starts on ${day(5)} by the file, and is here already: stays.`)
  expect(await starts()).toEqual([true, null])
  await file(day(5), 'Terminated')
  expect(await starts()).toEqual([false, null])
  expect(await turnDays(at(6))).toEqual({ started: 0, left: 0 })
})

test('whom a list of everybody leaves out before their first day does not start', async () => {
  await take(`email,team,start date\na@corp.example,Alpha,${day(-9)}\nb@corp.example,Alpha,${day(9)}`)
  await take('email,team\nadmin@hub.example,\na@corp.example,Alpha', {
    flags: { deactivateMissing: true, ceiling: '100' },
  })
  expect(await turnDays(at(10))).toMatchObject({ started: 0 })
})

test('a last day of today or later is kept: they are here until it is over, and then signed out', async () => {
  await take(
    `email,team,end date\na@corp.example,Alpha,${day(0)}\nb@corp.example,Alpha,${day(3)}\nc@corp.example,Alpha,`,
  )
  expect(await headcount('Alpha')).toBe(3)
  expect(await turnDays(at(0))).toEqual({ started: 0, left: 0 })
  expect(await turnDays(at(1))).toEqual({ started: 0, left: 1 })
  const a = await person('a@corp.example')
  expect([a.active, a.endsOn, a.sessionEpoch]).toEqual([false, null, 1])
  // A later file without that day takes it back; one without such a column says nothing of it.
  await take('email,team\nb@corp.example,Alpha')
  expect((await person('b@corp.example')).endsOn).not.toBeNull()
  await take('email,team,end date\nb@corp.example,Alpha,')
  expect(await turnDays(at(9))).toEqual({ started: 0, left: 0 })
  expect(await headcount('Alpha')).toBe(2)
})

test('the last admin stays after their last day, and what an admin decides stands', async () => {
  await take(`email,end date\nadmin@hub.example,${day(1)}\nb@corp.example,${day(1)}`)
  const b = await person('b@corp.example')
  await changePerson(admin, b.id, { active: false })
  await changePerson(admin, b.id, { active: true })
  expect(await turnDays(at(5))).toEqual({ started: 0, left: 0 })
  const later = await createPerson(
    admin,
    { name: 'Cy', email: 'cy@corp.example', role: 'developer', startedOn: day(7) },
    () => NOW,
  )
  expect(later).toMatchObject({ active: false, startsOn: day(7) })
  // A form that sends what is there decides nothing.
  expect(await changePerson(admin, later.id, { name: 'Cyra', active: false })).toMatchObject({ startsOn: day(7) })
  expect(await turnDays(at(7))).toEqual({ started: 1, left: 0 })
})

test('teams that a file makes are named, one that may be mistyped is asked about, and so is one that nobody is in any more', async () => {
  const first = await said(take('email,team\na@corp.example,Payments\nb@corp.example,Search'))
  expect(first).toContain('2 teams made: Payments, Search.')
  const second = await said(take('email,team\na@corp.example,Paymnets\nb@corp.example,Search'))
  expect(second).toEqual(
    expect.arrayContaining([
      '1 team made: Paymnets.',
      'The team “Paymnets” is new. Is it “Payments”? Then rename it in the file and import it again.',
      'Nobody is any more in Payments. Archive it, unless it was renamed here by hand.',
    ]),
  )
  // Looked at before, too, and nothing of it is written.
  const dry = await said(take('email,team\nb@corp.example,Serach', { dryRun: true }))
  expect(dry.join(' ')).toContain('Is it “Search”?')
  expect(await db.team.count({ where: { name: 'Serach' } })).toBe(0)
})
