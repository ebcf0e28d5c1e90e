import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listDecidedRows, type Decided } from './repo-decided'
import { rfcById, rfcByNumber } from './repo'
import { STATUS_LABELS } from './presenter-labels'
import type { Decision, RfcStatus } from './schema'

/** How an RFC stands, for the rooms downstream of it. */
export type RfcStanding = {
  number: number
  title: string
  status: RfcStatus
  statusName: string
  decision: Pick<Decision, 'outcome' | 'by' | 'at' | 'rationale' | 'conditions'> | null
}

/** How an RFC stands and what was decided; null where it is not there, or not this reader's. */
export async function standingOf(actor: Actor, number: number | null): Promise<RfcStanding | null> {
  const rfc = number !== null && can(actor, 'rfc.read') ? await rfcByNumber(number) : null
  return (
    rfc && {
      number: rfc.number,
      title: rfc.title,
      status: rfc.status,
      statusName: STATUS_LABELS[rfc.status],
      decision: rfc.decision,
    }
  )
}

/** What was decided on an RFC, for work that runs in nobody's name. */
export async function outcomeOf(id: string): Promise<{ number: number; outcome: RfcStatus; at: string } | null> {
  const rfc = await rfcById(id)
  return rfc?.decision ? { number: rfc.number, outcome: rfc.decision.outcome, at: rfc.decision.at } : null
}

const MAX_DECIDED = 50

/** RFCs that were accepted or rejected since a moment, the last one first. */
export const listDecided = (actor: MaybeActor, since: Date, before: Date | null = null): Promise<Decided[]> => {
  authorize(actor, 'rfc.read')
  return listDecidedRows(db, since, MAX_DECIDED, before)
}
