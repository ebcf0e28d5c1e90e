import { beforeEach, describe, expect, it } from 'vitest'
import { changePerson, changeTeam, createPerson, createTeam, removeTeam } from '@/lib/people/commands'
import { changeDepartment, createDepartment, removeDepartment } from '@/lib/people/commands-departments'
import { importPeople } from '@/lib/people/commands-import'
import { endOfTeam, listPresentTeams, listTeams } from '@/lib/people/queries'
import { getDepartmentView, listDepartments, listTree } from '@/lib/people/queries-departments'
import type { Actor } from '@/lib/core/actor'
import { getLadder } from '@/lib/evidence/queries-ladder'
import { db } from '@/lib/server/db'
import { actorWith } from '../support/actors'

const now = new Date('2026-06-01T12:00:00Z')
let admin: Actor
beforeEach(async () => {
  await db.evidence.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  await db.department.updateMany({ data: { parentId: null } })
  await db.department.deleteMany()
  admin = await actorWith('admin')
})

const team = (name: string, department?: string) =>
  createTeam(admin, { name, headcount: 0, platform: false, department })
const take = (...lines: string[]) => importPeople(admin, [{ path: 'people.csv', text: lines.join('\n') }])
const tree = async () =>
  (await listTree(admin)).map((one) => `${'-'.repeat(one.depth)}${one.name} ${one.teams}/${one.headcount}`)

describe('departments', () => {
  it('add up what stands below them, on each level', async () => {
    await createDepartment(admin, { name: 'Money' })
    const cards = await createDepartment(admin, { name: 'Cards', parent: 'money' })
    await createTeam(admin, { name: 'Issuing', headcount: 8, platform: false, department: 'cards' })
    await createTeam(admin, { name: 'Ledger', headcount: 5, platform: false, department: 'Money' })
    expect(await tree()).toEqual(['Money 2/13', '-Cards 1/8'])
    const view = await getDepartmentView(admin, cards.id)
    expect([view.above.map((one) => one.name), view.teams.map((one) => one.name)]).toEqual([['Money'], ['Issuing']])
    const first = await listDepartments(admin, { limit: 1, cursor: undefined })
    const rest = await listDepartments(admin, { limit: 1, cursor: first.nextCursor ?? undefined })
    expect([...first.data, ...rest.data].map((one) => one.name)).toEqual(['Money', 'Cards'])
    expect(rest.nextCursor).toBeNull()
  })

  it('never stand under themselves, also when two are moved under each other at once', async () => {
    const [a, b] = [await createDepartment(admin, { name: 'A' }), await createDepartment(admin, { name: 'B' })]
    await expect(changeDepartment(admin, a.id, { parent: a.id })).rejects.toMatchObject({ code: 'invalid' })
    const both = await Promise.allSettled([
      changeDepartment(admin, a.id, { parent: b.id }),
      changeDepartment(admin, b.id, { parent: a.id }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await tree()).toHaveLength(2)
  })

  it('have one name each, whatever its case, and go only when nothing stands under them', async () => {
    const money = await createDepartment(admin, { name: 'Money' })
    await expect(createDepartment(admin, { name: 'MONEY' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(createDepartment(admin, { name: 'X', parent: 'nowhere' })).rejects.toMatchObject({ code: 'invalid' })
    const cards = await createDepartment(admin, { name: 'Cards', parent: money.id })
    const { id } = await team('Issuing', 'Cards')
    await expect(removeDepartment(admin, money.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(removeDepartment(admin, cards.id)).rejects.toThrow('1 team and 0 departments')
    await changeTeam(admin, id, { department: null }, now)
    await removeDepartment(admin, cards.id)
    await removeDepartment(admin, money.id)
    expect(await tree()).toEqual([])
    await expect(removeDepartment(admin, money.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a people file', () => {
  it('with Department before Team makes teams, in their departments', async () => {
    const summary = await take(
      'First Name,Last Name,Work Email,Department,Team,Job Title',
      'Ada,Nováková,ada@corp.example,Payments,Checkout,Software Engineer',
      'Bo,Groß,bo@corp.example,Payments,Ledger,QA Engineer',
    )
    expect(summary.skipped).toEqual([])
    expect(await tree()).toEqual(['Payments 2/2'])
    expect((await listPresentTeams(admin)).map((one) => one.name)).toEqual(['Checkout', 'Ledger'])
  })

  it('makes the tree, moves what it names and leaves the rest', async () => {
    await createDepartment(admin, { name: 'Elsewhere' })
    await team('By hand', 'Elsewhere')
    await take(
      'email,division,department,team',
      'a@corp.example,Money,Cards,Issuing',
      'b@corp.example,Money,Cards,Issuing',
      'c@corp.example,Money,Ledger,Books',
      'd@corp.example,Tech,Tools,Builds',
    )
    expect(await tree()).toEqual(['Elsewhere 1/0', 'Money 2/3', '-Cards 1/2', '-Ledger 1/1', 'Tech 1/1', '-Tools 1/1'])
    const next = await take(
      'email,division,department,team',
      'a@corp.example,Tech,Cards,Issuing',
      'b@corp.example,Tech,Cards,Issuing',
      'c@corp.example,Money,Cards,Issuing',
    )
    expect(await tree()).toEqual(['Elsewhere 1/0', 'Money 1/0', '-Ledger 1/0', 'Tech 2/4', '-Cards 1/3', '-Tools 1/1'])
    expect(next.findings?.map((one) => one.message)).toContain(
      'Cards stands under Tech on most lines, and elsewhere on 1; Tech was taken.',
    )
  })

  it('that puts two under each other leaves one where it was, and says so', async () => {
    const { findings } = await take(
      'email,division,department,team',
      'a@corp.example,Money,Cards,Issuing',
      'b@corp.example,Cards,Money,Books',
    )
    expect(await tree()).toEqual(['Money 2/2', '-Cards 1/1'])
    expect(findings?.map((one) => one.message)).toContain(
      'Money would stand under itself or too deep; it stays where it was.',
    )
  })
})

describe('a team goes', () => {
  it('for good where nobody was ever in it and nothing names it', async () => {
    const { id } = await team('Typo')
    expect(await endOfTeam(admin, id)).toBe('delete')
    await removeTeam(admin, id)
    expect(await db.team.count()).toBe(0)
    await expect(removeTeam(admin, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('not while people are in it', async () => {
    const { id } = await team('Alpha')
    await createPerson(admin, { name: 'Ada', email: 'ada@corp.example', role: 'developer', team: id })
    expect(await endOfTeam(admin, id)).toBe('none')
    await expect(removeTeam(admin, id)).rejects.toThrow('1 person is in this team')
    await expect(changeTeam(admin, id, { archived: true }, now)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('out of lists and counts where people left it or it said something, and comes back with its people', async () => {
    const { id } = await createTeam(admin, { name: 'Alpha', headcount: 9, platform: false })
    const ada = await createPerson(admin, { name: 'Ada', email: 'ada@corp.example', role: 'developer', team: id })
    await changePerson(admin, ada.id, { active: false })
    expect(await endOfTeam(admin, id)).toBe('archive')
    await expect(removeTeam(admin, id)).rejects.toThrow('archive it instead')
    expect(await changeTeam(admin, id, { archived: true }, now)).toMatchObject({ headcount: 0 })
    expect(await listPresentTeams(admin)).toEqual([])
    expect((await listTeams(admin, { limit: 5, archived: 'false', cursor: undefined })).data).toEqual([])
    expect((await listTeams(admin, { limit: 5, archived: 'true', cursor: undefined })).data).toMatchObject([{ id }])
    expect((await getLadder(admin, [], now)).rows).toEqual([])
    // Somebody is in it again: it is back with them, by whatever way they came.
    await take('email,team', 'bo@corp.example,alpha')
    expect(await listPresentTeams(admin)).toMatchObject([{ id, headcount: 1, archivedAt: null }])
    await changePerson(admin, (await db.person.findUniqueOrThrow({ where: { email: 'bo@corp.example' } })).id, {
      active: false,
    })
    await changeTeam(admin, id, { archived: true }, now)
    await changePerson(admin, ada.id, { active: true })
    expect(await listPresentTeams(admin)).toMatchObject([{ id, headcount: 1, archivedAt: null }])
  })

  it.each(['Evidence', 'FieldSession', 'RoadmapItem', 'SurveyResponse'])('never while %s names it', async (table) => {
    // Asked of the catalog, so each of these tables must have the column by that name.
    const columns = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM information_schema.columns
      WHERE table_name = ${table} AND column_name = 'teamId' AND table_schema = current_schema()`
    expect(columns).toHaveLength(1)
  })

  it('not for good once something was said by it', async () => {
    const { id } = await team('Quoted')
    const piece = { id: 'e1', kind: 'highlight', refKind: 'highlight', refId: 'h1', text: 'It waits.', occurredAt: now }
    await db.evidence.create({ data: { ...piece, rung: 'medium', teamId: id } })
    expect(await endOfTeam(admin, id)).toBe('archive')
  })
})
