import { can, type Actor } from '@/lib/core/actor'
import { editable, rfcMachine, type TransitionRole } from './rules'
import type { RfcStatus } from './schema'

type Written = { authorId: string | null; coauthorIds: readonly string[] }
type Authored = Written & { status: RfcStatus }

/** A steward decides, sets concerns aside with a reason, and looks after RFCs whose author has no account here. */
export const isSteward = (actor: Actor) => can(actor, 'rfc.override')
/** Who wrote it: whoever began it, then who was added. What an author may, each of them may. */
export const authorsOf = (rfc: Written): string[] => [
  ...new Set([...(rfc.authorId === null ? [] : [rfc.authorId]), ...rfc.coauthorIds]),
]
export const isAuthor = (actor: Actor, rfc: Written) => authorsOf(rfc).includes(actor.id)

/** As what this person may move the RFC; empty for everybody else. */
export const rolesOn = (actor: Actor, rfc: Authored): TransitionRole[] => [
  ...(isAuthor(actor, rfc) ? (['author'] as const) : []),
  ...(isSteward(actor) ? (['steward'] as const) : []),
]

/** Whether this person may say whose approval is asked for and who writes it too: whoever may move it, until it is decided. */
export const mayChangePeople = (actor: Actor, rfc: Authored) =>
  editable(rfc.status) && rfcMachine.next(rfc.status, rolesOn(actor, rfc)).length > 0

export const mayEdit = (actor: Actor, rfc: Authored) =>
  can(actor, 'rfc.write') && rolesOn(actor, rfc).length > 0 && editable(rfc.status)
