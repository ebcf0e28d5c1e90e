import { can, type MaybeActor } from '@/lib/core/actor'
import type { SeenBy } from './schema-rows'

/**
 * Whose part in an update a reader may see. The others are in no count that they read: a count that moves when a hidden
 * person reads their page, or that is one less because a hidden person is also a visible one, would say who they are.
 */
export const seenByFor = (actor: MaybeActor): SeenBy[] =>
  can(actor, 'session.read') ? ['engineers', 'researchers'] : ['engineers']
