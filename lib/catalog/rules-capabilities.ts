import { DAY_MS, dayOf } from '@/lib/core/clock'
import { quantile } from '@/lib/core/stats/quantile'
import type { Stage, UseState } from './schema-capabilities'

/** An entry that no one has looked at for so long may be wrong. */
const STALE_DAYS = 180

/** Whether a team in this state uses the capability now. */
export const isUsing = (state: UseState): boolean => state === 'weekly' || state === 'recommends'

export interface Use {
  state: UseState
  chosen: boolean | null
  headcount: number
}

/**
 * Engineers in teams that use it every week, of the engineers of all teams; null where no team is known. Of the using teams
 * that were `asked`, those that `chose` it: adoption by order says nothing about liking it.
 */
export function adoptionOf(
  uses: readonly Use[],
  engineers: number,
): { adoption: number | null; chosenShare: number | null; chose: number; asked: number } {
  if (uses.length === 0 || engineers === 0) return { adoption: null, chosenShare: null, chose: 0, asked: 0 }
  const using = uses.filter((use) => isUsing(use.state))
  const asked = using.filter((use) => use.chosen !== null).length
  const chose = using.filter((use) => use.chosen === true).length
  return {
    adoption: Math.min(1, using.reduce((sum, use) => sum + use.headcount, 0) / engineers),
    chosenShare: asked === 0 ? null : chose / asked,
    ...{ chose, asked },
  }
}

/** Teams and their engineers. */
export interface Group {
  teams: number
  engineers: number
}

export interface Funnel {
  aware: Group
  tried: Group
  weekly: Group
  recommends: Group
  left: Group
  /** Teams of which nothing is known: each of them may be anywhere. */
  unknown: Group
}

const REACHED: Record<Exclude<keyof Funnel, 'unknown'>, readonly UseState[]> = {
  aware: ['aware', 'tried', 'weekly', 'recommends', 'left'],
  tried: ['tried', 'weekly', 'recommends', 'left'],
  weekly: ['weekly', 'recommends'],
  recommends: ['recommends'],
  left: ['left'],
}

/**
 * How far teams came: each step holds those of the next one too, and a team that left has tried it. Engineers are the
 * headcounts of the teams. A team in which nobody is counts only for what is known of it: it is none whose use is to be found out.
 * @param teams all teams that could use it
 */
export function funnelOf(
  uses: readonly { teamId: string; state: UseState }[],
  teams: readonly { id: string; headcount: number }[],
): Funnel {
  const stateOf = new Map(uses.map((use) => [use.teamId, use.state]))
  const sumOf = (found: typeof teams): Group => ({
    teams: found.length,
    engineers: found.reduce((sum, team) => sum + team.headcount, 0),
  })
  const step = (name: keyof typeof REACHED) =>
    sumOf(
      teams.filter(({ id }) => {
        const state = stateOf.get(id)
        return state !== undefined && REACHED[name].includes(state)
      }),
    )
  return {
    aware: step('aware'),
    tried: step('tried'),
    weekly: step('weekly'),
    recommends: step('recommends'),
    left: step('left'),
    unknown: sumOf(teams.filter(({ id, headcount }) => !stateOf.has(id) && headcount > 0)),
  }
}

/** What is missing or out of date, each in a few words. */
export function gapsOf(
  entry: {
    stage: string
    ownerId: string | null
    ownerRef: string
    teamId: string | null
    docs: string | null
    retireBy: Date | null
    replacement: string
    checkedAt: Date
  },
  /** Null where the owner has left. */ owner: object | null,
  usingTeams: number,
  now: Date,
): string[] {
  const unknown = entry.ownerRef ? `No owner: “${entry.ownerRef}” is no team or person here` : 'No owner'
  return [
    entry.ownerId !== null ? (owner ? '' : 'The owner has left') : entry.teamId === null ? unknown : '',
    entry.teamId === null && entry.ownerId !== null ? 'No team' : '',
    entry.docs === null && entry.stage !== 'discovery' ? 'No documentation' : '',
    entry.stage === 'retirement' && entry.retireBy === null ? 'Retired without a day' : '',
    entry.stage === 'retirement' && entry.replacement.trim() === '' ? 'Retired without a replacement' : '',
    entry.stage === 'retirement' && entry.retireBy && entry.retireBy < dayOf(now) && usingTeams > 0
      ? `${usingTeams} ${usingTeams === 1 ? 'team uses' : 'teams use'} it after its last day`
      : '',
    now.getTime() - entry.checkedAt.getTime() > STALE_DAYS * DAY_MS ? `Not checked for ${STALE_DAYS} days` : '',
  ].filter(Boolean)
}

/**
 * Time to adopt: days from launch to the first day on which a team was known to use it every week, as the median of the teams of which
 * that day is known and not before the launch. Null where it was not launched, or no such day is known.
 * @param stages the stages it was in, each with the day since when
 */
export function timeToAdopt(
  stages: readonly { stage: Stage; at: string }[],
  uses: readonly { weeklyOn: string | null }[],
): { days: number; teams: number } | null {
  const launch = stages.find(({ stage }) => stage === 'launch')?.at.slice(0, 10)
  if (launch === undefined) return null
  const days = uses.flatMap(({ weeklyOn }) =>
    weeklyOn !== null && weeklyOn >= launch ? [(Date.parse(weeklyOn) - Date.parse(launch)) / DAY_MS] : [],
  )
  return days.length === 0 ? null : { days: quantile(days, 0.5), teams: days.length }
}
