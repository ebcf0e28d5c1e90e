import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import { listEvidenceByIds, listEvidenceForCounting } from '@/lib/evidence/queries'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Tx } from '@/lib/server/db'
import { getInsight } from './queries'
import { type CheckedLink, deleteLink, insertInsight, lockInsight, updateInsight, upsertLinks } from './repo'
import { rescoreInsights } from './refresh'
import { rolesOn } from './policy'
import { insightMachine } from './rules'
import { defaultAgrees } from './rules-voices'
import {
  STATUSES_WITH_REASON,
  type AddEvidence,
  type Insight,
  type InsightPatch,
  type Link,
  type NewInsight,
} from './schema'

/**
 * The links, the last stance where a piece comes twice; of survey results with the answers that agree.
 * @throws AppError invalid naming pieces that are not there to see
 */
async function checked(actor: MaybeActor, links: readonly Link[]): Promise<CheckedLink[]> {
  const ids = links.map((link) => link.id)
  const readable = new Map((await listEvidenceByIds(actor, ids)).map((piece) => [piece.id, piece]))
  const errors = links.flatMap((link, index) =>
    readable.has(link.id) ? [] : [[`evidence.${index}.id`, ['No evidence has this id.']]],
  )
  if (errors.length > 0) throw invalid('Some of this evidence is not there.', Object.fromEntries(errors))
  const results = links.filter(({ id, agrees }) => !agrees && readable.get(id)?.kind === 'survey-result')
  const counted = await listEvidenceForCounting(
    db,
    results.map((link) => link.id),
  )
  const breakdowns = new Map(counted.map((piece) => [piece.id, piece.breakdown]))
  const checkedLinks = links.map(({ id, stance, agrees }): CheckedLink => {
    if (readable.get(id)?.kind !== 'survey-result') return { id, stance, agrees: null }
    const all = breakdowns.get(id)?.groups.find((group) => group.segmentKind === 'all')
    return { id, stance, agrees: agrees ?? defaultAgrees(stance, all) }
  })
  return [...new Map(checkedLinks.map((link) => [link.id, link])).values()]
}

/** Inside a transaction of the caller: the insight, its links, its audit row and its first score. */
export async function addInsight(
  tx: Tx,
  actorId: string,
  statement: string,
  links: readonly CheckedLink[],
  clock: Clock,
): Promise<string> {
  const id = await insertInsight(tx, statement, actorId)
  await upsertLinks(tx, id, links, actorId, clock())
  await audit(tx, { id: actorId }, 'insight.create', { kind: 'insight', id }, { evidence: links.length })
  await rescoreInsights(tx, [id], clock)
  return id
}

/** Makes an insight from pieces of evidence, each for it, against it or as context. */
export async function createInsight(
  actor: MaybeActor,
  input: NewInsight,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  const links = await checked(actor, input.evidence)
  const id = await transaction((tx) => addInsight(tx, author.id, input.statement, links, clock))
  return getInsight(actor, id, clock)
}

/** Links evidence to an insight; a piece that is linked already takes the new stance. */
export async function addEvidence(
  actor: MaybeActor,
  insightId: string,
  input: AddEvidence,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  const links = await checked(actor, input.evidence)
  await transaction(async (tx) => {
    if (!(await lockInsight(tx, insightId))) throw notFound('This insight')
    await upsertLinks(tx, insightId, links, author.id, clock())
    await audit(tx, author, 'insight.link', { kind: 'insight', id: insightId }, { evidence: links.length })
    await rescoreInsights(tx, [insightId], clock)
  })
  return getInsight(actor, insightId, clock)
}

/** Takes a piece of evidence off an insight. The evidence itself stays. */
export async function removeEvidence(
  actor: MaybeActor,
  insightId: string,
  evidenceId: string,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    if (!(await lockInsight(tx, insightId)) || !(await deleteLink(tx, insightId, evidenceId))) {
      throw notFound('This evidence of this insight')
    }
    await audit(tx, author, 'insight.unlink', { kind: 'insight', id: insightId }, { evidenceId })
    await rescoreInsights(tx, [insightId], clock)
  })
  return getInsight(actor, insightId, clock)
}

/**
 * Rewords an insight or changes its status; what is drawn from it follows.
 * @throws AppError conflict where the status cannot follow the present one
 */
export async function changeInsight(
  actor: MaybeActor,
  id: string,
  patch: InsightPatch,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    const from = await lockInsight(tx, id)
    if (!from) throw notFound('This insight')
    const to = patch.status ?? from
    if (to !== from) insightMachine.assert(from, to, rolesOn(author))
    const reasoned = STATUSES_WITH_REASON.includes(to) && patch.resolution !== undefined
    const changed = await updateInsight(tx, id, from, {
      statement: patch.statement,
      status: to,
      ...(reasoned && { resolution: patch.resolution, resolvedById: author.id, resolvedAt: clock() }),
    })
    if (!changed) throw conflict('This insight was changed just now. Reload it and try again.')
    if (to !== from) await rescoreInsights(tx, [id], clock)
    await audit(
      tx,
      author,
      'insight.change',
      { kind: 'insight', id },
      { from, to, reworded: patch.statement !== undefined },
    )
  })
  return getInsight(actor, id, clock)
}
