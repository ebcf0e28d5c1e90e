import { authorize, type MaybeActor } from '@/lib/core/actor'
import { dayOf, isoDay } from '@/lib/core/clock'
import { listMembers } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { listSchedules } from './repo-schedules'
import { countTeamAsks, type TeamAsksRow } from './repo-team-asks'
import { waveDay } from './rules-cadence'
import type { PlannedWave } from './schema-calendar'

/** More waves of one schedule are not looked for. */
const MOST_WAVES = 1_000

/** Waves that schedules will open from here to there; none that is open already. */
export async function listPlannedWaves(actor: MaybeActor, from: Date, to: Date): Promise<PlannedWave[]> {
  authorize(actor, 'survey.write')
  const schedules = await listSchedules()
  return schedules.flatMap(({ id, survey, cadence, startsOn, nextOn, daysOpen, audience, active }) => {
    if (!active || nextOn === null) return []
    const waves: PlannedWave[] = []
    for (let index = 0; index < MOST_WAVES; index++) {
      const day = waveDay(cadence, new Date(`${startsOn}T00:00:00Z`), index)
      if (!day || day > to) break
      if (day < dayOf(from) || isoDay(day) < nextOn) continue
      waves.push({
        ...{ scheduleId: id, surveyId: survey.id, title: survey.title, day: isoDay(day), daysOpen },
        teams: audience.teams,
      })
    }
    return waves
  })
}

/** How often the people of some teams were asked by surveys, from one day to another. For those who ask. */
export async function listTeamAsks(
  actor: MaybeActor,
  teamIds: readonly string[],
  from: Date,
  to: Date,
): Promise<TeamAsksRow[]> {
  authorize(actor, 'survey.write')
  return countTeamAsks(db, await listMembers(db, teamIds), dayOf(from), dayOf(to))
}
