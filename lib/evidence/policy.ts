import { can, type Actor } from '@/lib/core/actor'
import type { Audience } from './schema'

/** Which items a reader may see: those who do research see all, the others what is open to everyone. */
export const readableAudience = (actor: Actor): Audience => (can(actor, 'session.read') ? 'researchers' : 'everyone')
