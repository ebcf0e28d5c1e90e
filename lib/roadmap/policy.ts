import { can, type MaybeActor } from '@/lib/core/actor'
import type { ItemRole } from './rules'

/** Which parts a reader has on every item. */
export const rolesOn = (actor: MaybeActor): ItemRole[] => [
  ...(can(actor, 'roadmap.write') ? (['writer'] as const) : []),
  ...(can(actor, 'roadmap.ship') ? (['shipper'] as const) : []),
]

/** Whether a reader knows items that are not published yet. */
export const seesDrafts = (actor: MaybeActor): boolean => can(actor, 'roadmap.write')
