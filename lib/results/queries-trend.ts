import { measureOf } from './rules-types'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { refreshTallies } from './refresh'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import { visibleStatuses } from '@/lib/surveys/policy'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { listBesideFiles } from './repo-responses'
import { shownOfSurveys } from './repo-trend'
import { keptQuestions, mapKeptHalves } from './queries-figures'
import { frameOf, resultsWith, type ResultsInput } from './rules'
import type { QuestionResult, Results } from './schema'
import { areOfOthers, comparable, pointsOf, type Wave } from './rules-trend'
import type { Trend } from './schema-trend'
import { favourableEndOf } from '@/lib/surveys/types/rules-facts'
import { invitedOf, type AskedTeams } from '@/lib/surveys/rules-invited'
import { mapAskedTeams } from '@/lib/surveys/queries-asked-teams'
import { changesBetween } from './queries-changes'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { listTeams, listSeries, populationSizes } from '@/lib/surveys/queries-record'

/** Waves of one series that are looked at, the last ones. */
export const MAX_WAVES = 24

/** What each survey's own results page shows over everybody, at the same steps. For callers that have authorized the reading. */
export async function resultsOfWaves(waves: readonly SurveyRecord[]): Promise<Map<string, Results>> {
  const ids = waves.map((wave) => wave.id)
  const states = await refreshTallies(ids)
  const [teams, sizes, besideFiles, half] = await Promise.all([
    listTeams(),
    populationSizes(ids),
    listBesideFiles(ids),
    mapKeptHalves(
      waves.map(({ id, questions }) => ({ surveyId: id, version: states.get(id)?.version ?? null, questions })),
    ),
  ])
  // As many as there were on the day each wave opened.
  const teamsThen = (id: string) => (sizes.has(id) ? [{ headcount: sizes.get(id)! }] : teams)
  const inputs = waves.map((survey): ResultsInput => ({
    survey,
    counted: states.get(survey.id)?.counted ?? 0,
    sizes: [],
    answers: survey.responses,
    fromFiles: besideFiles.has(survey.id),
    halfAnswered: half.get(survey.id),
    teams: [],
    invited: invitedOf(survey, teamsThen(survey.id)),
    by: null,
    team: null,
  }))
  const questions = await keptQuestions(
    inputs.map((input) => ({
      surveyId: input.survey.id,
      version: states.get(input.survey.id)?.version ?? null,
      frame: frameOf(input),
    })),
    async (missing) => {
      const shown = await shownOfSurveys(missing)
      return (id) => ({ whole: shown.get(id) ?? [], groups: [] })
    },
  )
  return new Map(inputs.map((input, index) => [input.survey.id, resultsWith(input, questions[index]!)]))
}

/** The waves of a survey's series that the reader may see, the first first; of a survey without a series itself alone. */
async function wavesOf(reader: MaybeActor, survey: SurveyRecord): Promise<SurveyRecord[]> {
  const found =
    survey.series === null
      ? []
      : await listSeries(
          survey.series,
          visibleStatuses(reader).filter((status) => status !== 'draft'),
          MAX_WAVES,
        )
  return found.length > 0 || survey.openedAt === null ? found : [survey]
}

/**
 * A survey, and what its results page and those of the other waves of its series show over everybody, the first wave first.
 * What other rooms say of answers is made of this, so that they show no figure that a results page hides.
 * @throws AppError not_found
 */
export async function getWaveResults(
  actor: MaybeActor,
  id: string,
): Promise<{ asked: SurveyRecord; waves: { survey: SurveyRecord; results: Results }[] }> {
  const reader = authorize(actor, 'survey.results')
  const asked = await getSurveyRecord(reader, id)
  const waves = await wavesOf(reader, asked)
  const results = await resultsOfWaves(waves)
  return { asked, waves: waves.map((survey) => ({ survey, results: results.get(survey.id)! })) }
}

function changesOf(
  survey: SurveyRecord,
  before: SurveyRecord | undefined,
  results: ReadonlyMap<string, QuestionResult[]>,
  asked: ReadonlyMap<string, AskedTeams>,
): Wave['changes'] {
  if (!before || areOfOthers(asked, survey.id, before.id)) return new Map()
  return changesBetween(
    comparable(results.get(survey.id)!, survey.questions, before.questions),
    results.get(before.id)!,
    before.title,
  )
}

/** Every wave of a survey's series and each score over them; of a survey without a series itself alone. @throws AppError not_found */
export async function getTrend(actor: MaybeActor, id: string): Promise<Trend> {
  const reader = authorize(actor, 'survey.results')
  const survey = await getSurveyRecord(reader, id)
  const waves = await wavesOf(reader, survey)
  const [shown, asked] = await Promise.all([resultsOfWaves(waves), mapAskedTeams(waves)])
  const results = new Map([...shown].map(([wave, { questions }]) => [wave, questions]))
  const compared = waves.map((wave, index): Wave => ({
    id: wave.id,
    teams: asked.get(wave.id),
    questions: wave.questions,
    results: results.get(wave.id)!,
    changes: changesOf(
      wave,
      waves.slice(0, index).findLast((one) => one.status === 'closed'),
      results,
      asked,
    ),
  }))
  return {
    series: survey.series,
    waves: waves.map((wave) => ({
      id: wave.id,
      title: wave.title,
      status: wave.status,
      openedAt: wave.openedAt!,
      n: wave.responses,
    })),
    questions: (waves.at(-1)?.questions ?? []).flatMap((question) => {
      const measure = measureOf(question)
      return measure
        ? [
            {
              key: question.key,
              type: question.type,
              label: unpiped(question.label),
              measure,
              favourableEnd: favourableEndOf(question),
              points: pointsOf(question.key, compared),
            },
          ]
        : []
    }),
  }
}
