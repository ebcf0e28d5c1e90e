import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { foldPieces, replaceTwins, setApart, unfoldPiece } from '@/lib/evidence/commands-same'
import { getEvidence, listEvidenceByIds } from '@/lib/evidence/queries'
import { textsToCompare } from '@/lib/evidence/queries-theme-store'
import { comparedWith } from '@/lib/evidence/rules-same'
import type { Evidence } from '@/lib/evidence/schema'
import { listNearness } from '@/lib/reading/queries'
import { findTwins } from '@/lib/reading/rules-twins'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Tx } from '@/lib/server/db'
import { rescoreInsights } from './refresh'
import { statementsOf, upsertLinks } from './repo'
import { deleteGroupLinks, listGroupLinks } from './repo-same'
import { linksOfMerge, linksOfParting, opposedInsights, type GroupLink } from './rules-same'

/** The newest texts that are compared, those that everyone may read. */
const MAX_TEXTS = 100_000
/** So many pairs are offered, the likest. */
const MAX_PAIRS = 5_000
/** Texts of which both were read by the model must be near in meaning too; unrelated ones with common words are below this cosine. */
const MIN_NEARNESS = 0.8

/** Throws where pieces that would be one say opposite things of an insight. */
async function refuseOpposed(tx: Tx, links: readonly GroupLink[]): Promise<void> {
  const [first] = opposedInsights(links)
  if (first === undefined) return
  const [insight] = await statementsOf(tx, [first])
  throw conflict(
    `One of these supports “${insight?.statement ?? ''}” and another contradicts it. Correct the link that is wrong first.`,
  )
}

/**
 * Merges pieces that say the same: one stands for all in lists, at the desk and as a piece of an insight; each keeps its words, its people
 * are counted, and every insight of one is an insight of all. People who are known to be the same are counted once, as always.
 * @throws AppError not_found, invalid, conflict where two of them say opposite things of one insight
 */
export async function mergeEvidence(
  actor: MaybeActor,
  keepId: string,
  pieces: readonly string[],
  clock: Clock = systemClock,
): Promise<Evidence> {
  const author = authorize(actor, 'insight.write')
  const readable = await listEvidenceByIds(author, [keepId, ...pieces])
  if (new Set([keepId, ...pieces]).size !== readable.length) throw notFound('This evidence')
  await transaction(async (tx) => {
    const group = (await foldPieces(tx, keepId, pieces)).map((one) => one.id)
    const links = await listGroupLinks(tx, group)
    await refuseOpposed(tx, links)
    const added = groupBy(linksOfMerge(links, group, keepId), (link) => link.insightId)
    for (const [insightId, own] of added) {
      const rows = own.map(({ evidenceId, stance }) => ({ id: evidenceId, stance, agrees: null, followed: true }))
      await upsertLinks(tx, insightId, rows, author.id, clock())
    }
    const insights = [...new Set(links.map((link) => link.insightId))]
    await rescoreInsights(tx, insights, clock, { anew: true })
    await audit(tx, author, 'evidence.merge', { kind: 'evidence', id: keepId }, { pieces: [...pieces] })
  })
  return getEvidence(actor, keepId)
}

/** Takes the merge of one piece back: it stands by itself, with the links that it had before. @throws AppError conflict */
export async function unmergeEvidence(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<Evidence> {
  const author = authorize(actor, 'insight.write')
  await getEvidence(author, id)
  await transaction(async (tx) => {
    const { keptId, others } = await unfoldPiece(tx, id)
    const links = await listGroupLinks(tx, [id, ...others])
    await deleteGroupLinks(tx, linksOfParting(links, id))
    await rescoreInsights(tx, [...new Set(links.map((link) => link.insightId))], clock, { anew: true })
    await audit(tx, author, 'evidence.unmerge', { kind: 'evidence', id }, { keptId })
  })
  return getEvidence(actor, id)
}

/** Says that two pieces which were offered are not the same, or, with `apart` false, offers them again. @throws AppError not_found */
export async function tellApart(actor: MaybeActor, one: string, other: string, apart = true): Promise<void> {
  const author = authorize(actor, 'insight.write')
  const [a, b] = one < other ? [one, other] : [other, one]
  if ((await listEvidenceByIds(author, [a, b])).length !== 2) throw notFound('This pair')
  await transaction(async (tx) => {
    if (!(await setApart(tx, a, b, apart))) throw notFound('This pair')
    await audit(tx, author, 'evidence.apart', { kind: 'evidence', id: a }, { other: b, apart })
  })
}

/** Looks for pieces that say nearly the same, by their words and, where both were read, by their meaning. @returns how many pairs */
export async function findSaidTwice(): Promise<number> {
  const texts = await textsToCompare(db, MAX_TEXTS)
  const byId = new Map(texts.map((one) => [one.id, one.text]))
  const likest = [...groupBy(texts, comparedWith).values()]
    .flatMap((group) => findTwins(group))
    .sort((a, b) => b.likeness - a.likeness || (a.a + a.b < b.a + b.b ? -1 : 1))
    .slice(0, 2 * MAX_PAIRS)
  const nearness = await listNearness(
    db,
    likest.map(({ a, b }) => [byId.get(a)!, byId.get(b)!]),
  )
  const pairs = likest
    .map((pair, at) => ({ ...pair, cosine: nearness[at]! }))
    .filter(({ cosine }) => cosine === null || cosine >= MIN_NEARNESS)
    .slice(0, MAX_PAIRS)
  await transaction((tx) => replaceTwins(tx, pairs))
  return pairs.length
}
