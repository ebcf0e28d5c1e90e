import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { listEvidenceByIds, listEvidenceForCounting } from '@/lib/evidence/queries'
import { keepGroups, listSameAs } from '@/lib/evidence/commands-same'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Tx } from '@/lib/server/db'
import { getInsight } from './queries'
import { mapNames } from '@/lib/people/queries'
import {
  type CheckedLink,
  countAgainst,
  countLinks,
  deleteLinks,
  insertInsight,
  lockInsight,
  updateInsight,
  upsertLinks,
} from './repo'
import { clearRevision, findRevision, insertRevision } from './repo-history'
import { rescoreInsights } from './refresh'
import { rolesOn } from './policy'
import { insightMachine } from './rules'
import { changesOf, withoutWords, type Changes } from './rules-history'
import { defaultAgrees } from './rules-voices'
import type { Belief } from './schema-judging'
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

const MAX_NAMED = 20

/** Links as the history of an insight keeps them: how many for each stance, and which pieces where these are few. */
function linkedChange(links: readonly CheckedLink[]): Changes {
  if (links.length === 0) return {}
  const stances = Object.fromEntries(
    [...groupBy(links, (link) => link.stance)].map(([stance, all]) => [stance, all.length]),
  )
  const ids = links.length <= MAX_NAMED ? links.map((link) => link.id) : []
  return { evidence: { from: null, to: { ...stances, ids } } }
}

/** Links pieces, and with each what says the same: one piece stands for all, and each is counted with those who said it. */
async function linkPieces(
  tx: Tx,
  id: string,
  links: readonly CheckedLink[],
  authorId: string,
  now: Date,
): Promise<void> {
  const named = new Map(links.map((link) => [link.id, link]))
  const same = await listSameAs(tx, [...named.keys()])
  const byGroup = new Map(same.flatMap((one) => (named.has(one.id) ? [[one.keptId, named.get(one.id)!] as const] : [])))
  const along = same.flatMap(({ id: piece, keptId }): CheckedLink[] => {
    const link = byGroup.get(keptId)
    return link && !named.has(piece) ? [{ ...link, id: piece, followed: true }] : []
  })
  await upsertLinks(tx, id, [...links, ...along], authorId, now)
}

/** Inside a transaction of the caller: the insight, its links, its audit row and its first score. */
export async function addInsight(
  tx: Tx,
  actorId: string,
  statement: string,
  links: readonly CheckedLink[],
  clock: Clock,
): Promise<string> {
  await keepGroups(tx)
  const id = await insertInsight(tx, statement, actorId)
  await linkPieces(tx, id, links, actorId, clock())
  await insertRevision(tx, id, { statement: { from: null, to: statement }, ...linkedChange(links) }, actorId, clock())
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
    await keepGroups(tx)
    if (!(await lockInsight(tx, insightId))) throw notFound('This insight')
    await linkPieces(tx, insightId, links, author.id, clock())
    await insertRevision(tx, insightId, linkedChange(links), author.id, clock())
    await audit(tx, author, 'insight.link', { kind: 'insight', id: insightId }, { evidence: links.length })
    await rescoreInsights(tx, [insightId], clock)
  })
  return getInsight(actor, insightId, clock)
}

/** Takes a piece of evidence, with what says the same, off an insight. The evidence itself stays. */
export async function removeEvidence(
  actor: MaybeActor,
  insightId: string,
  evidenceId: string,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    await keepGroups(tx)
    const same = (await listSameAs(tx, [evidenceId])).map((one) => one.id)
    if (!(await lockInsight(tx, insightId)) || (await deleteLinks(tx, insightId, [evidenceId, ...same])) === 0) {
      throw notFound('This evidence of this insight')
    }
    await insertRevision(tx, insightId, { evidence: { from: { ids: [evidenceId] }, to: null } }, author.id, clock())
    await audit(tx, author, 'insight.unlink', { kind: 'insight', id: insightId }, { evidenceId })
    await rescoreInsights(tx, [insightId], clock)
  })
  return getInsight(actor, insightId, clock)
}

/**
 * Rewords an insight, says more of it, or changes its status; what is drawn from it follows, and its history keeps what was before.
 * @throws AppError conflict where the status cannot follow the present one, invalid where the owner is not there
 */
export async function changeInsight(
  actor: MaybeActor,
  id: string,
  patch: InsightPatch,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  const { status, resolution, wouldChange, reviewAt, ...said } = patch
  if (said.ownerId && !(await mapNames([said.ownerId])).has(said.ownerId))
    throw invalid('This owner is not there.', { ownerId: ['No person has this id.'] })
  await transaction(async (tx) => {
    const before = await lockInsight(tx, id)
    if (!before) throw notFound('This insight')
    const from = before.status
    const to = status ?? from
    if (to !== from) insightMachine.assert(from, to, rolesOn(author))
    const reasoned = STATUSES_WITH_REASON.includes(to) && resolution !== undefined
    if (wouldChange !== undefined && !reasoned)
      throw invalid('Say what would change it together with the resolution.', { wouldChange: ['Needs a resolution.'] })
    const next = {
      ...said,
      status: to,
      ...(reviewAt !== undefined && { reviewAt: reviewAt === null ? null : new Date(`${reviewAt}T00:00:00Z`) }),
      ...(reasoned && { resolution, wouldChange: wouldChange ?? null }),
    }
    const settled = reasoned && {
      resolvedById: author.id,
      resolvedAt: clock(),
      resolvedAgainst: await countAgainst(tx, id),
    }
    if (!(await updateInsight(tx, id, from, { ...next, ...settled })))
      throw conflict('This insight was changed just now. Reload it and try again.')
    const changes = changesOf(before, next)
    if (Object.keys(changes).length > 0) await insertRevision(tx, id, changes, author.id, clock())
    if (to !== from || reasoned) await rescoreInsights(tx, [id], clock)
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

/**
 * Writes down what the platform team expects, before there is evidence: afterwards it would be no forecast.
 * @throws AppError conflict where evidence is linked already
 */
export async function setBelief(
  actor: MaybeActor,
  id: string,
  belief: Belief,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    const before = await lockInsight(tx, id)
    if (!before) throw notFound('This insight')
    if ((await countLinks(tx, id)) > 0)
      throw conflict('Evidence is linked already. What the team believes has to be written before it is opened.')
    const next = { belief: { ...belief, at: clock().toISOString(), byId: author.id } }
    await updateInsight(tx, id, before.status, next)
    await insertRevision(tx, id, changesOf({}, { belief }), author.id, clock())
    await audit(tx, author, 'insight.belief', { kind: 'insight', id })
  })
  return getInsight(actor, id, clock)
}

/** Takes the words out of one change in the history of an insight, where they are of a person who withdrew them. */
export async function clearHistory(actor: MaybeActor, id: string, revisionId: string): Promise<void> {
  const author = authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    const row = await findRevision(tx, id, revisionId)
    if (!row) throw notFound('This change')
    await clearRevision(tx, id, revisionId, withoutWords(row.changes as unknown as Changes))
    await audit(tx, author, 'insight.clear-history', { kind: 'insight', id }, { revisionId })
  })
}
