import { systemClock, type Clock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { MINIMUM } from '@/lib/core/minimum'
import { listTeamsOfFewer } from '@/lib/people/queries'
import type { Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import {
  deleteItems,
  listIdsByRef,
  listInsightIds,
  listItemsOfPerson,
  refKey,
  tagItems,
  unnameTeams,
  anonymiseItems,
  isUnnamedKind,
  unlinkConfidential,
  upsertItems,
} from './repo'
import { forgetSources } from './repo-capture'
import { removeAnswersOf, replaceBreakdowns } from './repo-breakdown'
import { lockCandidates } from './repo-same'
import { evidenceItemSchema, type EvidenceItem, type EvidenceRef } from './schema'

/** Rows in one statement: keeps the parameter of a large import at a few megabytes. */
const batchSize = 1000

/**
 * Records things that were heard, in the caller's transaction. Idempotent by `ref`: an item that is there already is
 * updated where it differs, keeps its id and its links to insights. For rooms, which have authorized the deed.
 * @returns the ids, in the order of the items
 */
export async function recordEvidence(
  tx: Tx,
  items: readonly EvidenceItem[],
  clock: Clock = systemClock,
): Promise<string[]> {
  const unique = new Map(items.map((item) => [refKey(item.ref), evidenceItemSchema.parse(item)]))
  const all = [...unique.values()]
  const ids = new Map<string, string>()
  for (let from = 0; from < all.length; from += batchSize) {
    const batch = all.slice(from, from + batchSize)
    await upsertItems(tx, batch, await fewIn(tx, batch), clock())
    for (const [key, id] of await listIdsByRef(
      tx,
      batch.map((item) => item.ref),
    ))
      ids.set(key, id)
    await replaceBreakdowns(
      tx,
      new Map(batch.flatMap((item) => (item.breakdown ? [[ids.get(refKey(item.ref)) ?? '', item.breakdown]] : []))),
    )
  }
  await publish(tx, 'evidence.changed', { ids: all.flatMap((item) => changedId(item, ids) ?? []) })
  return items.map((item) => ids.get(refKey(item.ref)) ?? '')
}

/** Of the teams of items whose voices are not named, those that are smaller than a group now. */
async function fewIn(tx: Tx, items: readonly EvidenceItem[]): Promise<Set<string>> {
  const teams = items.flatMap(({ ref, teamId }) => (isUnnamedKind(ref.kind) && teamId ? [teamId] : []))
  return teams.length === 0 ? new Set() : new Set(await listTeamsOfFewer(tx, [...new Set(teams)], MINIMUM.score))
}

/** What is told of an item: of an anonymous one only its source, since promised work keeps the time it was promised at. */
const changedId = (
  item: { anonymous: boolean; sourceId?: string | null; ref: EvidenceRef },
  ids: ReadonlyMap<string, string>,
) => (item.anonymous ? item.sourceId : ids.get(refKey(item.ref)))

/**
 * Keeps pieces as they are until the transaction ends: none is linked to an insight or merged with another one between a
 * decision about them and what follows from it.
 */
export const lockPieces = async (tx: Tx, ids: readonly string[]): Promise<void> => void (await lockCandidates(tx, ids))

/**
 * Takes items back, with their links to insights and themes, in the caller's transaction, and tells the insights
 * that are based on them. References without evidence are passed over.
 * @returns how many items are gone and which insights lost one
 */
export async function withdrawEvidence(
  tx: Tx,
  refs: readonly EvidenceRef[],
): Promise<{ removed: number; insightIds: string[] }> {
  const ids = [...(await listIdsByRef(tx, refs)).values()]
  if (ids.length === 0) return { removed: 0, insightIds: [] }
  await lockPieces(tx, ids)
  const insightIds = await listInsightIds(tx, ids)
  const removed = await deleteItems(tx, ids)
  await publish(tx, 'evidence.withdrawn', { ids: insightIds })
  return { removed, insightIds }
}

/**
 * Tags everything that was heard in one source, in place of other tags that say the same thing differently. The items, and what they
 * are linked to, stay as they are.
 */
export async function tagSource(tx: Tx, sourceId: string, tag: string, insteadOf: readonly string[]): Promise<void> {
  await publish(tx, 'evidence.changed', { ids: await tagItems(tx, sourceId, tag, insteadOf) })
}

/**
 * Takes teams off what was said without names in one source, except where they may still be named: it does not count as the
 * platform team's then either, since that says whose it is.
 * @param named what may be named, by the reference of an answer
 */
export async function keepTeams(
  tx: Tx,
  sourceId: string,
  named: readonly { refId: string; teamId: string }[],
): Promise<void> {
  if ((await unnameTeams(tx, sourceId, named)) > 0) await publish(tx, 'evidence.changed', { ids: [sourceId] })
}

/**
 * Erases a person from the evidence: what they answered or said is taken back; what they wrote in RFCs stays, as one
 * distinct voice without a name. Of survey results their own answer goes; the numbers stay. What they answered in
 * confidence loses them and stays, as the answer itself does in its survey: a piece that goes with somebody, and a figure
 * that falls by one, would say whose it was.
 * @returns also the words that are gone, to look for copies of them; never to store
 */
export async function eraseEvidenceOf(
  tx: Tx,
  personId: string,
): Promise<{ removed: number; insightIds: string[]; texts: string[] }> {
  const unlinked = await unlinkConfidential(tx, personId)
  const spoken = await listItemsOfPerson(tx, personId, [
    ...(['answer', 'highlight', 'observation', 'vote'] as const),
    ...(['ticket', 'chat', 'note'] as const),
  ])
  const gone = await withdrawEvidence(
    tx,
    spoken.map((one) => one.ref),
  )
  await forgetSources(
    tx,
    spoken.map((one) => one.ref.id),
  )
  const answered = await removeAnswersOf(tx, personId)
  const kept = await anonymiseItems(tx, personId, `erased:${newId()}`)
  await publish(tx, 'evidence.changed', { ids: [...answered, ...kept, ...unlinked] })
  return { ...gone, texts: spoken.map((one) => one.text) }
}
