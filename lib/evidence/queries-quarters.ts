import type { MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { queryOf } from './queries'
import { countRowsByQuarter } from './repo-quarters'
import type { EvidenceFilter } from './schema'

/** How many pieces a filter finds for this reader, by the first day of the quarter of a year in which they were heard. */
export async function countByQuarter(actor: MaybeActor, filter: EvidenceFilter): Promise<Map<string, number>> {
  const wanted = await queryOf(actor, filter)
  return wanted ? countRowsByQuarter(db, wanted) : new Map()
}
