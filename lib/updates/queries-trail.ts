import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { listNewestOfGroups, mapEvidence, newestIdsOfGroups } from '@/lib/evidence/queries-groups'
import type { Evidence } from '@/lib/evidence/schema'
import { getItemChain, getScoreInputs, listItemEvidence, listSupportingIds } from '@/lib/roadmap/queries'
import { db } from '@/lib/server/db'
import { seenByFor } from './policy'
import { listPeopleSeen } from './queries-voices'
import { quotesFor } from './queries'
import { toUpdate } from './presenter'
import { mapContacts } from '@/lib/people/queries'
import { ledgerCounts, updatesOfItem } from './repo'
import { countLedger, type Forecast } from './rules'
import { STANCES, TRAIL_INSIGHTS, TRAIL_PIECES, trailPieces, type Stance } from './rules-trail'
import type { Trail } from './schema'

/**
 * The chain of an item: what was heard, the insights, the updates, and how many people were told. Of many insights the best
 * founded ones, of many pieces the newest of each stance; all are counted. Quotes that this reader may not read are only
 * counted.
 */
export async function getTrail(actor: MaybeActor, itemId: string): Promise<Trail> {
  const reader = authorize(actor, 'roadmap.score')
  const [{ item, insights, evidence, basis }, updates] = await Promise.all([
    getItemChain(reader, itemId, TRAIL_INSIGHTS),
    updatesOfItem(db, itemId),
  ])
  const nameOf = (insightId: string, stance: Stance) => `${insightId} ${stance}`
  const linked = new Map(evidence.map(({ insightId, stance, ids }) => [nameOf(insightId, stance), ids]))
  const [groups, quotes, counts] = await Promise.all([
    newestIdsOfGroups(reader, linked, TRAIL_PIECES),
    quotesFor(reader, updates),
    ledgerCounts(
      db,
      updates.map((update) => update.id),
      seenByFor(reader),
    ),
  ])
  // Of two stances with ten pieces each, ten are shown: only these are read.
  const shown = new Map(
    insights.slice(0, TRAIL_INSIGHTS).map(({ insightId }) => {
      const of = (stance: Stance) => (groups.get(nameOf(insightId, stance))?.newest ?? []).map((id) => ({ id }))
      const ids = { supports: of('supports'), contradicts: of('contradicts'), context: of('context') }
      return [insightId, trailPieces(ids)] as const
    }),
  )
  const read = await mapEvidence(
    reader,
    [...shown.values()].flat().map((piece) => piece.id),
  )
  return {
    item,
    insights: insights.slice(0, TRAIL_INSIGHTS).map(({ insightId, statement, confidence }) => {
      const of = (stance: Stance) => groups.get(nameOf(insightId, stance))
      const all = STANCES.reduce((sum, stance) => sum + (linked.get(nameOf(insightId, stance))?.length ?? 0), 0)
      const pieces = {
        supports: of('supports')?.readable ?? 0,
        contradicts: of('contradicts')?.readable ?? 0,
        context: of('context')?.readable ?? 0,
      }
      const readable = pieces.supports + pieces.contradicts + pieces.context
      return {
        ...{ id: insightId, statement, confidence, pieces },
        evidence: (shown.get(insightId) ?? []).flatMap(({ id, stance }) => {
          const piece = read.get(id)
          return piece ? [{ ...piece, stance }] : []
        }),
        hidden: all - readable,
      }
    }),
    insightsInAll: insights.length,
    evidenceInAll: new Set([...linked.values()].flat()).size,
    updates: updates.map((update) => toUpdate(update, quotes)),
    told: countLedger(counts),
    anonymous: basis.people - basis.known,
  }
}

const ABOUT_A_PROPOSAL = ['rfc', 'rfc-comment'] as const

/**
 * The newest supporting quotes behind an item that this reader may read: the "you said" of its update. What the platform team said or
 * measured itself, its own result among it, nobody else said. What was written about a proposal comes last: a question about how it
 * would work is no reason why it was built.
 */
export async function quotesBehind(actor: Actor, itemId: string, limit: number): Promise<Evidence[]> {
  const supporting = await listSupportingIds(actor, itemId)
  const groups = await listNewestOfGroups(actor, new Map([[itemId, supporting]]), limit, {
    ofOthers: true,
    last: ABOUT_A_PROPOSAL,
  })
  return groups.get(itemId)?.newest ?? []
}

/** Who would be told if this item shipped now. */
export async function forecastTold(actor: MaybeActor, itemId: string): Promise<Forecast> {
  const pm = authorize(actor, 'roadmap.ship')
  const [seen, basis] = await Promise.all([listPeopleSeen(db, itemId, seenByFor(pm)), getScoreInputs(pm, itemId)])
  const contacts = await mapContacts(seen.map((voice) => voice.personId))
  const here = seen.flatMap(({ personId, stance }) => {
    const contact = contacts.get(personId)
    return contact ? [{ stance, isMuted: contact.mutedUpdates }] : []
  })
  const supporters = here.filter(({ stance }) => stance === 'supports')
  const muted = supporters.filter(({ isMuted }) => isMuted).length
  return {
    owed: supporters.length - muted,
    muted,
    anonymous: basis.people - basis.known,
    against: here.length - supporters.length,
  }
}

const WRITTEN_IN_PUBLIC = new Set<string>(['rfc', 'rfc-comment', 'survey-result', 'measurement'])

/** The words of every piece behind an item that this reader may read: what an update may quote. `said`: not written in public. */
export async function listItemQuotes(
  actor: Actor,
  itemId: string,
): Promise<{ id: string; text: string; said: boolean }[]> {
  const links = await listItemEvidence(actor, itemId)
  const pieces = await listEvidenceByIds(actor, [...new Set(links.map((link) => link.evidenceId))])
  return pieces.map(({ id, text, kind }) => ({ id, text, said: !WRITTEN_IN_PUBLIC.has(kind) }))
}
