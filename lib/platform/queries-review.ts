import { listAllCapabilities } from '@/lib/catalog/queries-capabilities'
import { getMission } from '@/lib/catalog/queries-mission'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { MINIMUM } from '@/lib/core/minimum'
import { formatIsoDay } from '@/lib/core/relative-time'
import { countHeard, getLadder } from '@/lib/evidence/queries-ladder'
import { countContested } from '@/lib/insights/queries'
import { listDueOutcomes } from '@/lib/outcomes/queries-outcome'
import { surveyReach } from '@/lib/results/queries-reach'
import { listDecided } from '@/lib/rfcs/queries-decision'
import { listMoves } from '@/lib/roadmap/queries-history'
import { listStandings } from '@/lib/roadmap/queries-standings'
import { resolvePublished } from '@/lib/roadmap/queries-titles'
import { listClosedTitles } from '@/lib/surveys/queries'
import { countOwedPeople } from '@/lib/updates/queries'
import { findStandingsBefore, listPublishedIn } from '@/lib/updates/queries-review'
import { monthName, periodOf } from '@/lib/updates/rules-review'
import type { Standing } from '@/lib/updates/schema-review'
import { isQuiet, reviewText, type ReviewFacts } from './presenter-review'
import { placeChanges, scoreMoves, type ScoreMove } from './rules-review'

const LOOKED_AT = 50
/** Surveys that closed in one month, and updates that were published in it. */
const IN_A_MONTH = 200
const REACH_DAYS = 365
const MOST = 20

const COLUMNS: Record<Standing['horizon'], string> = { now: 'Now', next: 'Next', later: 'Later' }

/** What is put together of a month. */
export interface Assembled {
  title: string
  body: string
  /** Nothing at all happened in it. */
  quiet: boolean
  /** Where open items stand now, for the next review. */
  standings: Standing[]
}

/** Places that are other than at the last review before a month; null where there was none. */
async function placesSince(
  actor: Actor,
  month: string,
  standings: readonly Standing[],
): Promise<ReviewFacts['places']> {
  const last = await findStandingsBefore(actor, month)
  if (!last) return null
  const changes = placeChanges(last.standings, standings).slice(0, MOST)
  const items = await resolvePublished(
    actor,
    changes.map(({ itemId }) => itemId),
  )
  return changes.flatMap(({ itemId, horizon, from, to }) => {
    const item = items.get(itemId)
    return item ? [{ itemId, title: item.title, column: COLUMNS[horizon], from, to }] : []
  })
}

/**
 * The draft of the review of a month: what was heard, decided and told in it, and what is due now. Everyone reads what comes of it,
 * so it names nothing that not everyone may know: no score, no draft, no entry of the catalogue.
 * @param month "2026-11"; of one that is not over what happened so far
 */
export async function assembleReview(actor: MaybeActor, month: string, now: Date): Promise<Assembled> {
  const pm = authorize(actor, 'update.write')
  const { from, to: end } = periodOf(month)
  const to = end < now ? end : now
  const reach = await surveyReach(pm, new Date(now.getTime() - REACH_DAYS * DAY_MS), now)
  const [heard, closed, decided, moves, updates, due, ladder, owed, contested, mission, capabilities, standings] =
    await Promise.all([
      countHeard(pm, from, to),
      listClosedTitles(pm, from, IN_A_MONTH, to),
      listDecided(pm, from, to),
      listMoves(pm, from, to),
      listPublishedIn(pm, { from, to }, IN_A_MONTH),
      // The review is for everyone: an outcome of a draft is not due in it.
      listDueOutcomes(pm, now, LOOKED_AT, 'published'),
      getLadder(
        pm,
        reach.map((team) => ({ ...team, rung: 'low' as const })),
        now,
        'engineers',
      ),
      countOwedPeople(pm),
      countContested(pm),
      getMission(pm, now),
      listAllCapabilities(pm, now),
      listStandings(pm),
    ])
  const facts: ReviewFacts = {
    days: Math.max(1, Math.ceil((to.getTime() - from.getTime()) / DAY_MS)),
    heard,
    surveys: closed,
    decided,
    moves,
    places: await placesSince(pm, month, standings),
    updates,
    dueOutcomes: due,
    // A list that is published names no team below the minimum: one that is missing from it would be known to have been heard.
    silent: ladder.owed
      .filter(({ team }) => team.headcount >= MINIMUM.score)
      .map(({ team, deepest, deeperDaysAgo }) =>
        deeperDaysAgo !== null
          ? `${team.name}: nothing beyond a survey for ${deeperDaysAgo} days`
          : `${team.name}: ${deepest === null ? 'not heard at all this year' : 'never heard beyond a survey'}`,
      ),
    owed,
    contested,
    missionDue: mission.reviewDue && mission.reviewAt ? formatIsoDay(mission.reviewAt) : null,
    staleCapabilities: capabilities.filter(({ gaps }) => gaps.length > 0).length,
  }
  return {
    title: `What we heard and did, ${monthName(month)}`,
    body: reviewText(facts),
    quiet: isQuiet(facts),
    standings,
  }
}

/** What stands beside the draft for those who write it, and is no part of it: not everyone may know it. */
export interface ReviewAside {
  /** The month of the review that scores are compared with; null: there was none. */
  since: string | null
  scores: (ScoreMove & { title: string })[]
  capabilities: { id: string; name: string; gaps: string[] }[]
}

export async function getReviewAside(actor: MaybeActor, month: string, now: Date): Promise<ReviewAside> {
  const pm = authorize(actor, 'update.write')
  const [last, standings, capabilities] = await Promise.all([
    findStandingsBefore(pm, month),
    listStandings(pm),
    listAllCapabilities(pm, now),
  ])
  const moves = last ? scoreMoves(last.standings, standings).slice(0, MOST) : []
  const items = await resolvePublished(
    pm,
    moves.map(({ itemId }) => itemId),
  )
  return {
    since: last?.month ?? null,
    scores: moves.flatMap((move) => {
      const item = items.get(move.itemId)
      return item ? [{ ...move, title: item.title }] : []
    }),
    capabilities: capabilities
      .filter(({ gaps }) => gaps.length > 0)
      .slice(0, MOST)
      .map(({ id, name, gaps }) => ({ id, name, gaps })),
  }
}
