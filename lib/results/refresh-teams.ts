import { mapTeamSizes } from '@/lib/people/queries'
import { db, type Db } from '@/lib/server/db'
import { listInvitedIds, listTeamsOf } from '@/lib/surveys/queries-record'
import { asksSome, teamsAsked } from '@/lib/surveys/rules-invited'

/** The teams of a survey, each with how many people of it were asked; `targeted`: where those are not all. */
export async function teamsOfSurvey(
  survey: { id: string; invited: number | null },
  client: Db = db,
): Promise<{ teams: Awaited<ReturnType<typeof listTeamsOf>>; targeted: boolean }> {
  const everybody = await listTeamsOf(survey.id, client)
  if (!asksSome(survey, everybody)) return { teams: everybody, targeted: false }
  const asked = await mapTeamSizes(await listInvitedIds(survey.id, client), client)
  return { teams: teamsAsked(everybody, asked), targeted: true }
}
