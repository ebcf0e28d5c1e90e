import '@/lib/rooms'
import { beforeEach, expect } from 'vitest'
import { recordEvidence } from '@/lib/evidence/commands'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { createInsight } from '@/lib/insights/commands'
import type { Stance } from '@/lib/insights/schema'
import type { Actor } from '@/lib/core/actor'
import { createItem } from '@/lib/roadmap/commands'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { itemInput } from '@/lib/roadmap/schema'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

export const NOW = new Date('2026-03-02T10:00:00Z')
export const clock = () => NOW

let serial = 0
/** Something that was heard, recorded as its room would. @returns its id */
export async function hear(over: Partial<EvidenceItem> = {}): Promise<string> {
  serial += 1
  const piece: EvidenceItem = {
    ref: { kind: 'highlight', id: `h${serial}` },
    text: `Builds are slow (${serial})`,
    rung: 'medium',
    occurredAt: NOW,
    ...over,
  }
  const [id] = await transaction((tx) => recordEvidence(tx, [piece], clock))
  return id ?? ''
}

type Links = Partial<Record<Stance, string[]>>
/** An insight on these pieces. @returns its id */
export async function insightOn(pm: Actor, links: Links): Promise<string> {
  const evidence = Object.entries(links).flatMap(([stance, ids]) => ids.map((id) => ({ id, stance: stance as Stance })))
  const insight = await createInsight(pm, { statement: 'Builds take too long', evidence }, clock)
  return insight.id
}

export const makeItem = (pm: Actor, over: object = {}, now = NOW) =>
  createItem(
    pm,
    itemInput.parse({
      title: 'Cache dependencies',
      problem: 'They are fetched again',
      impact: 2,
      effort: 4,
      kind: 'build',
      ...over,
    }),
    now,
  )

export const makePm = async (): Promise<Actor> => actorOf(await makePerson({ role: 'pm' }))

/** What a command or a query throws that refuses for this reason. */
export const refused = (code: string): unknown => expect.objectContaining({ code })

/** Who looks at the roadmap of a file of tests, which has no item when a test begins. Called once, outside of tests. */
export async function emptyRoadmap() {
  beforeEach(async () => void (await db.roadmapItem.deleteMany()))
  const pm = await makePm()
  const actors = { pm, admin: actorOf(await makePerson({ role: 'admin' })), developer: actorOf(await makePerson()) }
  return {
    ...actors,
    stakeholder: actorOf(await makePerson({ role: 'stakeholder' })),
    published: async (over: object = {}) => publishItem(pm, (await makeItem(pm, over)).id, true, NOW),
  }
}
