import { forbidden, unauthenticated } from './errors'
import { roleCan, type Action, type Role } from './permissions'

/** Who is asking, as read from the database for this request; a token may narrow the role. */
export interface Actor {
  id: string
  name: string
  email: string
  role: Role
  teamId: string | null
  /** Works in the platform team itself. */
  platformTeam: boolean
  via: 'session' | 'token' | 'cli'
}

/** Null stands for nobody: a request without a session or token. */
export type MaybeActor = Actor | null

/** Whether this actor may do this at all. */
export const can = (actor: MaybeActor, action: Action): boolean => actor !== null && roleCan(actor.role, action)

/**
 * The actor, where it may do this.
 * @throws AppError unauthenticated for nobody, forbidden for a role without the action
 */
export function authorize(actor: MaybeActor, action: Action): Actor {
  if (!actor) throw unauthenticated()
  if (!roleCan(actor.role, action)) throw forbidden()
  return actor
}
