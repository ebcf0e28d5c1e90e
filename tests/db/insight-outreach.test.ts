import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence } from '@/lib/evidence/commands'
import { finishOutreach, keepOutreach } from '@/lib/insights/commands-outreach'
import { createInsight } from '@/lib/insights/commands'
import { draftOutreachFor, listOutreach } from '@/lib/insights/queries-outreach'
import { listRemnants } from '@/lib/insights/queries-remnants'
import { createSession } from '@/lib/fieldwork/commands'
import { newSessionSchema } from '@/lib/fieldwork/schema'
import { wordSearch } from '@/lib/core/text/word-search'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const NOW = new Date('2026-03-05T10:11:12Z')
const now = () => NOW

// Each test makes a company of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let advocate: Actor
let developer: Actor
let teams: Record<'heard' | 'large' | 'small', Awaited<ReturnType<typeof makeTeam>>>
let insight: string

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "Evidence", "Insight", "Person", "Team", "Outbox", "Outreach" CASCADE`
  teams = {
    heard: await makeTeam({ name: 'Payments', headcount: 30 }),
    large: await makeTeam({ name: 'Search', headcount: 20 }),
    small: await makeTeam({ name: 'Mobile', headcount: 5 }),
  }
  await makeTeam({ name: 'Infra', headcount: 9, platform: true })
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ team: teams.heard }))
  const ids = await transaction((tx) =>
    recordEvidence(
      tx,
      [
        {
          ref: { kind: 'rfc-comment', id: 'c' },
          text: 'Builds take forty minutes',
          rung: 'medium',
          occurredAt: NOW,
          personId: developer.id,
          teamId: teams.heard.id,
        },
      ],
      now,
    ),
  )
  insight = (
    await createInsight(
      advocate,
      { statement: 'Builds are slow', evidence: [{ id: ids[0]!, stance: 'supports' }] },
      now,
    )
  ).id
})

const member = (team: keyof typeof teams) => makePerson({ team: teams[team] })
const talkTo = (email: string, date: string) =>
  createSession(
    advocate,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Talk',
      date,
      body: '**Bo:** Fine.\n',
      consent: { scope: 'a-year' },
      participants: [{ email }],
    }),
    now,
  )

describe('who is missing', () => {
  test('is written to by team, the largest first, naming what was said and nobody who said it', async () => {
    await member('large')
    const drafts = await draftOutreachFor(advocate, insight, NOW)
    expect(drafts).toMatchObject({ more: 0, unsure: false })
    expect(drafts.data.map((draft) => draft.team)).toEqual(['Search', 'Mobile'])
    expect(drafts.data[0]?.text).toContain('1 person in 1 team told us this: “Builds are slow”')
    expect(JSON.stringify(drafts)).not.toContain(developer.name)
    expect(drafts.data[1]).toMatchObject({ people: [], listed: false })
  })

  test('names at most three who may be asked: not who was asked enough, rests, wants quiet, left or was erased', async () => {
    const rested = await member('large')
    const resting = await member('large')
    const quiet = await member('large')
    const left = await member('large')
    const erased = await member('large')
    await talkTo(rested.email, '2026-02-01')
    await talkTo(resting.email, '2026-03-03')
    await db.askPreference.create({ data: { personId: quiet.id, quietUntil: new Date('2027-01-01') } })
    await db.person.update({ where: { id: left.id }, data: { active: false } })
    await db.person.update({ where: { id: erased.id }, data: { erasedAt: NOW } })
    const [search] = (await draftOutreachFor(advocate, insight, NOW)).data
    expect(search?.people.map((one) => one.email)).toEqual([rested.email])
    for (let at = 0; at < 6; at += 1) await member('large')
    expect((await draftOutreachFor(advocate, insight, NOW)).data[0]?.people).toHaveLength(3)
  })

  test('goes on the list once a team, and off it again; nothing is mailed', async () => {
    const person = await member('small')
    const words = { team: teams.small.id, text: 'Hello Mobile' }
    await keepOutreach(advocate, insight, words, now)
    const { id } = await keepOutreach(advocate, insight, { ...words, text: 'Hello again, Mobile' }, now)
    const page = await listOutreach(advocate, { limit: 50 }, NOW)
    expect(page.data).toMatchObject([
      {
        id,
        team: 'Mobile',
        text: 'Hello again, Mobile',
        insight: { id: insight },
        people: [{ name: person.name, email: person.email }],
      },
    ])
    expect((await draftOutreachFor(advocate, insight, NOW)).data.map((one) => one.listed)).toEqual([false, true])
    expect(await db.outbox.count({ where: { job: { contains: 'mail' } } })).toBe(0)
    const withdrawn = wordSearch(['we hello again mobile and all of you who wait'], [])
    expect(await transaction((tx) => listRemnants(tx, withdrawn))).toEqual([])
    await keepOutreach(advocate, insight, { ...words, text: 'One said: “again mobile and all of you who wait”' }, now)
    expect(await transaction((tx) => listRemnants(tx, withdrawn))).toMatchObject([{ id: insight, field: 'outreach' }])
    await finishOutreach(advocate, id, true, now)
    expect((await listOutreach(advocate, { limit: 50 }, NOW)).data).toEqual([])
    await finishOutreach(advocate, id, false, now)
    expect((await listOutreach(advocate, { limit: 50 }, NOW)).data).toHaveLength(1)
    await db.insight.delete({ where: { id: insight } })
    expect(await db.outreach.count()).toBe(0)
  })

  test('is for those who research, and refuses what is not there', async () => {
    await expect(draftOutreachFor(developer, insight, NOW)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listOutreach(developer, { limit: 50 }, NOW)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(finishOutreach(advocate, 'nothing', true, now)).rejects.toMatchObject({ code: 'not_found' })
    const words = { team: teams.small.id, text: 'Hello' }
    await expect(keepOutreach(developer, insight, words, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(keepOutreach(advocate, 'nothing', words, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(keepOutreach(advocate, insight, { ...words, team: 'nothing' }, now)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
