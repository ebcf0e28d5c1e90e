import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField } from '@/lib/core/errors'
import { keptQuestions, mapKeptHalves } from './queries-figures'
import { largeEnough, type Shared } from './queries-larger'
import { refreshFigures } from './refresh'
import { teamsOfSurvey } from './refresh-teams'
import { segmentSizes, shownCounts } from './repo'
import { listBesideFiles } from './repo-responses'
import { frameOf, resultsWith, type ResultsInput } from './rules'
import { isDrawnByGroup, type By } from './rules-groups'
import type { Results } from './schema'
import { findNewestClosed, getSurveyRecord } from '@/lib/surveys/queries'
import { invitedOf } from '@/lib/surveys/rules-invited'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { listLargeGroups } from '@/lib/surveys/queries-record'

/**
 * The results of one survey, for everybody who may read results: in aggregate only, whatever the mode.
 * `scoresOnly`: groups of questions with a score only, and `withRows` of those with rows too.
 */
export async function getResults(
  actor: MaybeActor,
  id: string,
  query: { by?: By | undefined; team?: string | undefined; scoresOnly?: boolean; withRows?: boolean },
): Promise<Results> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  return resultsOf(survey, query)
}

/** The results of the newest survey that is closed; null where there is none. */
export async function findNewestResults(actor: MaybeActor): Promise<Results | null> {
  const survey = await findNewestClosed(authorize(actor, 'survey.results'))
  return survey && resultsOf(survey, {})
}

/** The same without asking who reads: for those who have decided that already. */
export async function resultsOf(
  survey: SurveyRecord,
  query: {
    by?: By | undefined
    team?: string | undefined
    /** For a reader with a larger minimum than the survey's; `others` have one too, and may be the same person. */
    shared?: Shared | undefined
    scoresOnly?: boolean
    withRows?: boolean
  },
): Promise<Results> {
  const { teams, targeted } = await teamsOfSurvey(survey)
  const team =
    query.team === undefined
      ? null
      : teams.find((one) => one.id === query.team || one.name.toLowerCase() === query.team?.toLowerCase())?.id
  if (team === undefined) throw invalidField('filter.team', 'There is no such team.')
  const by = query.by ?? null
  const { counted, version } = await refreshFigures(survey.id)
  const [sizes, large, besideFiles, half] = await Promise.all([
    segmentSizes(survey.id),
    by === 'role' || by === 'tenure' ? listLargeGroups(by, survey.minScore) : undefined,
    listBesideFiles([survey.id]),
    mapKeptHalves([{ surveyId: survey.id, version, questions: survey.questions }]),
  ])
  const input: ResultsInput = {
    survey,
    minimum: query.shared?.own.minimum,
    shared: query.shared,
    scoresOnly: query.scoresOnly,
    withRows: query.withRows,
    counted,
    large,
    sizes,
    teams,
    targeted,
    fromFiles: besideFiles.has(survey.id),
    halfAnswered: half.get(survey.id),
    invited: invitedOf(survey, teams),
    by: team !== null && by === 'team' ? null : by,
    team,
  }
  const scored = query.scoresOnly
    ? survey.questions.filter((one) => isDrawnByGroup(one, query.withRows ?? false)).map(({ key }) => key)
    : undefined
  const [questions] = await keptQuestions([{ surveyId: survey.id, version, frame: frameOf(input) }], async () => {
    const cells = await shownCounts(survey.id, team === null ? by : 'team', undefined, scored)
    const readable = query.shared ? await largeEnough(survey, query.shared, by, cells) : cells
    return () => readable
  })
  return resultsWith(input, questions!)
}
