import { can, type MaybeActor } from '@/lib/core/actor'
import type { SeenBy } from './schema-rows'

/**
 * Which people's ledger rows a reader may see. Other people are in no count that this reader gets: a count that moves
 * when a hidden person reads their page, or that is one less because a hidden person is also a visible one, would say
 * who they are.
 */
export const seenByFor = (actor: MaybeActor): SeenBy[] =>
  can(actor, 'session.read') ? ['engineers', 'researchers'] : ['engineers']
