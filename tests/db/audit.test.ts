import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { changePerson, createPerson } from '@/lib/people/commands'
import { importPeople } from '@/lib/people/commands-import'
import { recordRefusal, recordSignIn } from '@/lib/people/repo-sign-in'
import { endpoints } from '@/lib/platform/api'
import { listAudit } from '@/lib/platform/queries'
import { auditQuery } from '@/lib/platform/schema'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { call, tokens } from '../support/rest'
import { actorOf, makePerson } from './make'

let admin: Actor
beforeEach(async () => {
  await db.auditEntry.deleteMany()
  await db.person.deleteMany()
  admin = actorOf(await makePerson({ name: 'Ada', email: 'ada@example.com', role: 'admin' }))
})
const found = async (query: object) => (await listAudit(admin, auditQuery.parse(query))).data

test('roles by import, sign-ins and refusals are there, with names in place of ids', async () => {
  const bo = await createPerson(admin, { name: 'Bo', email: 'bo@example.com', role: 'developer' })
  await importPeople(admin, [{ path: 'p.csv', text: 'email,name,role\nbo@example.com,Bo,admin\n' }])
  await recordSignIn(bo.id, 'oidc', new Date())
  await changePerson(admin, bo.id, { active: false })
  await recordRefusal(bo.id, 'oidc')
  const entries = await found({ subject: bo.id })
  expect(entries.map(({ action, actor, subject, detail }) => [action, actor, subject.title, detail])).toEqual([
    ['person.sign-in-refused', null, 'Bo', { provider: 'oidc' }],
    ['person.changed', 'Ada', 'Bo', expect.objectContaining({ active: false })],
    ['person.signed-in', 'Bo', 'Bo', { provider: 'oidc' }],
    ['person.changed', 'Ada', 'Bo', { role: 'admin', active: true, by: 'import' }],
    ['person.created', 'Ada', 'Bo', { role: 'developer' }],
  ])
})

test('is narrowed by who, what and when', async () => {
  const bo = await createPerson(admin, { name: 'Bo', email: 'bo@example.com', role: 'developer' })
  await recordSignIn(bo.id, 'email', new Date())
  await recordRefusal(bo.id, 'email')
  await db.auditEntry.updateMany({
    where: { action: 'person.created' },
    data: { at: new Date('2026-03-01T23:59:59Z') },
  })
  const actions = async (query: object) => (await found(query)).map(({ action }) => action)
  expect(await actions({ actor: 'ADA@example.com' })).toEqual(['person.created'])
  expect(await actions({ actor: bo.id })).toEqual(['person.signed-in'])
  expect(await actions({ actor: 'hub' })).toEqual(['person.sign-in-refused'])
  expect(await actions({ actor: 'nobody@example.com' })).toEqual([])
  expect(await actions({ action: 'person.sign' })).toEqual(['person.sign-in-refused', 'person.signed-in'])
  expect(await actions({ from: '2026-03-01', to: '2026-03-01' })).toEqual(['person.created'])
  expect(await actions({ from: '2026-03-02', to: '2026-03-03' })).toEqual([])
})

test('goes into a CSV file whole, under the same filter', async () => {
  const { admin: token } = await tokens()
  for (let n = 0; n < 230; n += 1) await recordRefusal(admin.id, 'email')
  const answer = await call(endpoints.auditFile, token, { query: { action: 'person.sign-in-refused' } })
  expect(answer.status).toBe(200)
  const lines = (await answer.text()).trim().split('\n')
  expect(lines).toHaveLength(231)
  expect(lines[1]).toMatch(/,person\.sign-in-refused,person,Ada,/)
})
