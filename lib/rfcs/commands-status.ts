import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { recordEvidence, tagSource } from '@/lib/evidence/commands'
import { excerpt } from '@/lib/core/text/excerpt'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { announce } from './commands-announce'
import { askApprovers } from './commands-approval-requests'
import { rfcPieces } from './commands-evidence'
import { otherVersion } from './commands-approvals'
import { holdRfc } from './commands-hold'
import { decisionTags } from './presenter-evidence'
import { authorsOf, isAuthor, isSteward, rolesOn } from './policy'
import { requireRfc, tallyOf, viewOf } from './queries'
import { templateOf } from './queries-templates'
import { moveRfc, peopleById, rfcByNumber, setAwaitingAuthor, setStageEnd, supersede } from './repo'
import { participantsOf, resetNudges } from './repo-approvals'
import { blockingThreads, setAside } from './repo-comments'
import { followFor } from './repo-follow'
import { linksFrom } from './repo-links'
import { lockRfc } from './repo-versions'
import type { Tally } from './rules-approval'
import { approvable, blockers, cutsShort, earliestEnd, lastCallMinimumDays, rfcMachine, stageEnd } from './rules'
import { missingSections } from './rules-sections'
import { STATUS_LABELS } from './presenter-labels'
import type { Decision, RfcStatus, TransitionInput } from './schema'
import type { RfcView } from './presenter'
import type { Comment, Rfc } from './schema-rows'

/**
 * Moves an RFC along the table in `rules.ts`. Of many at once one wins.
 * @throws AppError conflict naming the statuses that are possible, what stands in the way or which sections are
 * missing; forbidden for who may not; invalid where a proposal would end without a reason
 */
export async function moveStatus(actor: Actor, number: number, input: TransitionInput, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  const step = rfcMachine.find(rfc.status, input.to)
  const movers = rolesOn(actor, rfc)
  if (!step) throw conflict(impossible(rfc))
  if (!step.by.some((by) => movers.includes(by))) {
    throw forbidden(
      step.by.length === 1 ? 'Only stewards decide on an RFC.' : 'Only its author and stewards move an RFC.',
    )
  }
  const why = inWords(input.decision?.rationale) ?? inWords(input.reason)
  // Its authors may take a proposal back without a word: only what others decide of it has to say why.
  if (step.asksWhy && step.decides && why === null) throw invalidField('reason', WHY[input.to] ?? 'Say why.')
  const override = input.decision?.override ?? null
  const endsAt = stageEnd(input.to, now, input.days)
  if (input.to === 'last-call' && endsAt && endsAt < earliestEnd(now)) throw invalidField('days', tooShort)
  if (override !== null && !movers.includes('steward')) throw forbidden('Only stewards set concerns and holds aside.')
  const unready =
    rfc.status === 'draft' && input.to === 'review' ? missingSections(await templateOf(rfc.template), rfc.body) : null
  if (unready !== null) throw conflict(unready)
  await transaction(async (tx) => {
    // Held, so that the approvals and the text that the decision names are those that are there when it is taken.
    const held = await lockRfc(tx, rfc.id)
    if (held?.status !== rfc.status) throw await lostRace(tx, rfc)
    await holdRfc(tx, rfc)
    if (input.version !== undefined && held.version !== input.version)
      throw await otherVersion(tx, rfc, input.version, held.version, 'move')
    if (held.version !== rfc.version)
      throw conflict(`Version ${held.version} of RFC ${number} came at the same moment. Look at it, then move it.`)
    const all = await blockingThreads(rfc.id, tx)
    const standing = blockers(input.to, all)
    if (override !== null && standing.concerns.length + standing.holds.length > (input.seen ?? Infinity))
      throw conflict(
        'Somebody raised a concern or a hold since you opened this page. Read it first, then decide whether to set it aside.',
      )
    const votes = await tallyOf(rfc, now, tx)
    const short = input.to === 'accepted' && !votes.reached
    const early = cutsShort(rfc, input.to, now)
    if (override !== null) {
      if (standing.concerns.length) await setAside(tx, rfc.id, 'concern', { id: actor.id, reason: override }, now)
      if (standing.holds.length) await setAside(tx, rfc.id, 'hold', { id: actor.id, reason: override }, now)
    } else if (standing.concerns.length + standing.holds.length > 0)
      throw conflict(inTheWay(standing.concerns.length, standing.holds.length))
    else if (short)
      throw conflict(
        `${votes.approved} of ${votes.needed} approvals are there. Wait for them, or go ahead with a reason (decision.override).`,
      )
    else if (early)
      throw conflict(
        `Last call lasts until ${rfc.reviewEndsAt!.toISOString().slice(0, 10)}. Wait for its end, or decide now ` +
          `with a reason (decision.override), which the record shows.`,
      )
    const decision = step.decides ? await decisionOf(tx, actor, rfc, input, { all, votes }, now) : undefined
    const moved = await moveRfc(
      tx,
      rfc.id,
      rfc.status,
      {
        to: input.to,
        version: rfc.version,
        reviewEndsAt: endsAt,
        ...(decision && { decision }),
        ...(input.to === 'accepted' && { openConcerns: 0 as const }),
        ...((input.to === 'accepted' || input.to === 'last-call') && { openHolds: 0 as const }),
      },
      now,
    )
    if (!moved) throw await lostRace(tx, rfc)
    await audit(
      tx,
      actor,
      'rfc.move',
      { kind: 'rfc', id: rfc.id },
      { from: rfc.status, to: input.to, ...(why !== null && { reason: why }) },
    )
    await tellMoved(tx, actor, rfc, { to: input.to, endsAt, decided: decision !== undefined, why }, now)
    if (input.to === 'review') await heard(tx, rfc, now)
    if (approvable(input.to)) {
      await resetNudges(tx, rfc.id)
      await askApprovers(tx, { ...rfc, reviewEndsAt: endsAt }, actor.id, now)
    }
    if (decision) await carryDecision(tx, actor, rfc, decision, now)
  })
  return viewOf(actor, await requireRfc(number))
}

const inWords = (text: string | undefined): string | null => text?.trim() || null
const WHY: Partial<Record<RfcStatus, string>> = {
  rejected: 'Say why it is rejected.',
  postponed: 'Say why it is postponed.',
}

/** The RFC becomes something its authors' teams say, and its authors hear what comes of it. */
const heard = async (tx: Tx, rfc: Rfc, now: Date) => {
  const authors = authorsOf(rfc)
  const people = await peopleById(authors, tx)
  await recordEvidence(tx, rfcPieces(rfc, people, now))
  await followFor(tx, authors, rfc.id, 'took-part', now)
}

const tellMoved = async (
  tx: Tx,
  actor: Actor,
  rfc: Rfc,
  { to, endsAt, decided, why }: { to: RfcStatus; endsAt: Date | null; decided: boolean; why: string | null },
  now: Date,
) => {
  await announce(tx, {
    event: `status:${newId()}`,
    kind: decided ? 'decision' : 'status',
    rfcId: rfc.id,
    actorId: actor.id,
    at: now.toISOString(),
    detail: {
      from: rfc.status,
      to,
      ...(endsAt && { endsAt: endsAt.toISOString() }),
      // A decision is read where it is recorded; why a proposal was withdrawn stands nowhere else.
      ...(!decided && why !== null && { excerpt: excerpt(why, 300) }),
    },
    // A decision reaches everybody who took part, whether they follow it or not.
    also: decided
      ? (await participantsOf(tx, rfc.id)).map((personId) => ({ personId, kind: 'decision' as const }))
      : [],
  })
}

/** A decision marks what was heard in the RFC, retires what it supersedes, and goes on to the rooms downstream. */
const carryDecision = async (tx: Tx, actor: Actor, rfc: Rfc, decision: Decision, now: Date) => {
  await tagSource(tx, rfc.id, `rfc-${decision.outcome}`, decisionTags)
  if (decision.outcome === 'accepted') {
    const older = (await linksFrom(rfc.id, tx)).filter((link) => link.rel === 'supersedes').map((link) => link.toId)
    for (const id of await supersede(tx, older, now)) {
      await audit(tx, actor, 'rfc.move', { kind: 'rfc', id }, { to: 'superseded', by: rfc.number })
      await announce(tx, {
        event: `status:${newId()}`,
        kind: 'status',
        rfcId: id,
        actorId: actor.id,
        at: now.toISOString(),
        detail: { to: 'superseded' },
      })
    }
  }
  await publish(tx, 'rfc.decided', { ids: [rfc.id] })
}

const decisionOf = async (
  tx: Tx,
  actor: Actor,
  rfc: Rfc,
  input: TransitionInput,
  at: { all: Comment[]; votes: Tally },
  now: Date,
): Promise<Decision> => {
  const said = input.decision
  const open = at.all.filter((thread) => thread.resolvedAt === null)
  const people = await peopleById(
    open.map((thread) => thread.authorId),
    tx,
  )
  if (said?.reviewOn && said.reviewOn <= now.toISOString().slice(0, 10))
    throw invalidField('reviewOn', 'Choose a day that is still to come.')
  return {
    outcome: input.to,
    rationale: inWords(said?.rationale) ?? inWords(input.reason) ?? '',
    dissent: said?.dissent?.trim() ? said.dissent : null,
    wouldChange: inWords(said?.wouldChange),
    conditions: inWords(said?.conditions),
    reviewOn: said?.reviewOn ?? null,
    setAside: open.map(({ kind, authorId, body }) => ({
      kind: kind === 'hold' ? 'hold' : 'concern',
      by: (authorId && people.get(authorId)?.name) || 'Somebody who left',
      body,
    })),
    override: said?.override ?? null,
    approvals: {
      approved: at.votes.approved,
      abstained: at.votes.abstained,
      needed: at.votes.needed,
      earlier: at.votes.earlier,
    },
    cutShort: cutsShort(rfc, input.to, now) ? { endsAt: rfc.reviewEndsAt!.toISOString() } : null,
    version: rfc.version,
    by: actor.name,
    at: now.toISOString(),
  }
}

const tooShort = `Last call lasts at least ${lastCallMinimumDays} days.`

const impossible = (rfc: Pick<Rfc, 'number' | 'status'>) => {
  const next = rfcMachine.next(rfc.status)
  return `RFC ${rfc.number} is ${rfc.status}. ${next.length ? `Possible from there: ${next.join(', ')}.` : 'Nothing is possible from there.'}`
}

const inTheWay = (concerns: number, holds: number) => {
  const parts = [
    ...(concerns ? [concerns === 1 ? '1 concern is open' : `${concerns} concerns are open`] : []),
    ...(holds ? [holds === 1 ? '1 hold is open' : `${holds} holds are open`] : []),
  ]
  return `${parts.join(' and ')}. Whoever raised them resolves them, or a steward sets them aside with a reason (decision.override).`
}

/**
 * What happened in between: it was moved, or a thread was opened that stands in the way. Read on the same connection:
 * the pool has none to spare when many come at once.
 */
const lostRace = async (tx: Tx, rfc: Rfc) => {
  const now = await rfcByNumber(rfc.number, tx)
  if (now && now.status === rfc.status) return conflict(inTheWay(now.openConcerns, now.openHolds))
  return conflict(impossible(now ?? rfc))
}

/**
 * Says that the author's answer is awaited (anybody who may comment), or no longer (the author or a steward too; their
 * next version or comment says so by itself).
 */
export async function setFlags(
  actor: Actor,
  number: number,
  { awaitingAuthor }: { awaitingAuthor: boolean },
  now: Date,
): Promise<RfcView> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  if (!approvable(rfc.status))
    throw conflict(`RFC ${number} is ${STATUS_LABELS[rfc.status].toLowerCase()}: nothing is awaited of its author.`)
  await transaction(async (tx) => {
    if (!(await setAwaitingAuthor(tx, rfc.id, awaitingAuthor))) return
    await audit(tx, actor, 'rfc.flag', { kind: 'rfc', id: rfc.id }, { awaitingAuthor })
    if (awaitingAuthor) {
      await announce(tx, {
        event: `awaiting:${newId()}`,
        kind: 'awaiting-author',
        rfcId: rfc.id,
        actorId: actor.id,
        at: now.toISOString(),
        followers: false,
        also: authorsOf(rfc).map((personId) => ({ personId, kind: 'awaiting-author' as const })),
      })
    }
  })
  return viewOf(actor, await requireRfc(number))
}

/** Gives the review or last call another end. @throws AppError invalid for a moment that is past, conflict outside both stages */
export async function setDeadline(
  actor: Actor,
  number: number,
  { endsAt }: { endsAt: Date },
  now: Date,
): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (!isAuthor(actor, rfc) && !isSteward(actor)) throw forbidden('Only its author and stewards set the deadline.')
  if (!approvable(rfc.status))
    throw conflict(`RFC ${number} is ${STATUS_LABELS[rfc.status].toLowerCase()}: it has no deadline.`)
  if (endsAt <= now) throw invalidField('endsAt', 'Choose a moment that is still to come.')
  if (rfc.status === 'last-call' && rfc.lastCallStartedAt && endsAt < earliestEnd(rfc.lastCallStartedAt))
    throw invalidField('endsAt', tooShort)
  if (rfc.status === 'last-call' && rfc.reviewEndsAt && endsAt < rfc.reviewEndsAt)
    throw invalidField(
      'endsAt',
      `Last call was promised until ${rfc.reviewEndsAt.toISOString().slice(0, 10)}: its end only moves later. ` +
        'To decide before it, give the reason with the decision.',
    )
  if (endsAt.getTime() - now.getTime() > 366 * 86_400_000) throw invalidField('endsAt', 'At most a year from now.')
  await transaction(async (tx) => {
    if (!(await setStageEnd(tx, rfc.id, rfc.status, endsAt))) throw await lostRace(tx, rfc)
    await resetNudges(tx, rfc.id)
    await audit(tx, actor, 'rfc.deadline', { kind: 'rfc', id: rfc.id }, { endsAt: endsAt.toISOString() })
    await announce(tx, {
      event: `deadline:${newId()}`,
      kind: 'status',
      rfcId: rfc.id,
      actorId: actor.id,
      at: now.toISOString(),
      detail: { from: rfc.status, to: rfc.status, endsAt: endsAt.toISOString() },
    })
  })
  return viewOf(actor, await requireRfc(number))
}
