import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { addCapability } from '@/lib/catalog/commands-capabilities'
import { nameChampion } from '@/lib/catalog/commands-champions'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { parse } from '@/lib/core/zod'
import { recordEvidence } from '@/lib/evidence/commands'
import { listPersonSessions } from '@/lib/fieldwork/queries-person'
import { getPersonStory, getTeamStory } from '@/lib/platform/queries-people'
import { createRfc } from '@/lib/rfcs/commands'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'
import { later, reviewed, say } from './rfcs-make'

const NOW = new Date('2026-11-20T09:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

let team: Awaited<ReturnType<typeof makeTeam>>
let ada: Actor
let colleague: Actor
let researcher: Actor
let pm: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Update", "FieldSession", "Rfc", "Person", "Team", "Outbox" CASCADE`
  team = await makeTeam({ name: 'Payments', headcount: 40 })
  ada = actorOf(await makePerson({ team, name: 'Ada' }))
  colleague = actorOf(await makePerson({ team }))
  researcher = actorOf(await makePerson({ role: 'advocate' }))
  pm = actorOf(await makePerson({ role: 'pm' }))
})

interface Agreed {
  named?: boolean
  scope?: string
  basis?: string
  consentedAt?: Date
  withdrawnAt?: Date
  role?: string
}

/** A session that Ada took part in, with what she agreed to. */
async function sessionWithAda(title: string, agreed: Agreed) {
  const id = randomUUID()
  await db.fieldSession.create({ data: { id, kind: 'interview', title, date: daysAgo(10), body: 'Ana: It waits.' } })
  await db.sessionParticipant.create({
    data: {
      id: randomUUID(),
      sessionId: id,
      personId: ada.id,
      pseudonym: 'Engineer A',
      consentScope: agreed.scope ?? 'a-year',
      consentBasis: agreed.basis ?? 'asked',
      consentedAt: agreed.consentedAt ?? daysAgo(10),
      withdrawnAt: agreed.withdrawnAt ?? null,
      named: agreed.named ?? false,
      role: agreed.role ?? 'participant',
    },
  })
}

describe('sessions on a person’s page', () => {
  beforeEach(async () => {
    await sessionWithAda('Named and agreed', { named: true })
    await sessionWithAda('Without her name', {})
    await sessionWithAda('Named, over since', { named: true, scope: '90-days', consentedAt: daysAgo(120) })
    await sessionWithAda('Named, taken back', { named: true, withdrawnAt: daysAgo(1) })
    await sessionWithAda('Named in a file, never asked', { named: true, basis: 'import' })
    await sessionWithAda('She asked the questions', { named: true, role: 'interviewer' })
  })
  const titles = async (reader: Actor) => (await listPersonSessions(reader, ada.id, NOW)).map((one) => one.title).sort()

  test('researchers get those in which the person agreed to be named, as long as that holds', async () => {
    expect(await titles(researcher)).toEqual(['Named and agreed'])
    expect(await titles(pm)).toEqual(['Named and agreed'])
  })

  test('other engineers get none', async () => {
    expect(await listPersonSessions(colleague, ada.id, NOW)).toEqual([])
  })

  test('the person gets all of them with what became of each consent, without titles, which they may not read', async () => {
    const own = await listPersonSessions(ada, ada.id, NOW)
    expect(own.map((one) => one.title)).toEqual([null, null, null, null, null])
    expect(own.map((one) => one.consent).sort()).toEqual(['assumed', 'expired', 'given', 'given', 'withdrawn'])
  })
})

test('what is asked of a person and told to them is for themselves alone', async () => {
  await createRfc(ada, { title: 'Faster builds', body: 'Text', labels: [] }, NOW)
  await db.update.create({ data: { id: 'u1', title: 'Shipped', body: 'Text', publishedAt: NOW } })
  await db.told.create({ data: { updateId: 'u1', personId: ada.id, state: 'told' } })
  const own = await getPersonStory(ada, ada.id, NOW)
  expect(own).toMatchObject({ own: true, told: [{ title: 'Shipped' }], rfcs: { rfcs: [{ title: 'Faster builds' }] } })
  for (const reader of [colleague, researcher, pm]) {
    const seen = await getPersonStory(reader, ada.id, NOW)
    expect(seen).toMatchObject({ own: false, told: [], asked: [], rfcs: { rfcs: [{ title: 'Faster builds' }] } })
  }
})

test('beside what a person said stand how far their team was heard and what they speak for; to themselves neither', async () => {
  const seat = { teamId: ada.teamId, email: ada.email }
  const capability = await addCapability(pm, parse(capabilityInput, { name: `Previews ${randomUUID()}` }), NOW)
  await nameChampion(pm, capability.id, { person: ada.email }, NOW)
  await nameChampion(pm, null, { person: colleague.email }, NOW)
  for (const reader of [colleague, researcher, pm]) {
    const seen = await getPersonStory(reader, ada.id, NOW, seat)
    expect(seen.team?.row.team.name).toBe('Payments')
    expect(seen.team?.owed).toMatchObject({ deepest: null })
    // Not what a colleague of the same team speaks for.
    expect(seen.speaksFor.map((one) => one.capability?.id)).toEqual([capability.id])
  }
  expect(await getPersonStory(ada, ada.id, NOW, seat)).toMatchObject({ team: null, speaksFor: [] })
  expect(await getPersonStory(pm, ada.id, NOW)).toMatchObject({ team: null, speaksFor: [] })
})

describe('a team’s page', () => {
  test('names how many were told to those who answer for it, and never of fewer than five people', async () => {
    await db.update.create({ data: { id: 'u1', title: 'Shipped', body: 'Text', publishedAt: NOW } })
    const tell = async (personId: string) =>
      db.told.create({ data: { updateId: 'u1', personId, state: 'told', seenBy: 'engineers' } })
    await tell(ada.id)
    await tell(colleague.id)
    expect((await getTeamStory(pm, team, NOW)).told).toBe('few')
    for (let more = 0; more < 3; more += 1) await tell((await makePerson({ team })).id)
    expect((await getTeamStory(pm, team, NOW)).told).toEqual({ told: 5, owed: 0 })
    expect((await getTeamStory(researcher, team, NOW)).told).toBeNull()
    expect((await getTeamStory(colleague, team, NOW)).told).toBeNull()
  })

  test('has no anonymous answer of a small group, and says what is due', async () => {
    await transaction((tx) =>
      recordEvidence(tx, [
        {
          ref: { kind: 'answer', id: 'a1' },
          rung: 'low',
          text: 'Said by one of few',
          teamId: team.id,
          anonymous: true,
          occurredAt: daysAgo(3),
          sourceId: 'survey',
          askKey: 'q',
        },
        {
          ref: { kind: 'rfc-comment', id: 'c1' },
          rung: 'medium',
          text: 'Said in an RFC',
          personId: ada.id,
          teamId: team.id,
          occurredAt: daysAgo(200),
          sourceId: 'rfc',
        },
      ]),
    )
    const story = await getTeamStory(colleague, team, NOW)
    expect(story.heard.map((one) => one.text)).toEqual(['Said in an RFC'])
    expect(story.ladder?.cells.map((cell) => cell.daysAgo)).toEqual([null, 200, null])
    expect(story.owed).toMatchObject({ next: 'interview', deeperDaysAgo: 200 })
  })
})

test('what a person said in discussions stands on their page, the newest first, and nobody else’s', async () => {
  const { number } = await reviewed(ada)
  const root = await say(ada, number, 'First words', {}, later(1))
  await say(colleague, number, 'Not hers', { parentId: root.id }, later(2))
  await say(ada, number, 'Second words', { parentId: root.id }, later(3))
  const { said } = await getPersonStory(researcher, ada.id, NOW)
  expect(said.map((one) => [one.body, one.rfc.number])).toEqual([
    ['Second words', number],
    ['First words', number],
  ])
  expect((await getPersonStory(researcher, pm.id, NOW)).said).toEqual([])
})
