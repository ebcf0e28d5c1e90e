import type { Actor } from '@/lib/core/actor'
import { roleCan } from '@/lib/core/permissions'

/** Anybody may withdraw what they said themselves, from their own session; an admin for whoever asks them to. */
export const canErase = (actor: Actor, personId: string): boolean =>
  roleCan(actor.role, 'person.erase') || (actor.id === personId && actor.via === 'session')

/** Tokens are made by their owner in a session, never by another token: a leaked one must not outlive its own revocation. */
export const canMakeToken = (actor: Actor): boolean => roleCan(actor.role, 'token.own') && actor.via !== 'token'

/** A token is its owner's to revoke, and an admin's. */
export const canRevokeToken = (actor: Actor, ownerId: string): boolean =>
  roleCan(actor.role, 'token.write') || actor.id === ownerId
