import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { captureEvidence } from '@/lib/evidence/commands-capture'
import { getEvidence, listEvidence } from '@/lib/evidence/queries'
import { countHeard, getLadder } from '@/lib/evidence/queries-ladder'
import { captureSchema } from '@/lib/evidence/schema-capture'
import { createSession } from '@/lib/fieldwork/commands'
import { createHighlight } from '@/lib/fieldwork/commands-highlight'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

// A pseudonym hides nobody beside the name of a team that is one person, or a few.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const NOW = new Date('2026-03-05T10:11:12Z')
const clock = () => NOW

let pm: Actor
let reader: Actor
const pieces: Record<'small' | 'large', string[]> = { small: [], large: [] }
const teams: Record<'small' | 'large', string> = { small: '', large: '' }
let insight: string

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  reader = actorOf(await makePerson())
  for (const [size, headcount] of [
    ['small', 4],
    ['large', 5],
  ] as const) {
    const team = await makeTeam({ name: `The ${size} team`, headcount })
    teams[size] = team.id
    const quote = `We of the ${size} one wait for runners each day.`
    const session = await createSession(
      pm,
      newSessionSchema.parse({
        ...{ kind: 'interview', title: 'Runners', date: '2026-03-04', team: team.id, body: `**Ana:** ${quote}` },
        ...{ participants: [{ pseudonym: 'P1', speaker: 'Ana' }], consent: { scope: 'a-year' } },
      }),
      clock,
    )
    pieces[size].push((await createHighlight(pm, session.id, highlightSchema.parse({ quote }), clock)).evidenceId!)
    const ticket = { kind: 'ticket', text: `The ${size} queue is slow`, occurredAt: NOW.toISOString(), team: team.id }
    pieces[size].push((await captureEvidence(pm, captureSchema.parse(ticket), clock)).id)
  }
  const evidence = Object.values(pieces).flat().map((id) => ({ id, stance: 'supports' as const })) // prettier-ignore
  insight = (await createInsight(pm, { statement: 'Runners are waited for', evidence }, clock)).id
})

const teamsIn = (all: readonly { team?: string | undefined }[]) =>
  [...new Set(all.map(({ team }) => team ?? null))].sort()

describe('the team of a voice that is not named', () => {
  test('is told of as many people as a group has, and of no fewer', async () => {
    for (const actor of [reader, pm]) {
      const told = async (size: 'small' | 'large') =>
        teamsIn(await Promise.all(pieces[size].map((id) => getEvidence(actor, id))))
      expect(await told('large')).toEqual(['The large team'])
      expect(await told('small')).toEqual([null])
    }
    const listed = async (actor: Actor, team: string) =>
      (await listEvidence(actor, { team, limit: 50 })).data.map((one) => one.id).sort()
    expect(await listed(reader, teams.large)).toEqual([...pieces.large].sort())
    expect(await listed(reader, teams.small)).toEqual([])
    // Who does the research knows it from the session.
    expect(await listed(pm, teams.small)).toEqual([...pieces.small].sort())
  })
  test('counts for no team in an insight, and which other teams were not heard is not known', async () => {
    const { breadth, representation, evidence } = await getInsight(reader, insight, clock)
    expect(teamsIn(evidence)).toEqual(['The large team', null])
    expect(breadth).toMatchObject({ teams: 1 })
    expect(representation.missing).toEqual([])
    expect(representation.mix.map(({ team, people }) => [team, people > 0])).toEqual(
      expect.arrayContaining([
        ['The large team', true],
        ['The small team', false],
      ]),
    )
  })
  test('is on the ladder for those who do the research only', async () => {
    const heard = async (actor: Actor) =>
      (await getLadder(actor, [], NOW)).rows
        .filter(({ cells }) => cells.some(({ fill }) => fill > 0))
        .map(({ team }) => team.name)
    expect(await heard(reader)).toEqual(['The large team'])
    expect(await heard(pm)).toEqual(['The large team', 'The small team'])
  })
  test.each([
    ['was put away', { headcount: 0, archivedAt: NOW }],
    ['has nobody any more', { headcount: 0, archivedAt: null }],
    // Who was in it when the words were said is known.
    ['has grown since', { headcount: 12, archivedAt: null }],
  ])('is not told either once the small team %s', async (_, change) => {
    await db.team.update({ where: { id: teams.small }, data: change })
    for (const actor of [reader, pm])
      expect(teamsIn(await Promise.all(pieces.small.map((id) => getEvidence(actor, id))))).toEqual([null])
    expect((await listEvidence(reader, { team: teams.small, limit: 50 })).data).toEqual([])
    expect(teamsIn((await getInsight(reader, insight, clock)).evidence)).toEqual(['The large team', null])
    const heard = (await getLadder(reader, [], NOW)).rows.filter(({ cells }) => cells.some(({ fill }) => fill > 0))
    expect(heard.map(({ team }) => team.name)).toEqual(['The large team'])
    expect((await countHeard(reader, new Date('2026-01-01'))).teams).toBe(1)
  })
})
