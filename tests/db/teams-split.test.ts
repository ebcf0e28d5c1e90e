import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence } from '@/lib/evidence/commands'
import { getEvidence } from '@/lib/evidence/queries'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { rescoreInsights } from '@/lib/insights/refresh'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

// People who answer two waves without a name, and of whose team two were made in between, are counted once.

const NOW = new Date('2026-03-05T10:11:12Z')
const clock = () => NOW
let pm: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "RoadmapItem", "Person", "Team", "Outbox" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const said = (wave: string, team: string, people: number): EvidenceItem[] =>
  Array.from({ length: people }, (_, at) => ({
    ref: { kind: 'answer' as const, id: `${wave} ${team} ${at}` },
    ...{ text: `Builds wait ${wave} ${at}`, rung: 'low' as const, occurredAt: NOW, anonymous: true },
    ...{ teamId: team, sourceId: wave, askKey: 'why' },
  }))

test('what they wrote counts them once', async () => {
  const [mobile, ios, android] = await Promise.all(
    ['Mobile', 'iOS', 'Android'].map((name) => makeTeam({ name, headcount: name === 'Mobile' ? 16 : 8 })),
  )
  const pieces = [...said('w1', mobile!.id, 16), ...said('w2', ios!.id, 8), ...said('w2', android!.id, 8)]
  const evidence = await transaction((tx) => recordEvidence(tx, pieces, clock))
  const linked = evidence.map((id) => ({ id, stance: 'supports' as const }))
  const { id, breadth } = await createInsight(pm, { statement: 'Builds wait', evidence: linked }, clock)
  // As long as there are three teams they are 32 people.
  expect(breadth).toMatchObject({ people: 32, teams: 3 })
  await db.team.update({ where: { id: mobile!.id }, data: { headcount: 0, archivedAt: NOW } })
  await transaction((tx) => rescoreInsights(tx, [id], clock, { anew: true }))
  expect((await getInsight(pm, id, clock)).breadth).toMatchObject({ people: 16, teams: 2 })
  // A comment is shown with the team as of which it was written, as before.
  expect((await getEvidence(pm, evidence[0]!)).team).toBe('Mobile')
})
