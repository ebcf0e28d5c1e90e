import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField } from '@/lib/core/errors'
import { refreshTallyIfDue } from './refresh'
import { segmentSizes, shownCounts } from './repo'
import { buildResults, hasScore, type By } from './rules'
import type { Results } from './schema'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { mapTeamSizes } from '@/lib/people/queries'
import { asksSome, invitedOf, teamsAsked } from '@/lib/surveys/rules-invited'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { listInvitedIds, listLargeGroups, listTeamsOf } from '@/lib/surveys/queries-record'

/**
 * The results of one survey, for everybody who may read results: in aggregate only, whatever the mode.
 * `scoresOnly`: groups of questions with a score only.
 */
export async function getResults(
  actor: MaybeActor,
  id: string,
  query: { by?: By | undefined; team?: string | undefined; scoresOnly?: boolean },
): Promise<Results> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  return resultsOf(survey, query)
}

/** The same without asking who reads: for those who have decided that already. */
export async function resultsOf(
  survey: SurveyRecord,
  query: { by?: By | undefined; team?: string | undefined; minimum?: number | undefined; scoresOnly?: boolean },
): Promise<Results> {
  const everybody = await listTeamsOf(survey.id)
  const targeted = asksSome(survey, everybody)
  const teams = targeted ? teamsAsked(everybody, await mapTeamSizes(await listInvitedIds(survey.id))) : everybody
  const team =
    query.team === undefined
      ? null
      : teams.find((one) => one.id === query.team || one.name.toLowerCase() === query.team?.toLowerCase())?.id
  if (team === undefined) throw invalidField('filter.team', 'There is no such team.')
  const by = query.by ?? null
  const scored = query.scoresOnly ? survey.questions.filter(hasScore).map(({ key }) => key) : undefined
  const counted = await refreshTallyIfDue(survey.id)
  const [{ whole, groups }, sizes, large] = await Promise.all([
    shownCounts(survey.id, team === null ? by : 'team', undefined, scored),
    segmentSizes(survey.id),
    by === 'role' || by === 'tenure' ? listLargeGroups(by, survey.minScore) : undefined,
  ])
  return buildResults({
    survey,
    minimum: query.minimum,
    scoresOnly: query.scoresOnly,
    counted,
    large,
    whole,
    groups,
    sizes,
    teams,
    targeted,
    invited: invitedOf(survey, teams),
    by: team !== null && by === 'team' ? null : by,
    team,
  })
}
