import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { announce } from './commands-announce'
import { askApprovers } from './commands-approval-requests'
import { coauthorRef, rfcPieces } from './commands-evidence'
import { holdRfc } from './commands-hold'
import { isAuthor, isSteward } from './policy'
import { requireRfc, viewOf } from './queries'
import { peopleById, rfcByNumber } from './repo'
import { knownApprovers } from './repo-approvers'
import { setCoauthors } from './repo-coauthors'
import { followFor, readersAmong } from './repo-follow'
import { approvable, editable } from './rules'
import { STATUS_LABELS } from './presenter-labels'
import type { CoauthorsInput } from './schema-approvals'
import type { RfcView } from './presenter'

/**
 * Says who writes an RFC together with its author: they may edit and move it as its author may, and it counts as said by them too. Who
 * is new is told; their own approval is asked for no longer.
 * @throws AppError forbidden for who neither wrote it nor is a steward, invalid for somebody who is not there, conflict once it is decided
 */
export async function changeCoauthors(
  actor: Actor,
  number: number,
  input: CoauthorsInput,
  now: Date,
): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (!isAuthor(actor, rfc) && !isSteward(actor))
    throw forbidden('Only its authors and stewards say who writes an RFC.')
  if (!editable(rfc.status))
    throw conflict(
      `RFC ${number} is ${STATUS_LABELS[rfc.status].toLowerCase()}; its authors stay as they were when it was decided.`,
    )
  await transaction(async (tx) => {
    await holdRfc(tx, rfc)
    const { approvers, unknown } = await knownApprovers(tx, {
      approvers: input.coauthors.map((person) => ({ person })),
    })
    if (unknown !== null) throw invalidField('coauthors', `There is nobody "${unknown}" here.`)
    const named = approvers.map((one) => one.refId).filter((id) => id !== rfc.authorId)
    const readers = await readersAmong(named, tx)
    if (named.some((id) => !readers.has(id))) throw invalidField('coauthors', 'Somebody of these may not read RFCs.')
    const { added, removed } = await setCoauthors(tx, rfc.id, named, actor.id, now)
    if (added.length + removed.length === 0) return
    await audit(
      tx,
      actor,
      'rfc.coauthors',
      { kind: 'rfc', id: rfc.id },
      { added: added.length, removed: removed.length },
    )
    const current = (await rfcByNumber(number, tx))!
    if (rfc.status !== 'draft') {
      await recordEvidence(
        tx,
        rfcPieces(current, await peopleById([current.authorId, ...current.coauthorIds], tx), now),
      )
      await withdrawEvidence(
        tx,
        removed.map((id) => coauthorRef(rfc.id, id)),
      )
    }
    await followFor(tx, added, rfc.id, 'took-part', now)
    await announce(tx, {
      event: `coauthors:${newId()}`,
      kind: 'coauthor',
      rfcId: rfc.id,
      actorId: actor.id,
      at: now.toISOString(),
      followers: false,
      also: added.map((personId) => ({ personId, kind: 'coauthor' as const })),
    })
    if (approvable(rfc.status)) await askApprovers(tx, current, actor.id, now)
  })
  return viewOf(actor, await requireRfc(number), now)
}
