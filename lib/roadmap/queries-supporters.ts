import { groupBy } from '@/lib/core/group'
import { listEvidenceIds } from '@/lib/evidence/queries'
import type { EvidenceKind } from '@/lib/evidence/schema'
import { peopleHeardOn, weighedEvidence } from '@/lib/insights/queries'
import { STATUS_RULES } from '@/lib/insights/rules'
import type { Db } from '@/lib/server/db'
import { insightLinks } from './repo-links'
import { votersOf } from './repo-votes'

/** Who may see that somebody is behind an item. */
export type SeenBy = 'engineers' | 'researchers' | 'no-one'

/** A person whose voice supports an item: the pieces, and who may see that they are behind it. */
export interface Supporter {
  personId: string
  evidence: string[]
  seenBy: SeenBy
}

/** One thing that somebody said, as far as it tells who may see them. */
interface Said {
  kind: EvidenceKind
  confidential?: boolean | undefined
}

const SEEN_BY = ['engineers', 'researchers', 'no-one'] as const
/** Who sees who said it, of each kind where nothing was said in confidence. */
const SEEN_OF_KIND: Readonly<Record<EvidenceKind, SeenBy>> = {
  rfc: 'engineers',
  'rfc-comment': 'engineers',
  answer: 'engineers',
  'survey-result': 'engineers',
  vote: 'engineers',
  highlight: 'researchers',
  observation: 'researchers',
  ticket: 'no-one',
  chat: 'no-one',
  note: 'no-one',
  measurement: 'no-one',
}

/**
 * An engineer sees authors of RFCs, votes and named answers, a researcher also people in sessions. No one sees who answered in
 * confidence, nor who wrote a ticket or a message or said something in passing: of these not even the voice tells the person
 * (`identityOf`).
 */
function seenByOf(said: readonly Said[]): SeenBy {
  const seen = said.map(({ kind, confidential }) => (confidential ? 'no-one' : SEEN_OF_KIND[kind]))
  return SEEN_BY.find((who) => seen.includes(who)) ?? 'no-one'
}

const countingInsights = async (client: Db, itemId: string): Promise<string[]> =>
  (await insightLinks(client, [itemId]))
    .filter((link) => STATUS_RULES[link.status].counts)
    .map((link) => link.insightId)

/** The votes for an item, as what their voters said. A vote is for an item, never against it. */
async function votesFor(client: Db, itemId: string) {
  const votes = await votersOf(client, itemId)
  const pieces = await listEvidenceIds(
    client,
    votes.map((vote) => ({ kind: 'vote' as const, id: vote.id })),
  )
  return votes.flatMap(({ id, personId }) => {
    const piece = pieces.get(id)
    return piece ? [{ personId, kind: 'vote' as const, evidence: piece }] : []
  })
}

/**
 * Everyone whose evidence supports (or contradicts) the insights that count for an item, and who voted for it. For the room
 * that answers them; never sent to a reader.
 */
export async function listSupporters(
  client: Db,
  itemId: string,
  stance: 'supports' | 'contradicts' = 'supports',
): Promise<Supporter[]> {
  const voices = [...(await weighedEvidence(client, await countingInsights(client, itemId))).values()].flat()
  const own = voices.flatMap(({ id, evidenceId = id, personId, kind, confidential, ...voice }) =>
    voice.stance === stance && personId ? [{ personId, kind, confidential, evidence: evidenceId }] : [],
  )
  const votes = stance === 'supports' ? await votesFor(client, itemId) : []
  return [...groupBy([...own, ...votes], (one) => one.personId)].map(([personId, said]) => ({
    personId,
    evidence: [...new Set(said.map((one) => one.evidence))],
    seenBy: seenByOf(said),
  }))
}

/** The same people for both stances, in one reading of what the last count kept, without the pieces. For figures about them. */
export async function listPeopleHeard(
  client: Db,
  itemId: string,
): Promise<Record<'supports' | 'contradicts', { personId: string; seenBy: SeenBy }[]>> {
  const [heard, votes] = await Promise.all([
    countingInsights(client, itemId).then((ids) => peopleHeardOn(client, ids)),
    votesFor(client, itemId),
  ])
  const people = (said: readonly (Said & { personId: string })[]) =>
    [...groupBy(said, (one) => one.personId)].map(([personId, own]) => ({ personId, seenBy: seenByOf(own) }))
  const of = (stance: 'supports' | 'contradicts') => heard.filter((one) => one.stance === stance)
  return { supports: people([...of('supports'), ...votes]), contradicts: people(of('contradicts')) }
}
