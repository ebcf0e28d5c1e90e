import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { groupBy } from '@/lib/core/group'
import { toEvidence } from '@/lib/evidence/presenter'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import type { Evidence } from '@/lib/evidence/schema'
import { listItemEvidence, getItem, listItemInsights, getScoreInputs } from '@/lib/roadmap/queries'
import { db } from '@/lib/server/db'
import { seenByFor } from './policy'
import { listPeopleBehind } from './queries-voices'
import { quotesFor } from './queries'
import { toUpdate } from './presenter'
import { mapContacts } from '@/lib/people/queries'
import { ledgerCounts, updatesOfItem } from './repo'
import { countLedger, type Forecast } from './rules'
import type { Trail } from './schema'

/** Pieces of evidence in one trail: the rest is counted. */
const MAX_PIECES = 500

/** What speaks for it first, then against it, the newest first. */
const WEIGHT = { supports: 0, contradicts: 1, context: 2 } as const

/**
 * The whole chain of an item: what was heard, the insights, the updates, and how many people were told.
 * Quotes that this reader may not read are counted, not shown.
 */
export async function getTrail(actor: MaybeActor, itemId: string): Promise<Trail> {
  const reader = authorize(actor, 'roadmap.score')
  const item = await getItem(reader, itemId)
  const [insights, links, updates, basis] = await Promise.all([
    listItemInsights(reader, itemId),
    listItemEvidence(reader, itemId),
    updatesOfItem(db, itemId),
    getScoreInputs(reader, itemId),
  ])
  const readable = await listEvidenceByIds(reader, [
    ...new Set(links.slice(0, MAX_PIECES).map((link) => link.evidenceId)),
  ])
  const pieces = new Map(readable.map((piece) => [piece.id, toEvidence(piece)]))
  const quotes = await quotesFor(reader, updates)
  const byInsight = groupBy(links, (link) => link.insightId)
  const counts = await ledgerCounts(
    db,
    updates.map((update) => update.id),
    seenByFor(reader),
  )
  return {
    item,
    insights: insights.map((insight) => {
      const own = byInsight.get(insight.insightId) ?? []
      const evidence = own.flatMap(({ evidenceId, stance }) => {
        const piece = pieces.get(evidenceId)
        return piece ? [{ ...piece, stance }] : []
      })
      evidence.sort(
        (a, b) =>
          WEIGHT[a.stance] - WEIGHT[b.stance] || b.occurredAt.localeCompare(a.occurredAt) || a.id.localeCompare(b.id),
      )
      return {
        id: insight.insightId,
        statement: insight.statement,
        confidence: insight.confidence,
        evidence,
        hidden: own.length - evidence.length,
      }
    }),
    updates: updates.map((update) => toUpdate(update, quotes)),
    told: countLedger(counts),
    anonymous: basis.people - basis.known,
  }
}

/** The newest supporting quotes behind an item that this reader may read: the "you said" of its update. */
export async function quotesBehind(actor: Actor, itemId: string, limit: number): Promise<Evidence[]> {
  const links = await listItemEvidence(actor, itemId)
  const supporting = links.filter((link) => link.stance === 'supports').map((link) => link.evidenceId)
  const pieces = await listEvidenceByIds(actor, supporting.slice(0, MAX_PIECES))
  return pieces
    .map(toEvidence)
    .sort((a, b) => b.occurredAt.localeCompare(a.occurredAt) || a.id.localeCompare(b.id))
    .slice(0, limit)
}

/** Who would be told if this item shipped now. */
export async function forecastTold(actor: MaybeActor, itemId: string): Promise<Forecast> {
  const pm = authorize(actor, 'roadmap.ship')
  const [voices, basis] = await Promise.all([listPeopleBehind(db, itemId, true), getScoreInputs(pm, itemId)])
  const seenBy = seenByFor(pm)
  const seen = voices.filter((voice) => seenBy.includes(voice.seenBy))
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

/** The words of every piece behind an item that this reader may read: what an update may quote. */
export async function listItemQuotes(actor: Actor, itemId: string): Promise<{ id: string; text: string }[]> {
  const links = await listItemEvidence(actor, itemId)
  const pieces = await listEvidenceByIds(actor, [...new Set(links.map((link) => link.evidenceId))])
  return pieces.map(({ id, text }) => ({ id, text }))
}
