import { cache } from 'react'
import { listMyChampions } from '@/lib/catalog/queries-champions'
import { can, type Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { listEvidence } from '@/lib/evidence/queries'
import { countDeskPieces } from '@/lib/evidence/queries-triage'
import type { Evidence } from '@/lib/evidence/schema'
import { getLadder, type LadderView } from '@/lib/evidence/queries-ladder'
import { countContested, listInsights } from '@/lib/insights/queries'
import type { InsightSummary } from '@/lib/insights/schema'
import { listLongestUnchanged } from '@/lib/rfcs/queries'
import type { RfcListView } from '@/lib/rfcs/presenter'
import { listWaitingSurveys, type WaitingSurvey } from '@/lib/distribution/queries-prompts'
import { surveyReach } from '@/lib/results/queries-reach'
import type { Results } from '@/lib/results/schema'
import { findNewestOwed, getLedgerTotals, listPersonalUpdates, listUpdates } from '@/lib/updates/queries'
import type { Answered } from '@/lib/updates/schema-rows'
import { listDueOutcomes, mapOutcomes } from '@/lib/outcomes/queries-outcome'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import { listItems } from '@/lib/roadmap/queries'
import { listDueReviews } from '@/lib/roadmap/queries-reviews'
import { plannedRfcs } from '@/lib/roadmap/queries-rfc'
import { listQuery, type Item } from '@/lib/roadmap/schema'
import { listTree } from '@/lib/people/queries-departments'
import type { DepartmentSums } from '@/lib/people/rules-departments'
import type { Told, Update } from '@/lib/updates/schema'
import { findNewestResults } from '@/lib/results/queries'

const REACH_DAYS = 365
const NEAR = 5
const ACCEPTED_LOOKED_AT = 50

/** What Home shows to everybody: what is asked of me, what became of what I said, RFCs to review. */
export interface MyHome {
  asked: WaitingSurvey[]
  became: Answered[]
  near: RfcListView[]
  /** What they speak for in their team, each with a page of what they need to know. */
  speaksFor: { id: string; title: string }[]
}

export async function myHome(actor: Actor): Promise<MyHome> {
  const [asked, became, rfcs, champions] = await Promise.all([
    can(actor, 'survey.read') ? listWaitingSurveys(actor) : [],
    listPersonalUpdates(actor),
    can(actor, 'rfc.read') ? rfcsOfHome(actor) : null,
    can(actor, 'catalog.read') ? listMyChampions(actor) : [],
  ])
  const speaksFor = champions
    .filter(({ you }) => you)
    .map(({ champion, capability }) => ({ id: champion, title: capability?.name ?? 'The platform' }))
  const near = [...(rfcs?.get('last-call') ?? []), ...(rfcs?.get('review') ?? [])].slice(0, NEAR)
  return { asked, became, speaksFor, near }
}

const plansRfcs = (actor: Actor): boolean => can(actor, 'roadmap.write') && can(actor, 'rfc.read')

/** RFCs that are under review, and for those who plan, those that are accepted; read once while Home is made. */
const rfcsOfHome = cache((actor: Actor) =>
  listLongestUnchanged(actor, {
    ...{ review: NEAR, 'last-call': NEAR },
    ...(plansRfcs(actor) && { accepted: ACCEPTED_LOOKED_AT }),
  }),
)

/** What the platform is doing: open items in Now, what shipped with its measured result, and the last updates. */
export interface PlatformNews {
  inNow: Item[]
  /** By item. */
  outcomes: Map<string, Outcome>
  /** What shipped and has an outcome, the last one first. */
  measured: { item: Item; outcome: Outcome }[]
  updates: Update[]
}

/** Items that shipped and are looked through for outcomes. */
const SHIPPED = 50
const TILES = 4

export async function platformNews(actor: Actor, now: Date): Promise<PlatformNews> {
  const [inNow, shipped, updates] = await Promise.all([
    listItems(actor, listQuery.parse({ horizon: 'now', status: 'open', sort: 'rank', limit: NEAR })),
    listItems(actor, listQuery.parse({ status: 'shipped', sort: 'rank', limit: SHIPPED })),
    listUpdates(actor, { limit: NEAR }),
  ])
  const outcomes = await mapOutcomes(actor, [...inNow.data, ...shipped.data], now)
  const measured = shipped.data
    .flatMap((item) => {
      const outcome = outcomes.get(item.id)
      return outcome ? [{ item, outcome }] : []
    })
    .sort((a, b) => (b.item.shippedAt ?? '').localeCompare(a.item.shippedAt ?? ''))
    .slice(0, TILES)
  return { inNow: inNow.data, outcomes, measured, updates: updates.data }
}

/** What Home adds for those who run the research. */
export interface ProgrammeHome {
  picture: LadderView
  /** The tree of departments, for the ladder of many teams. */
  departments: DepartmentSums[]
  /** Pieces that wait at the desk; at most one more than `MOST_WAITING`. */
  unfiled: number
  /** The newest piece of evidence without an insight. */
  newest: Evidence | null
  contested: number
  /** The newest insight whose evidence disagrees. */
  disputed: InsightSummary | null
  /** The newest update that people wait to be told of, with how many. */
  untold: { update: Update; owed: number } | null
  /** Outcomes whose day is over and which are not recorded, the oldest first. */
  due: Awaited<ReturnType<typeof listDueOutcomes>>
  /** Items whose review day has come: "build or buy" is asked again. Null for those who do not write the roadmap. */
  reviews: Awaited<ReturnType<typeof listDueReviews>> | null
  /** Accepted RFCs that no item of the roadmap names yet, the longest accepted first. */
  unplanned: RfcListView[]
  /** Null for those who do not answer for the ledger. */
  told: Told | null
  /** The newest closed survey, for its headline. */
  pulse: Results | null
}

export async function programmeHome(actor: Actor, now: Date): Promise<ProgrammeHome> {
  const reach = surveyReach(actor, new Date(now.getTime() - REACH_DAYS * DAY_MS), now)
  const low = reach.then((teams) => teams.map((team) => ({ ...team, rung: 'low' as const })))
  const [picture, unfiled, newest, contested, disputed, told, untold, due, reviews, unplanned, pulse, departments] =
    await Promise.all([
      low.then((rows) => getLadder(actor, rows, now)),
      countDeskPieces(actor),
      listEvidence(actor, { linked: 'no', limit: 1 }),
      countContested(actor),
      listInsights(actor, { contested: 'yes', sort: 'newest', limit: 1 }),
      can(actor, 'told.read') ? getLedgerTotals(actor) : null,
      findUntold(actor),
      can(actor, 'outcome.write') ? listDueOutcomes(actor, now) : [],
      can(actor, 'roadmap.write') ? listDueReviews(actor, { limit: 1, now }) : null,
      findUnplanned(actor),
      findNewestResults(actor),
      listTree(actor),
    ])
  return {
    picture,
    departments,
    unfiled,
    newest: newest.data[0] ?? null,
    contested,
    disputed: disputed.data[0] ?? null,
    told,
    untold,
    due,
    reviews,
    unplanned,
    pulse,
  }
}

async function findUnplanned(actor: Actor): Promise<RfcListView[]> {
  if (!plansRfcs(actor)) return []
  const data = (await rfcsOfHome(actor)).get('accepted') ?? []
  const planned = await plannedRfcs(
    actor,
    data.map(({ number }) => number),
  )
  return data.filter(({ number }) => !planned.has(number)).reverse()
}

/** The newest update that people are still to be told of, however old; null for those who do not answer for it. */
const findUntold = async (actor: Actor): Promise<ProgrammeHome['untold']> =>
  can(actor, 'told.read') ? findNewestOwed(actor) : null
