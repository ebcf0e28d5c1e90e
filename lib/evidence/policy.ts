import { can, type Actor } from '@/lib/core/actor'
import type { Audience } from './schema'

/** Which pieces somebody may read: those who do research read all, everybody else what was said to everyone. */
export const readableAudience = (actor: Actor): Audience => (can(actor, 'session.read') ? 'researchers' : 'everyone')
