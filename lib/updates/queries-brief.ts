import { mapChosen } from '@/lib/catalog/queries-asked'
import { getCapability } from '@/lib/catalog/queries-capabilities'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { findOutcome } from '@/lib/outcomes/queries-outcome'
import { explainRank, getScoreInputs } from '@/lib/roadmap/queries'
import { briefOf, type Brief } from './rules-brief'
import type { Audience } from './schema'

/** What an item says to an audience, each claim with its sources, for those who may read scores. @throws AppError not_found */
export async function getBrief(actor: MaybeActor, itemId: string, audience: Audience, now: Date): Promise<Brief> {
  const reader = authorize(actor, 'roadmap.score')
  const [{ item, insights }, heard, outcome] = await Promise.all([
    explainRank(reader, itemId),
    getScoreInputs(reader, itemId),
    findOutcome(reader, itemId, now),
  ])
  const capability = item.capabilityId === null ? null : await orNull(getCapability(reader, item.capabilityId, now))
  const chosen = capability ? (await mapChosen(reader, [capability.id])).get(capability.id) : undefined
  return briefOf(audience, {
    item,
    heard,
    outcome,
    capability: capability && { ...capability, chosen: chosen ?? { state: 'not-asked' } },
    insights: insights.map(({ insightId: id, statement, confidence }) => ({ id, statement, confidence })),
  })
}

/** What is not there, or not the reader's to see, is none. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}
