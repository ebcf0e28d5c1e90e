import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { MINIMUM } from '@/lib/core/minimum'
import { countHeard, getLadder } from '@/lib/evidence/queries-ladder'
import { countContested } from '@/lib/insights/queries'
import { listDueOutcomes } from '@/lib/outcomes/queries-outcome'
import { surveyReach } from '@/lib/results/queries-reach'
import { listDecided } from '@/lib/rfcs/queries-decision'
import { listMoves } from '@/lib/roadmap/queries-history'
import { listSurveys } from '@/lib/surveys/queries'
import { getLedgerTotals, listUpdates } from '@/lib/updates/queries'
import { reviewText } from './presenter-review'

export const REVIEW_DAYS = 30
const LOOKED_AT = 50
const REACH_DAYS = 365

/** The draft of the review of the last 30 days: what was heard, decided and told, and what is due. */
export async function draftReview(actor: MaybeActor, now: Date): Promise<{ body: string; days: number }> {
  const pm = authorize(actor, 'update.write')
  const since = new Date(now.getTime() - REVIEW_DAYS * DAY_MS)
  const isRecent = (at: string | null | undefined): boolean => at != null && at >= since.toISOString()
  const reach = await surveyReach(pm, new Date(now.getTime() - REACH_DAYS * DAY_MS), now)
  const [heard, closed, decided, moves, updates, due, ladder, told, contested] = await Promise.all([
    countHeard(pm, since),
    listSurveys(pm, { status: 'closed', limit: LOOKED_AT }),
    listDecided(pm, since),
    listMoves(pm, since),
    listUpdates(pm, { limit: LOOKED_AT }),
    // The review is for everyone: an outcome of a draft is not due in it.
    listDueOutcomes(pm, now, LOOKED_AT, 'published'),
    getLadder(
      pm,
      reach.map((team) => ({ ...team, rung: 'low' as const })),
      now,
      'engineers',
    ),
    getLedgerTotals(pm),
    countContested(pm),
  ])
  return {
    days: REVIEW_DAYS,
    body: reviewText({
      days: REVIEW_DAYS,
      heard,
      surveys: closed.data.filter((survey) => isRecent(survey.closedAt)),
      decided,
      moves,
      updates: updates.data.filter((update) => update.kind !== 'review' && isRecent(update.publishedAt)),
      dueOutcomes: due,
      // A list that is published names no team below the minimum: one that is missing from it would be known to have been heard.
      silent: ladder.owed
        .filter(({ team }) => team.headcount >= MINIMUM.score)
        .map(({ team, deepest, deeperDaysAgo }) =>
          deeperDaysAgo !== null
            ? `${team.name}: nothing beyond a survey for ${deeperDaysAgo} days`
            : `${team.name}: ${deepest === null ? 'not heard at all this year' : 'never heard beyond a survey'}`,
        ),
      owed: told.owed,
      contested,
    }),
  }
}
