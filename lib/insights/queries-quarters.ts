import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { countByQuarter } from '@/lib/evidence/queries-quarters'
import { db } from '@/lib/server/db'
import { hasInsight } from './repo'
import { listShippedOn } from './repo-shipped'
import { lastQuarters, type Shipped } from './rules-quarters'

/** Pieces of a quarter of a year that this reader may read, `from` its first day. */
export interface Quarter {
  from: string
  supports: number
  contradicts: number
}

/** How much was heard for and against an insight in the last quarters, and which items on it shipped in them. @throws AppError not_found */
export async function getInsightQuarters(
  actor: MaybeActor,
  id: string,
  clock: Clock = systemClock,
): Promise<{ quarters: Quarter[]; shipped: Shipped[] }> {
  const reader = authorize(actor, 'insight.read')
  if (!(await hasInsight(db, id))) throw notFound('This insight')
  const days = lastQuarters(clock())
  const [supports, contradicts, shipped] = await Promise.all([
    countByQuarter(reader, { insight: id, stance: 'supports' }),
    countByQuarter(reader, { insight: id, stance: 'contradicts' }),
    can(reader, 'roadmap.read') ? listShippedOn(db, [id], days[0]!) : new Map<string, Shipped[]>(),
  ])
  return {
    quarters: days.map((from) => ({
      from,
      supports: supports.get(from) ?? 0,
      contradicts: contradicts.get(from) ?? 0,
    })),
    shipped: shipped.get(id) ?? [],
  }
}
