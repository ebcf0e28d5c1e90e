import { can, type Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { listWaitingSurveys, type WaitingSurvey } from '@/lib/distribution/queries-prompts'
import { listEvidence } from '@/lib/evidence/queries'
import { listTeamChampions } from '@/lib/catalog/queries-champions'
import type { ToAsk } from '@/lib/catalog/schema-champions'
import { getLadder } from '@/lib/evidence/queries-ladder'
import type { LadderRow, Owed } from '@/lib/evidence/rules-ladder'
import type { Evidence } from '@/lib/evidence/schema'
import { listPersonSessions, type PersonSession } from '@/lib/fieldwork/queries-person'
import { listMemberIds } from '@/lib/people/queries'
import type { Team } from '@/lib/people/schema'
import { surveyReach } from '@/lib/results/queries-reach'
import { listRfcsOf, listSaidBy, type RfcEntry, type SaidEntry } from '@/lib/rfcs/queries-mine'
import { listPersonalUpdates } from '@/lib/updates/queries'
import { countTeamTold } from '@/lib/updates/queries-team'
import type { TeamTold } from '@/lib/updates/rules-team'
import type { Answered } from '@/lib/updates/schema-rows'

const REACH_DAYS = 365
const SHOWN = 8

type Rfcs = { rfcs: RfcEntry[]; more: boolean }

/** What was asked of a team, heard from it, told to it, and what is due. */
export interface TeamStory {
  /** Null for a team without a place on the ladder. */
  ladder: LadderRow | null
  owed: Owed | null
  /** The newest pieces that name the team, as far as this reader may see them. */
  heard: Evidence[]
  rfcs: Rfcs
  /** Null for those who do not answer for the ledger. */
  told: TeamTold | null
}

export async function getTeamStory(actor: Actor, team: Pick<Team, 'id'>, now: Date): Promise<TeamStory> {
  const tells = can(actor, 'told.read')
  const [reach, heard, rfcs, members] = await Promise.all([
    surveyReach(actor, new Date(now.getTime() - REACH_DAYS * DAY_MS), now),
    listEvidence(actor, { team: team.id, limit: SHOWN }),
    listRfcsOf(actor, { teamId: team.id }, SHOWN),
    tells ? listMemberIds(actor, team.id) : [],
  ])
  const low = reach.map((one) => ({ ...one, rung: 'low' as const }))
  const [{ rows, owed }, told] = await Promise.all([
    getLadder(actor, low, now),
    tells ? countTeamTold(actor, members) : null,
  ])
  return {
    ladder: rows.find((row) => row.team.id === team.id) ?? null,
    owed: owed.find((one) => one.team.id === team.id) ?? null,
    heard: heard.data,
    rfcs,
    told,
  }
}

/** How far each team was heard, and what is due of it, by the team's id. One picture for all: no query for each. */
export interface TeamCoverage {
  row: LadderRow
  owed: Owed | null
}

export async function mapTeamCoverage(actor: Actor, now: Date): Promise<Map<string, TeamCoverage>> {
  const reach = await surveyReach(actor, new Date(now.getTime() - REACH_DAYS * DAY_MS), now)
  const low = reach.map((one) => ({ ...one, rung: 'low' as const }))
  const { rows, owed } = await getLadder(actor, low, now)
  const due = new Map(owed.map((one) => [one.team.id, one]))
  return new Map(rows.map((row) => [row.team.id, { row, owed: due.get(row.team.id) ?? null }]))
}

/** What a person wrote and agreed to be named with; to themselves also what is asked of them and what they were told. */
export interface PersonStory {
  own: boolean
  rfcs: Rfcs
  /** What they said in discussions of RFCs, under their name. */
  said: SaidEntry[]
  sessions: PersonSession[]
  /** Open surveys that wait for them; for themselves alone. */
  asked: WaitingSurvey[]
  /** What became of what they said; for themselves alone. */
  told: Answered[]
  /** How far their team was heard, and what is due of it; null for themselves, and without a team that stands on the ladder. */
  team: TeamCoverage | null
  /** What they speak for in their team. */
  speaksFor: ToAsk[]
}

/** @param seat the team and address of the person: for what their page says of their team */
export async function getPersonStory(
  actor: Actor,
  personId: string,
  now: Date,
  seat: { teamId: string | null; email: string } = { teamId: null, email: '' },
): Promise<PersonStory> {
  const { teamId, email } = seat
  const own = actor.id === personId
  const [coverage, champions, rfcs, said, sessions, asked, told] = await Promise.all([
    own || teamId === null ? null : mapTeamCoverage(actor, now),
    own || teamId === null ? [] : listTeamChampions(actor, teamId),
    listRfcsOf(actor, { personId }, SHOWN),
    listSaidBy(actor, personId, SHOWN),
    listPersonSessions(actor, personId, now),
    own ? listWaitingSurveys(actor) : [],
    own ? listPersonalUpdates(actor) : [],
  ])
  return {
    ...{ own, rfcs, said, sessions, asked, told },
    team: (teamId !== null && coverage?.get(teamId)) || null,
    speaksFor: champions.filter((one) => one.email === email),
  }
}
