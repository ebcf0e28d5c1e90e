import { can, type MaybeActor } from '@/lib/core/actor'
import type { InsightRole } from './rules'

/** Which parts a reader has on every insight. */
export const rolesOn = (actor: MaybeActor): InsightRole[] => (can(actor, 'insight.write') ? ['writer'] : [])
