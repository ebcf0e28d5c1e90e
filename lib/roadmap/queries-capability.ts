import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { itemsOfCapability } from './repo-capability'
import { HORIZONS, STATUSES, type Horizon, type Status } from './schema'

export interface CapabilityItem {
  id: string
  title: string
  status: Status
  horizon: Horizon
}

/** Items that are about a capability, of those that the reader may know; the last one changed first. */
export async function listCapabilityItems(
  actor: MaybeActor,
  capabilityId: string,
  limit: number,
): Promise<CapabilityItem[]> {
  // Which item is about which capability is for those who may read scores.
  const reader = authorize(actor, 'roadmap.score')
  const rows = await itemsOfCapability(db, capabilityId, seesDrafts(reader), limit)
  return rows.map(({ id, title, status, horizon }) => ({
    ...{ id, title },
    // The columns' CHECKs keep them one of these.
    status: STATUSES.find((one) => one === status) ?? 'open',
    horizon: HORIZONS.find((one) => one === horizon) ?? 'later',
  }))
}
