import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField, type AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { diffHunks } from '@/lib/core/text/diff'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { askApprovers } from './commands-approval-requests'
import { holdRfc } from './commands-hold'
import { isAuthor, isSteward } from './policy'
import { requireRfc, viewOf } from './queries'
import { peopleById, versionOf } from './repo'
import { putApproval, setApprovers, setQuorum } from './repo-approvals'
import { knownApprovers } from './repo-approvers'
import { followFor } from './repo-follow'
import { approvable, editable } from './rules'
import { STATUS_LABELS } from './presenter-labels'
import type { ApprovalInput } from './schema'
import type { ApproversInput } from './schema-approvals'
import { approvalView, type ApprovalView, type RfcView } from './presenter'
import type { Rfc } from './schema-rows'

/**
 * Speaks for the version that was read (the current one where none is named), or abstains; the last word of each person counts.
 * @throws AppError conflict where another version is current: its extensions carry both numbers and what changed between them
 */
export async function approve(
  actor: Actor,
  number: number,
  { verdict, version }: ApprovalInput,
  now: Date,
): Promise<ApprovalView> {
  authorize(actor, 'rfc.approve')
  const rfc = await requireRfc(number)
  if (isAuthor(actor, rfc)) throw forbidden('The author’s own approval does not count.')
  if (!approvable(rfc.status))
    throw conflict(
      `RFC ${number} is ${STATUS_LABELS[rfc.status].toLowerCase()}; approvals are given in review and last call.`,
    )
  const read = version ?? rfc.version
  const approval = { personId: actor.id, verdict, version: read, teamId: actor.teamId }
  await transaction(async (tx) => {
    // Held until the approval is written, so that no version and no decision comes in between.
    const current = (await holdRfc(tx, rfc)).version
    if (current !== read) throw await otherVersion(tx, rfc, read, current, 'approve')
    await putApproval(tx, rfc.id, approval, now)
    await followFor(tx, [actor.id], rfc.id, 'took-part', now)
    await audit(tx, actor, 'rfc.approve', { kind: 'rfc', id: rfc.id }, { verdict, version: read })
    // A filled seat is awaited of nobody any more.
    await askApprovers(tx, rfc, actor.id, now)
  })
  return approvalView(
    { ...approval, at: now, askedAt: null, nudgedAt: null, nudges: 0 },
    read,
    await peopleById([actor.id]),
  )
}

/** Another text is there than the one that was read: what changed, as far as the one read is known. */
export async function otherVersion(
  tx: Tx,
  rfc: Rfc,
  read: number,
  current: number,
  then: 'approve' | 'move',
): Promise<AppError> {
  const before = await versionOf(rfc.id, read, tx)
  const after = await versionOf(rfc.id, current, tx)
  if (!before || !after) return invalidField('version', `RFC ${rfc.number} has versions 1 to ${current}.`)
  return conflict(
    `You read version ${read}; version ${current} is there now. Look at what changed, then ${then} version ${current}.`,
    {
      readVersion: read,
      currentVersion: current,
      compare: paths.rfcVersions(rfc.number, { from: read, to: current }),
      changes: diffHunks(before.body, after.body, 1).slice(0, 20),
    },
  )
}

/**
 * Says whose approval is asked for and how many are needed. Who is new is asked at once where it is in review or last call; who has
 * answered is not asked again.
 * @throws AppError forbidden for who neither wrote it nor is a steward, invalid for somebody who is not there
 */
export async function changeApprovers(
  actor: Actor,
  number: number,
  input: ApproversInput,
  now: Date,
): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (!isAuthor(actor, rfc) && !isSteward(actor))
    throw forbidden('Only its author and stewards say whose approval is asked for.')
  if (!editable(rfc.status))
    throw conflict(
      `RFC ${number} is ${STATUS_LABELS[rfc.status].toLowerCase()}: nobody’s approval is asked for any more.`,
    )
  if (!isSteward(actor) && input.quorum !== undefined && input.quorum !== rfc.quorum)
    throw forbidden('Only stewards change how many approvals are needed.')
  await transaction(async (tx) => {
    await holdRfc(tx, rfc)
    const { approvers, unknown } = await knownApprovers(tx, input)
    if (unknown !== null) throw invalidField('approvers', `There is nobody and no team "${unknown}" here.`)
    await setApprovers(tx, rfc.id, approvers, actor.id, now)
    if (input.quorum !== undefined) await setQuorum(tx, rfc.id, input.quorum)
    await audit(
      tx,
      actor,
      'rfc.approvers',
      { kind: 'rfc', id: rfc.id },
      { approvers: approvers.length, quorum: input.quorum ?? rfc.quorum },
    )
    if (approvable(rfc.status)) await askApprovers(tx, { ...rfc, quorum: input.quorum ?? rfc.quorum }, actor.id, now)
  })
  return viewOf(actor, await requireRfc(number), now)
}
