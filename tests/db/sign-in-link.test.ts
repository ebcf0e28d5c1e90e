import { afterAll, beforeEach, expect, test } from 'vitest'
import { authRoute } from '@/lib/people/api-auth'
import { changePerson } from '@/lib/people/commands'
import { erasePerson } from '@/lib/people/commands-erase'
import { importPeople } from '@/lib/people/commands-import'
import { issueSignInLink } from '@/lib/people/commands-sign-in-link'
import { getSignInOffer } from '@/lib/people/queries-sign-in'
import { runChecks } from '@/lib/platform/queries-doctor'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOfCookie } from '@/lib/server/session'
import { AuthClient, locationOf } from '../support/auth-client'
import { actorOf, makePerson } from './make'

// A hub without a provider and without mail.
const secret = process.env.NEXTAUTH_SECRET
beforeEach(async () => {
  process.env.NEXTAUTH_SECRET ??= 'a secret of these tests, of enough length'
  await db.person.deleteMany()
})
afterAll(() => {
  if (secret === undefined) delete process.env.NEXTAUTH_SECRET
})

const now = new Date()
const adminFinding = async () => (await runChecks()).find(({ check }) => check === 'Admin')

/** Opens a link as a browser does, presses the button, and says who that is. */
async function open(url: string) {
  const client = new AuthClient(authRoute)
  const page = new URL(url)
  expect(page.pathname).toBe('/sign-in/confirm')
  const landed = await client.get(`/api/auth/callback/email${page.search}`)
  return { landed, actor: await actorOfCookie(client.session) }
}

test('an empty hub without any way of signing in leads to its first admin; the next link is a developer’s', async () => {
  expect(await getSignInOffer({ headers: new Headers() })).toMatchObject({
    isEmpty: true,
    byMail: false,
    personas: null,
  })
  const first = await issueSignInLink({ email: 'ada@example.com' }, now)
  expect(first.role).toBe('admin')
  expect((await open(first.url)).actor).toMatchObject({ email: 'ada@example.com', role: 'admin' })
  expect(locationOf((await open(first.url)).landed)).toContain('error=Verification')
  const second = await issueSignInLink({ email: 'bo@example.com' }, now)
  expect((await open(second.url)).actor).toMatchObject({ email: 'bo@example.com', role: 'developer' })
  expect(await adminFinding()).toMatchObject({
    state: 'warn',
    detail: '1 of 2 people: make a second one, in case the first cannot',
  })
  expect(await getSignInOffer({ headers: new Headers() })).toMatchObject({ isEmpty: false })
})

test('a link that is asked for on the page is not made while mail is off', async () => {
  await makePerson({ email: 'known@example.com' })
  const response = await new AuthClient(authRoute).post('/api/auth/signin/email', { email: 'known@example.com' })
  expect(locationOf(response)).toContain('verify-request')
  expect(await db.verificationToken.count({ where: { identifier: 'known@example.com' } })).toBe(0)
})

test('the last admin does not vanish by a role, by deactivation, by an import or by an erasure', async () => {
  const admin = actorOf(await makePerson({ role: 'admin', email: 'last@example.com' }))
  const last = /last admin|without an admin/
  await expect(changePerson(admin, admin.id, { role: 'developer' })).rejects.toThrow(last)
  await expect(changePerson(admin, admin.id, { active: false })).rejects.toThrow(last)
  await expect(erasePerson(admin, admin.id, now)).rejects.toThrow(last)
  const file = (text: string) => [{ path: 'people.csv', text }]
  const leaves = importPeople(admin, file('email,name,status\nlast@example.com,Last,terminated\n'))
  await expect(leaves).rejects.toThrow(last)
  await expect(importPeople(admin, file('email,name,role\nlast@example.com,Last,developer\n'))).rejects.toThrow(last)
  const missing = importPeople(admin, file('email,name\nother@example.com,Other\n'), {
    flags: { deactivateMissing: true, ceiling: '100' },
  })
  await expect(missing).rejects.toThrow(last)
  expect(await db.person.findUnique({ where: { id: admin.id } })).toMatchObject({ role: 'admin', active: true })

  // With a second one, the first may go: and of two who go at once, one stays.
  const second = actorOf(await makePerson({ role: 'admin' }))
  const gone = await Promise.allSettled([erasePerson(admin, admin.id, now), erasePerson(second, second.id, now)])
  expect(gone.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([
    expect.stringContaining('last admin'),
  ])
  expect(gone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.person.count({ where: { role: 'admin', active: true } })).toBe(1)
})

test('a hub that lost its last admin all the same gets one by a link', async () => {
  const { id } = await makePerson({ email: 'ada@example.com', role: 'admin' })
  await db.person.update({ where: { id }, data: { active: false } })
  expect(await adminFinding()).toMatchObject({ state: 'bad', detail: expect.stringContaining('sign-in link') })
  const made = await issueSignInLink({ email: 'ada@example.com' }, now)
  expect((await open(made.url)).actor).toMatchObject({ email: 'ada@example.com', role: 'admin' })
})
