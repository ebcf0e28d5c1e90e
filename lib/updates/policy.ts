import { can, type MaybeActor } from '@/lib/core/actor'
import type { Role } from '@/lib/core/permissions'
import type { PreviewReader } from './schema-drafts'
import type { SeenBy } from './schema-rows'

/**
 * Which people's ledger rows a reader may see. Other people are in no count that this reader gets: a count that moves
 * when a hidden person reads their page, or that is one less because a hidden person is also a visible one, would say
 * who they are.
 */
export const seenByFor = (actor: MaybeActor): SeenBy[] =>
  can(actor, 'session.read') ? ['engineers', 'researchers'] : ['engineers']

/**
 * In which role the readers of an audience are taken to be: what such a reader may not read is withheld in a preview.
 * Executives, finance and security are stakeholders; of engineers, the role that may read the least.
 */
export const roleOfReader = (reader: PreviewReader): Role =>
  reader === 'executives' || reader === 'finance' || reader === 'security' ? 'stakeholder' : 'developer'
