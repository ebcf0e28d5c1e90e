import { measureOf } from './rules-types'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { refreshTallies } from './refresh'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import { visibleStatuses } from '@/lib/surveys/policy'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { shownOfSurveys } from './repo-trend'
import { buildResults } from './rules'
import type { QuestionResult } from './schema'
import { comparable, pointsOf, type Wave } from './rules-trend'
import type { Trend } from './schema-trend'
import { favourableEndOf } from '@/lib/surveys/types/rules-facts'
import { invitedOf } from '@/lib/surveys/rules-invited'
import { changesBetween } from './queries-changes'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { listTeams, listSeries, populationSizes } from '@/lib/surveys/queries-record'

const MAX_WAVES = 24

/** What each survey's own results page shows over everybody, at the same steps. */
async function resultsOfWaves(waves: readonly SurveyRecord[]): Promise<Map<string, QuestionResult[]>> {
  const ids = waves.map((wave) => wave.id)
  const counted = await refreshTallies(ids)
  const [teams, sizes] = await Promise.all([listTeams(), populationSizes(ids)])
  // As many as there were on the day each wave opened.
  const teamsThen = (id: string) => (sizes.has(id) ? [{ headcount: sizes.get(id)! }] : teams)
  const shown = await shownOfSurveys(ids)
  return new Map(
    waves.map((survey) => [
      survey.id,
      buildResults({
        survey,
        counted: counted.get(survey.id) ?? 0,
        whole: shown.get(survey.id) ?? [],
        groups: [],
        sizes: [],
        teams: [],
        invited: invitedOf(survey, teamsThen(survey.id)),
        by: null,
        team: null,
      }).questions,
    ]),
  )
}

function changesOf(
  survey: SurveyRecord,
  before: SurveyRecord | undefined,
  results: ReadonlyMap<string, QuestionResult[]>,
): Wave['changes'] {
  if (!before) return new Map()
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
  const found =
    survey.series === null
      ? []
      : await listSeries(
          survey.series,
          visibleStatuses(reader).filter((status) => status !== 'draft'),
          MAX_WAVES,
        )
  const waves = found.length > 0 || survey.openedAt === null ? found : [survey]
  const results = await resultsOfWaves(waves)
  const compared = waves.map((wave, index): Wave => ({
    id: wave.id,
    questions: wave.questions,
    results: results.get(wave.id)!,
    changes: changesOf(
      wave,
      waves.slice(0, index).findLast((one) => one.status === 'closed'),
      results,
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
