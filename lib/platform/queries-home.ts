import { can, type Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { countEvidence } from '@/lib/evidence/queries'
import { getLadder, type LadderView } from '@/lib/evidence/queries-ladder'
import { countContested } from '@/lib/insights/queries'
import { findRfcs } from '@/lib/rfcs/queries'
import type { RfcListView } from '@/lib/rfcs/presenter'
import { listSurveys } from '@/lib/surveys/queries'
import { listWaitingSurveys, type WaitingSurvey } from '@/lib/distribution/queries-prompts'
import { surveyReach } from '@/lib/results/queries-reach'
import type { Results } from '@/lib/results/schema'
import { getLedgerTotals, listAnswers } from '@/lib/updates/queries'
import type { Answered } from '@/lib/updates/schema-rows'
import type { Told } from '@/lib/updates/schema'
import { getResults } from '@/lib/results/queries'

const REACH_DAYS = 365
const NEAR = 5

/** What Home shows to everybody: what is asked of me, what became of what I said, RFCs that want readers. */
export interface MyHome {
  asked: WaitingSurvey[]
  became: Answered[]
  near: RfcListView[]
}

export async function myHome(actor: Actor): Promise<MyHome> {
  const [asked, became, review, lastCall] = await Promise.all([
    can(actor, 'survey.read') ? listWaitingSurveys(actor) : [],
    listAnswers(actor),
    can(actor, 'rfc.read') ? findRfcs(actor, { status: 'review', sort: 'updated', limit: NEAR }) : null,
    can(actor, 'rfc.read') ? findRfcs(actor, { status: 'last-call', sort: 'updated', limit: NEAR }) : null,
  ])
  return { asked, became, near: [...(lastCall?.data ?? []), ...(review?.data ?? [])].slice(0, NEAR) }
}

/** What Home adds for those who run the research. */
export interface ProgrammeHome {
  picture: LadderView
  unfiled: number
  contested: number
  /** Null for those who do not answer for the ledger. */
  told: Told | null
  /** The newest closed survey, for its headline. */
  pulse: Results | null
}

export async function programmeHome(actor: Actor, now: Date): Promise<ProgrammeHome> {
  const reach = await surveyReach(actor, new Date(now.getTime() - REACH_DAYS * DAY_MS))
  const low = reach.map((team) => ({ ...team, rung: 'low' as const }))
  const [picture, unfiled, contested, told, closed] = await Promise.all([
    getLadder(actor, low, now),
    countEvidence(actor, { linked: 'no' }),
    countContested(actor),
    can(actor, 'told.read') ? getLedgerTotals(actor) : null,
    listSurveys(actor, { status: 'closed', limit: 1 }),
  ])
  const newest = closed.data[0]
  return { picture, unfiled, contested, told, pulse: newest ? await getResults(actor, newest.id, {}) : null }
}
