import { mapTeamOf } from '@/lib/people/queries'
import { db, type Db } from '@/lib/server/db'
import { listInvitedOf, populationsOf } from './repo-population'
import { asksSome, type AskedTeams } from './rules-invited'
import type { Survey } from './schema'

/**
 * How many people of each team these surveys asked: everybody in it when the survey opened, or those who were invited. In at most three
 * statements; none where no survey chose whom to ask. Only what follows of it may be shown: it says who was asked.
 */
export async function mapAskedTeams(
  surveys: readonly Pick<Survey, 'id' | 'invited'>[],
  client: Db = db,
): Promise<Map<string, AskedTeams>> {
  if (surveys.every(({ invited }) => invited === null)) return new Map()
  const populations = await populationsOf(
    client,
    surveys.map(({ id }) => id),
  )
  const everybody = (id: string) => populations.get(id) ?? new Map<string, number>()
  const chose = surveys.filter((survey) =>
    asksSome(
      survey,
      [...everybody(survey.id).values()].map((headcount) => ({ headcount })),
    ),
  )
  const invited = await listInvitedOf(
    client,
    chose.map(({ id }) => id),
  )
  const teamOf = await mapTeamOf(client, [...new Set(invited.map(({ personId }) => personId))])
  const asked = new Map(chose.map(({ id }) => [id, new Map<string, number>()]))
  for (const { surveyId, personId } of invited) {
    const [people, team] = [asked.get(surveyId), teamOf.get(personId)]
    if (people && team) people.set(team, (people.get(team) ?? 0) + 1)
  }
  return new Map(
    surveys.map(({ id }): [string, AskedTeams] => [
      id,
      { some: asked.has(id), people: asked.get(id) ?? everybody(id) },
    ]),
  )
}
