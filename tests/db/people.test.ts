import { beforeEach, describe, expect, it } from 'vitest'
import { changePerson, createPerson, createTeam } from '@/lib/people/commands'
import { erasePerson } from '@/lib/people/commands-erase'
import { importPeople } from '@/lib/people/commands-import'
import { createToken, revokeToken } from '@/lib/people/commands-tokens'
import { listPeople, listTokens } from '@/lib/people/queries'
import { peopleQuery } from '@/lib/people/schema'
import type { Actor } from '@/lib/core/actor'
import { actorOfSession, actorOfToken } from '@/lib/server/actors'
import { db } from '@/lib/server/db'
import type { Room } from '@/lib/server/room'
import { actorWith } from '../support/actors'

const now = new Date('2026-06-01T12:00:00Z')
let admin: Actor
beforeEach(async () => {
  await db.person.deleteMany()
  await db.team.deleteMany()
  await db.auditEntry.deleteMany()
  admin = await actorWith('admin')
})

describe('people', () => {
  it('takes a team by id or by name', async () => {
    const team = await createTeam(admin, { name: 'Payments', headcount: 9, platform: false })
    const byName = await createPerson(admin, {
      name: 'Ada',
      email: 'ada@example.com',
      role: 'developer',
      team: 'payments',
    })
    const byId = await createPerson(admin, { name: 'Bo', email: 'bo@example.com', role: 'pm', team: team.id })
    expect([byName.team, byId.team]).toEqual(['Payments', 'Payments'])
    await expect(
      createPerson(admin, { name: 'C', email: 'c@example.com', role: 'pm', team: 'Nope' }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await expect(createPerson(admin, { name: 'Ada 2', email: 'ada@example.com', role: 'pm' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(createTeam(admin, { name: 'Payments', headcount: 1, platform: false })).rejects.toMatchObject({
      code: 'conflict',
    })
    const page = await listPeople(admin, peopleQuery.parse({ team: 'PAYMENTS', limit: 1 }))
    expect(page.data.map((one) => one.name)).toEqual(['Ada'])
    const rest = await listPeople(
      admin,
      peopleQuery.parse({ team: 'PAYMENTS', limit: 1, cursor: page.nextCursor ?? '' }),
    )
    expect(rest.data.map((one) => one.name)).toEqual(['Bo'])
    expect(rest.nextCursor).toBeNull()
  })

  it('keeps an admin, also when two admins demote each other at once', async () => {
    await expect(changePerson(admin, admin.id, { role: 'pm' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(changePerson(admin, admin.id, { active: false })).rejects.toMatchObject({ code: 'conflict' })
    const other = await actorWith('admin')
    const both = await Promise.allSettled([
      changePerson(admin, other.id, { role: 'pm' }),
      changePerson(other, admin.id, { role: 'pm' }),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await db.person.count({ where: { role: 'admin' } })).toBe(1)
  })

  it('lets nobody but an admin change people', async () => {
    const pm = await actorWith('pm')
    await expect(changePerson(pm, pm.id, { role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createPerson(pm, { name: 'X', email: 'x@example.com', role: 'admin' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('deactivating voids sessions and tokens', async () => {
    const dev = await actorWith('developer')
    const { token } = await createToken(dev, { name: 'ci', role: 'developer', days: 1 }, now)
    expect(await actorOfSession(dev.id, 0)).not.toBeNull()
    await changePerson(admin, dev.id, { active: false })
    expect(await actorOfSession(dev.id, 0)).toBeNull()
    expect(await actorOfSession(dev.id, 1)).toBeNull()
    expect(await actorOfToken(token, now)).toBeNull()
  })
})

describe('tokens', () => {
  it('are kept as a hash, act with their role or their owner’s if that is lower, and end', async () => {
    const pm = await actorWith('pm')
    const { token, ...kept } = await createToken(pm, { name: 'ci', role: 'advocate', days: 2 }, now)
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token)
    expect(await actorOfToken(token, now)).toMatchObject({ id: pm.id, role: 'advocate', via: 'token' })
    expect((await listTokens(pm))[0]).toMatchObject({
      id: kept.id,
      hint: token.slice(0, 8),
      lastUsedAt: now.toISOString(),
    })
    await db.person.update({ where: { id: pm.id }, data: { role: 'developer' } })
    expect((await actorOfToken(token, now))?.role).toBe('developer')
    expect(await actorOfToken(token, new Date(now.getTime() + 2 * 86_400_000))).toBeNull()
    await revokeToken(pm, kept.id, now)
    expect(await actorOfToken(token, now)).toBeNull()
  })

  it('are not made above one’s role, by another token, or by a stakeholder', async () => {
    const pm = await actorWith('pm')
    await expect(createToken(pm, { name: 'x', role: 'admin', days: 1 }, now)).rejects.toMatchObject({ code: 'invalid' })
    await expect(createToken({ ...pm, via: 'token' }, { name: 'x', role: 'pm', days: 1 }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const reader = await actorWith('stakeholder')
    await expect(createToken(reader, { name: 'x', role: 'stakeholder', days: 1 }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('are their owner’s and the admin’s to revoke; to others they are not there', async () => {
    const [pm, other] = [await actorWith('pm'), await actorWith('pm')]
    const { id } = await createToken(pm, { name: 'x', role: 'pm', days: 1 }, now)
    await expect(revokeToken(other, id, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeToken(other, 'no-such', now)).rejects.toMatchObject({ code: 'not_found' })
    await revokeToken(admin, id, now)
    await revokeToken(admin, id, now)
    expect(await db.auditEntry.count({ where: { action: 'token.revoked' } })).toBe(1)
  })
})

describe('importing people', () => {
  const file = (text: string) => [{ path: 'people.csv', text }]
  const csv =
    'email,name,team,role\nada@example.com,Ada,Payments,pm\nbo@example.com,Bo,payments,\ncy@example.com,Cy,Search,developer\nbad,,,\n'

  it('makes people and teams, grows headcounts, and changes nothing the second time', async () => {
    await createTeam(admin, { name: 'Search', headcount: 7, platform: false })
    const first = await importPeople(admin, file(csv))
    expect(first).toMatchObject({
      created: 3,
      updated: 0,
      unchanged: 0,
      skipped: [{ file: 'people.csv', line: 5, reason: '"bad" is not an e-mail address.' }],
    })
    expect(await db.team.findMany({ select: { name: true, headcount: true }, orderBy: { name: 'asc' } })).toEqual([
      { name: 'Payments', headcount: 2 },
      { name: 'Search', headcount: 7 },
    ])
    const before = [
      await db.person.findMany({ orderBy: { id: 'asc' } }),
      await db.team.findMany({ orderBy: { id: 'asc' } }),
      await db.auditEntry.count(),
    ]
    expect(await importPeople(admin, file(csv))).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    expect([
      await db.person.findMany({ orderBy: { id: 'asc' } }),
      await db.team.findMany({ orderBy: { id: 'asc' } }),
      await db.auditEntry.count(),
    ]).toEqual(before)
  })

  it('updates what a line says and keeps what it leaves out', async () => {
    await importPeople(admin, file(csv))
    expect(await importPeople(admin, file('email,team\nada@example.com,Search\nbo@example.com,\n'))).toMatchObject({
      updated: 1,
      unchanged: 1,
    })
    expect(await db.person.findUnique({ where: { email: 'ada@example.com' }, include: { team: true } })).toMatchObject({
      name: 'Ada',
      role: 'pm',
      team: { name: 'Search' },
    })
  })

  it('takes a broken file not at all, nor one that would leave no admin', async () => {
    await expect(importPeople(admin, file('email,name\nzoe@example.com,Zoe\n"open'))).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await db.person.count({ where: { email: 'zoe@example.com' } })).toBe(0)
    await expect(importPeople(admin, file(`email,role\nzoe@example.com,pm\n${admin.email},pm`))).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await db.person.count()).toBe(1)
  })

  it('makes everybody once when two run at the same time', async () => {
    const both = await Promise.all([importPeople(admin, file(csv)), importPeople(admin, file(csv))])
    expect(both.map((one) => one.created).sort()).toEqual([0, 3])
  })
})

describe('erasing', () => {
  const room = (id: Room['id'], erase?: Room['erase']): Room => ({ id, endpoints: [], ...(erase && { erase }) })

  it('asks every room, sums up, and leaves nothing that says who it was', async () => {
    const dev = await actorWith('developer', { name: 'Grace Hopper', email: 'grace@example.com' })
    await db.account.create({ data: { id: 'a', personId: dev.id, provider: 'github', providerAccountId: '1' } })
    await createToken(dev, { name: 'ci', role: 'developer', days: 1 }, now)
    await db.verificationToken.create({ data: { identifier: dev.email, token: 't', expires: now } })
    const asked: string[] = []
    const rooms = [
      room('fieldwork', async (_, id) => (asked.push(id), { quotesRemoved: 3, insightsRescored: 1 })),
      room('rfcs'),
      room('insights', async () => ({ quotesRemoved: 0, insightsRescored: 2 })),
    ]
    expect(await erasePerson(admin, dev.id, now, rooms)).toEqual({ quotesRemoved: 3, insightsRescored: 3 })
    expect(asked).toEqual([dev.id])
    const left = JSON.stringify([
      await db.person.findMany({ where: { id: dev.id } }),
      await db.account.findMany(),
      await db.apiToken.findMany(),
      await db.verificationToken.findMany(),
      await db.auditEntry.findMany(),
    ])
    expect(left).not.toMatch(/grace|hopper/i)
    expect(await actorOfSession(dev.id, 0)).toBeNull()
    expect((await listPeople(admin, peopleQuery.parse({}))).data.map((one) => one.id)).not.toContain(dev.id)
    expect(await erasePerson(admin, dev.id, now, [])).toEqual({ quotesRemoved: 0, insightsRescored: 0 })
  })

  it('is all or nothing', async () => {
    const dev = await actorWith('developer', { email: 'grace@example.com' })
    const rooms = [room('rfcs', async () => Promise.reject(new Error('room is broken')))]
    await expect(erasePerson(admin, dev.id, now, rooms)).rejects.toThrow('room is broken')
    expect(await db.person.findUnique({ where: { id: dev.id } })).toMatchObject({
      email: 'grace@example.com',
      erasedAt: null,
    })
  })

  it('is one’s own to ask for, signed in, and the admin’s; of nobody else, and of nobody who is not there', async () => {
    const [dev, other] = [await actorWith('developer'), await actorWith('pm')]
    await expect(erasePerson(other, dev.id, now, [])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(erasePerson({ ...dev, via: 'token' }, dev.id, now, [])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(erasePerson(admin, 'nobody', now, [])).rejects.toMatchObject({ code: 'not_found' })
    await erasePerson(dev, dev.id, now, [])
  })
})
