import { isoDay } from '@/lib/core/clock'
import type { Champions, GoneChampion } from './schema-champions'

const byName = new Intl.Collator('en')

export interface Named {
  id: string
  capabilityId: string | null
  teamId: string
  personId: string
  at: Date
}

/** What is known of the people and teams of today. */
export interface Today {
  /** Of each person who is here, the team that they are in; null for somebody in none. */
  teamOf: ReadonlyMap<string, string | null>
  names: ReadonlyMap<string, { name: string; email: string }>
  teams: ReadonlyMap<string, string>
}

/**
 * Whether somebody still speaks for it in the team that they were named in. Whoever left the company or moved to another
 * team does not: the team would be sent to somebody who is not there.
 */
export function standingOf({ personId, teamId }: Named, { teamOf }: Pick<Today, 'teamOf'>): 'here' | 'left' | 'moved' {
  const now = teamOf.get(personId)
  return now === undefined ? 'left' : now === teamId ? 'here' : 'moved'
}

/** Those who speak for it, and those who did: a gap is said, for each team that nobody else speaks in. */
export function championsOf(rows: readonly Named[], today: Today, withNames: boolean): Omit<Champions, 'without'> {
  const nameOf = (teamId: string) => today.teams.get(teamId) ?? 'a team that is not there any more'
  const champions = rows.flatMap((row) => {
    const person = today.names.get(row.personId)
    return standingOf(row, today) === 'here' && person
      ? [
          {
            ...{ id: row.id, capability: row.capabilityId, person: { id: row.personId, ...person } },
            ...{ team: { id: row.teamId, name: nameOf(row.teamId) }, since: isoDay(row.at) },
          },
        ]
      : []
  })
  const spoken = new Set(champions.map(({ team }) => team.id))
  const gone = rows.flatMap((row): GoneChampion[] => {
    const why = standingOf(row, today)
    if (why === 'here' || spoken.has(row.teamId)) return []
    const name = withNames ? (today.names.get(row.personId)?.name ?? null) : null
    return [{ id: row.id, team: nameOf(row.teamId), why, name }]
  })
  return {
    champions: champions.sort(
      (a, b) => byName.compare(a.team.name, b.team.name) || byName.compare(a.person.name, b.person.name),
    ),
    gone: gone.sort((a, b) => byName.compare(a.team, b.team)),
  }
}

/** "Payments: whoever spoke for it is in another team now." */
export const goneWords = ({ team, why, name }: GoneChampion): string =>
  `${team} has nobody now: ${name ?? 'who spoke for it'} ${why === 'left' ? 'is not here any more' : 'is in another team'}`
