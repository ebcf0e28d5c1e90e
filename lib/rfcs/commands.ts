import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField } from '@/lib/core/errors'
import { recordEvidence } from '@/lib/evidence/commands'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { rfcPiece } from './evidence'
import { mayEdit, moversOf } from './policy'
import { requireRfc, viewOf } from './queries'
import { insertRfc, moveRfc, peopleById, rfcByNumber, updateRfc, type Rfc } from './repo'
import { blockingThreads, setAside } from './repo-comments'
import { blockers, possible, stageEnd, transition } from './rules'
import { statusNames, type CreateRfc, type Decision, type PatchRfc, type TransitionInput } from './schema'
import { templateById } from './templates'
import { staleMessage, writeVersion } from './versions'
import type { RfcView } from './views'

/** Starts a draft; its number is given by the database. With a template and no text, the template's text. */
export async function createRfc(actor: Actor, input: CreateRfc, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const template = input.template === undefined ? null : templateById(input.template)
  if (input.template !== undefined && !template) throw invalidField('template', 'There is no such template.')
  const rfc = await transaction(async (tx) => {
    const made = await insertRfc(tx, {
      title: input.title, body: input.body || template?.body || '', format: template?.format ?? 'markdown', labels: input.labels,
      authorId: actor.id, teamId: actor.teamId,
    }, now)
    await audit(tx, actor, 'rfc.create', { kind: 'rfc', id: made.id }, { number: made.number })
    return made
  })
  return viewOf(actor, rfc)
}

/**
 * Saves an edit as a new version; the same text again makes none.
 * @throws AppError conflict when `baseVersion` is not the current one, or the RFC is decided
 */
export async function editRfc(actor: Actor, number: number, input: PatchRfc, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (moversOf(actor, rfc).length === 0) throw forbidden('Only its author and stewards edit an RFC. Comment on it instead.')
  if (input.baseVersion !== rfc.version) throw conflict(staleMessage(input.baseVersion, rfc.version))
  if (!mayEdit(actor, rfc)) throw conflict(`RFC ${number} is ${statusNames[rfc.status].toLowerCase()}; its text stays as it was decided.`)
  const next = { title: input.title ?? rfc.title, body: input.body ?? rfc.body, format: rfc.format }
  const changed = next.title !== rfc.title || next.body !== rfc.body
  await transaction(async (tx) => {
    if (changed) {
      const version = await writeVersion(tx, rfc, next, { authorId: actor.id }, now)
      await audit(tx, actor, 'rfc.edit', { kind: 'rfc', id: rfc.id }, { version })
    }
    if (input.labels) await updateRfc(tx, rfc.id, { labels: input.labels })
  })
  return viewOf(actor, await requireRfc(number))
}

/**
 * Moves an RFC along the table in `rules.ts`. Of many at once one wins.
 * @throws AppError conflict naming the statuses that are possible, or what stands in the way; forbidden for who may not
 */
export async function moveStatus(actor: Actor, number: number, input: TransitionInput, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  const step = transition(rfc.status, input.to)
  const movers = moversOf(actor, rfc)
  if (!step) throw conflict(impossible(rfc))
  if (!step.by.some((by) => movers.includes(by))) {
    throw forbidden(step.by.length === 1 ? 'Only stewards decide on an RFC.' : 'Only its author and stewards move an RFC.')
  }
  const override = input.decision?.override ?? null
  if (override !== null && !movers.includes('steward')) throw forbidden('Only stewards set concerns and holds aside.')
  const decision = step.decides ? decisionOf(actor, input, now) : undefined
  await transaction(async (tx) => {
    const standing = blockers(input.to, await blockingThreads(rfc.id, tx))
    if (override !== null) {
      if (standing.concerns.length) await setAside(tx, rfc.id, 'concern', { id: actor.id, reason: override }, now)
      if (standing.holds.length) await setAside(tx, rfc.id, 'hold', { id: actor.id, reason: override }, now)
    } else if (standing.concerns.length + standing.holds.length > 0) throw conflict(inTheWay(standing.concerns.length, standing.holds.length))
    const moved = await moveRfc(tx, rfc.id, rfc.status, {
      to: input.to, reviewEndsAt: stageEnd(input.to, now), ...(decision && { decision }),
      ...(input.to === 'accepted' && { openConcerns: 0 as const }), ...((input.to === 'accepted' || input.to === 'last-call') && { openHolds: 0 as const }),
    }, now)
    if (!moved) throw await lostRace(tx, rfc)
    if (input.to === 'review') {
      const people = await peopleById([rfc.authorId], tx)
      await recordEvidence(tx, [rfcPiece(rfc, rfc.authorId ? people.get(rfc.authorId) : undefined, now)])
    }
    await audit(tx, actor, 'rfc.move', { kind: 'rfc', id: rfc.id }, { from: rfc.status, to: input.to, ...(input.reason && { reason: input.reason }) })
  })
  return viewOf(actor, await requireRfc(number))
}

const decisionOf = (actor: Actor, input: TransitionInput, now: Date): Decision => ({
  outcome: input.to,
  rationale: input.decision?.rationale.trim() || input.reason?.trim() || '',
  dissent: input.decision?.dissent?.trim() || null,
  wouldChange: input.decision?.wouldChange?.trim() || null,
  by: actor.name,
  at: now.toISOString(),
})

const impossible = (rfc: Pick<Rfc, 'number' | 'status'>) => {
  const next = possible(rfc.status)
  return `RFC ${rfc.number} is ${rfc.status}. ${next.length ? `Possible from there: ${next.join(', ')}.` : 'Nothing is possible from there.'}`
}

const inTheWay = (concerns: number, holds: number) => {
  const parts = [
    ...(concerns ? [concerns === 1 ? '1 concern is open' : `${concerns} concerns are open`] : []),
    ...(holds ? [holds === 1 ? '1 hold is open' : `${holds} holds are open`] : []),
  ]
  return `${parts.join(' and ')}. Whoever raised them resolves them, or a steward sets them aside with a reason (decision.override).`
}

/** What happened in between: somebody moved it, or opened a thread that now stands in the way. Asked on the same connection: the pool has no other to spare when many come at once. */
const lostRace = async (tx: Tx, rfc: Rfc) => {
  const now = await rfcByNumber(rfc.number, tx)
  if (now && now.status === rfc.status) return conflict(inTheWay(now.openConcerns, now.openHolds))
  return conflict(impossible(now ?? rfc))
}

