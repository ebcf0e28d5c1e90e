import { agreement } from '@/lib/core/stats/agreement'
import { representation } from '@/lib/core/stats/representation'
import { support, type Support } from '@/lib/core/stats/support'

/** A team of the company: the population that evidence is compared with. */
export type TeamSize = { id: string; name: string; headcount: number; platform: boolean }

/** People of a team who are for a statement, and against it. */
export interface TeamVoices {
  teamId: string
  for: number
  against: number
}

/** What counting keeps of how voices spread: numbers by team, so that teams may change their size afterwards. */
export interface Spread {
  /** People for it by team, the platform team left out. */
  support: { teamId: string; people: number }[]
  /** The same for and against, of voices whose words every reader may read. */
  open: TeamVoices[]
  /** Teams of all voices. */
  spoke: string[]
  /** There are voices of an unknown team. */
  unplaced: boolean
}

export interface Representation {
  dissimilarity: number | null
  missing: string[]
  unknown: string[]
  topShare: number | null
  mix: { team: string; people: number; share: number; headcount: number; companyShare: number }[]
}

const populationOf = (teams: readonly TeamSize[]) => teams.filter((team) => !team.platform && team.headcount > 0)

/** How the people behind a statement spread over the company's teams. */
export function representationOf(
  { support: heard, spoke, unplaced }: Spread,
  teams: readonly TeamSize[],
): Representation {
  const company = populationOf(teams)
  const total = company.reduce((sum, team) => sum + team.headcount, 0)
  const byTeam = new Map(heard.map(({ teamId, people }) => [teamId, people]))
  const counted = company.map((team) => ({ team, people: byTeam.get(team.id) ?? 0 }))
  const all = counted.reduce((sum, one) => sum + one.people, 0)
  const { dissimilarity, top } = representation(
    Object.fromEntries(counted.map(({ team, people }) => [team.name, people])),
    Object.fromEntries(company.map((team) => [team.name, team.headcount])),
  )
  const heardTeams = new Set(spoke)
  // Who spoke as of a team that is no more is of some other one now.
  const there = new Set(teams.flatMap((team) => (team.platform || team.headcount > 0 ? [team.id] : [])))
  const isOpen = unplaced || spoke.some((id) => !there.has(id))
  const silent = company
    .filter((team) => !heardTeams.has(team.id))
    .sort((a, b) => b.headcount - a.headcount || a.name.localeCompare(b.name))
    .map((team) => team.name)
  return {
    dissimilarity,
    missing: isOpen ? [] : silent,
    unknown: isOpen ? silent : [],
    topShare: top?.share ?? null,
    mix: counted.map(({ team, people }) => ({
      team: team.name,
      people,
      share: all === 0 ? 0 : people / all,
      headcount: team.headcount,
      companyShare: team.headcount / total,
    })),
  }
}

export interface Conflict {
  /** Teams most of whose people are for it, and those most of whose people are against it; the clearest first. */
  for: { team: string; for: number; against: number }[]
  against: { team: string; for: number; against: number }[]
  /** Whether teams most of whom are for it face teams most of whom are against it. */
  opposed: boolean
  /** van der Eijk's A over teams by where most of their people are: 1 all teams alike, −1 two camps. Null without teams. */
  betweenTeams: number | null
}

/** Where teams are on a statement, from voices whose words every reader may read. */
export function conflictOf({ open }: Spread, teams: readonly TeamSize[]): Conflict {
  const names = new Map(teams.filter((team) => !team.platform).map((team) => [team.id, team.name]))
  const voices = open.flatMap(({ teamId, ...people }) => {
    const team = names.get(teamId)
    return team === undefined || people.for + people.against === 0 ? [] : [{ team, ...people }]
  })
  const lead = (one: { for: number; against: number }) => one.for - one.against
  const sorted = voices.sort((a, b) => Math.abs(lead(b)) - Math.abs(lead(a)) || a.team.localeCompare(b.team))
  const [pro, con] = [sorted.filter((one) => lead(one) > 0), sorted.filter((one) => lead(one) < 0)]
  return {
    for: pro,
    against: con,
    opposed: pro.length > 0 && con.length > 0,
    betweenTeams: agreement([con.length, sorted.length - pro.length - con.length, pro.length]),
  }
}

/**
 * The share of the company that would agree, each team weighing its size and not how loud it was, with its interval.
 * Null where no team was heard, and
 * where some voices are of an unknown team or not open to all: those may think otherwise than the ones whose team is
 * known, and would be left out.
 * Source: see core/stats/support. A team of which more people were heard than it has counts as many as were heard.
 * @param voices all people for it and against it
 */
export function supportOf({ open }: Spread, teams: readonly TeamSize[], voices: number): Support | null {
  if (open.reduce((sum, one) => sum + one.for + one.against, 0) !== voices) return null
  const heard = new Map(open.map((one) => [one.teamId, one]))
  return support(
    populationOf(teams).map((team) => {
      const { for: inFavour = 0, against = 0 } = heard.get(team.id) ?? {}
      const n = inFavour + against
      return { population: Math.max(team.headcount, n), heard: n, inFavour }
    }),
  )
}
