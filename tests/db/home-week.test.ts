import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { getFieldworkWeek } from '@/lib/fieldwork/queries-week'
import { getFirstWeek } from '@/lib/platform/queries-first-week'
import { getSystemState, getWeekMoves } from '@/lib/platform/queries-week'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const NOW = new Date('2026-11-20T09:00:00Z')
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

let admin: Actor
let researcher: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "FieldSession", "Update", "Mail", "Evidence", "Person", "Team", "AuditEntry" CASCADE`
  admin = actorOf(await makePerson({ role: 'admin' }))
  researcher = actorOf(await makePerson({ role: 'advocate' }))
})

const makeSession = (title: string, date: Date) =>
  db.fieldSession.create({ data: { id: randomUUID(), kind: 'interview', title, date, body: 'Ana: It waits.' } })

const makeSurvey = (status: 'draft' | 'open' | 'closed') =>
  db.survey.create({
    data: {
      id: randomUUID(),
      title: 'Pulse',
      status,
      anonymity: 'anonymous',
      questions: [],
      publicToken: randomUUID(),
      ...(status === 'closed' && { closedAt: inDays(-2) }),
    },
  })

describe('the first week of a workspace', () => {
  const done = async () => (await getFirstWeek(admin, NOW))?.flatMap(({ step, done }) => (done ? [step] : []))

  test('is read from what is there, and over once a survey has closed', async () => {
    expect(await done()).toEqual([])
    await makeTeam({ platform: true })
    await makePerson({ role: 'admin' })
    await makeSurvey('draft')
    expect(await done()).toEqual(['teams', 'platform-team', 'second-admin'])
    await makeSurvey('open')
    await makeSession('First talk', NOW)
    expect(await done()).toEqual(['teams', 'platform-team', 'second-admin', 'first-survey', 'first-interview'])
    await makeSurvey('closed')
    expect(await getFirstWeek(admin, NOW)).toBeNull()
  })
})

describe('a researcher’s week', () => {
  const agreed = (sessionId: string, consentedAt: Date, more: object = {}) =>
    db.sessionParticipant.create({
      data: { id: randomUUID(), sessionId, pseudonym: 'A', consentScope: '90-days', consentedAt, ...more },
    })

  test('has the sessions of the next seven days, and consents that end within thirty, the first first', async () => {
    await makeSession('Yesterday', inDays(-1))
    await makeSession('In three days', inDays(3))
    await makeSession('In eight days', inDays(8))
    const [soon, later, over] = [
      await makeSession('Ends soon', inDays(-80)),
      await makeSession('Ends later', inDays(-70)),
      await makeSession('Over', inDays(-100)),
    ]
    await agreed(soon.id, inDays(-85))
    await agreed(soon.id, inDays(-80))
    await agreed(later.id, inDays(-65))
    await agreed(over.id, inDays(-100))
    await agreed(later.id, inDays(-10))
    await agreed(later.id, inDays(-300), { consentScope: 'until', consentUntil: new Date('2026-12-19T00:00:00Z') })
    await agreed(later.id, inDays(-300), { consentScope: 'until', consentUntil: new Date('2027-01-19T00:00:00Z') })
    await agreed(later.id, inDays(-88), { withdrawnAt: inDays(-1) })
    const week = await getFieldworkWeek(researcher, NOW)
    expect(week.coming.map((one) => one.title)).toEqual(['In three days'])
    expect(week.ending.map(({ title, people, on }) => [title, people, on])).toEqual([
      ['Ends soon', 2, '2026-11-25'],
      ['Ends later', 2, '2026-12-15'],
    ])
  })
})

test('what moved since last week is what closed and was published in it', async () => {
  await makeSurvey('closed')
  const update = (id: string, publishedAt: Date) =>
    db.update.create({ data: { id, title: id, body: 'Text', publishedAt } })
  await update('new', inDays(-3))
  await update('old', inDays(-8))
  const moves = await getWeekMoves(researcher, NOW)
  expect(moves.closed).toHaveLength(1)
  expect(moves.published.map((one) => one.title)).toEqual(['new'])
  expect(moves.heard).toEqual({ pieces: 0, teams: 0 })
})

test('the state of the hub is an admin’s: mails that were given up are counted', async () => {
  expect(await getSystemState(researcher)).toBeNull()
  await db.mail.create({ data: { id: 'm', kind: 'rfc-notices', key: 'm', state: 'failed', giveUpAt: NOW } })
  expect(await getSystemState(admin)).toMatchObject({ failedMails: 1, failedJobs: 0, mailOn: false })
})
