import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField } from '@/lib/core/errors'
import { getSurveyRecord, listSurveys } from '@/lib/surveys/queries'
import { listClosedWaveIds, listSurveysById } from '@/lib/surveys/queries-record'
import { MAX_WAVES, resultsOfWaves } from './queries-trend'
import { areOfOthers } from './rules-trend'
import { mapAskedTeams } from '@/lib/surveys/queries-asked-teams'
import { asksTheSame, figureOfMeasure, isSameSubject, measuresOf, wordsOfMeasure } from './rules-measures'
import type { MeasureWords, SurveyMeasure, WaveFigure } from './schema-measures'

/** Surveys whose measures are offered, the newest ones. */
const OFFERED = 50
/** More measures than this nobody chooses from; the page of an item has to stay small. */
const MOST_MEASURES = 60

const inWords = (
  survey: { id: string; title: string; series: string | null; questions: Parameters<typeof wordsOfMeasure>[0] },
  measure: string,
): MeasureWords | null => {
  const words = wordsOfMeasure(survey.questions, measure)
  return words && { survey: { id: survey.id, measure }, of: survey.series ?? survey.title, ...words }
}

/**
 * What a measure of a survey is called.
 * @throws AppError not_found for the survey; invalid where it was never open, or has no such measure
 */
export async function getMeasure(actor: MaybeActor, { id, measure }: SurveyMeasure): Promise<MeasureWords> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  if (survey.openedAt === null) throw invalidField('survey.id', 'This survey has not been open yet.')
  const words = inWords(survey, measure)
  if (!words)
    throw invalidField(
      'survey.measure',
      `This survey measures ${measuresOf(survey.questions).join(', ') || 'nothing'}.`,
    )
  return words
}

/** The measures of the newest surveys that are or were open, of each series those of its last wave. */
export async function listMeasures(actor: MaybeActor): Promise<MeasureWords[]> {
  const { data } = await listSurveys(authorize(actor, 'survey.results'), { limit: OFFERED })
  const seen = new Set<string>()
  return data
    .filter((survey) => {
      if (survey.openedAt === null || (survey.series !== null && seen.has(survey.series))) return false
      if (survey.series !== null) seen.add(survey.series)
      return true
    })
    .flatMap((survey) => measuresOf(survey.questions).flatMap((measure) => inWords(survey, measure) ?? []))
    .slice(0, MOST_MEASURES)
}

/** The unit of each measure: "%", "points" or nothing. */
export async function listMeasureUnits(asked: readonly SurveyMeasure[]): Promise<string[]> {
  if (asked.length === 0) return []
  const surveys = new Map((await listSurveysById(asked.map(({ id }) => id))).map((one) => [one.id, one.questions]))
  return asked.map(({ id, measure }) => wordsOfMeasure(surveys.get(id) ?? [], measure)?.unit ?? '')
}

/**
 * The figures of measures in the closed waves of their series, the first wave first, in a fixed number of statements: exactly what each
 * wave's own results page shows over everybody. A wave that hides the figure, that asks something else or people of other teams, or that is
 * about something else, has none.
 * For callers that have authorized the reading.
 */
export async function listWaveFigures(asked: readonly SurveyMeasure[]): Promise<WaveFigure[][]> {
  if (asked.length === 0) return []
  const ids = [...new Set(asked.map(({ id }) => id))]
  const waveIds = await listClosedWaveIds(ids, MAX_WAVES)
  const surveys = new Map(
    (await listSurveysById([...new Set([...ids, ...[...waveIds.values()].flat()])])).map((one) => [one.id, one]),
  )
  const waves = [...new Set([...waveIds.values()].flat())].flatMap((id) => surveys.get(id) ?? [])
  const [results, teams] = await Promise.all([resultsOfWaves(waves), mapAskedTeams([...surveys.values()])])
  return asked.map(({ id, measure }) =>
    (waveIds.get(id) ?? [])
      .flatMap((wave): WaveFigure[] => {
        const [survey, of] = [surveys.get(wave), surveys.get(id)]
        if (!survey?.openedAt || !survey.closedAt || !of || !isSameSubject(of, survey)) return []
        if (!asksTheSame(measure, of.questions, survey.questions) || areOfOthers(teams, id, wave)) return []
        const figure = figureOfMeasure(results.get(wave)!, measure)
        const { title, openedAt, closedAt } = survey
        return figure ? [{ survey: wave, title, openedAt, closedAt, ...figure }] : []
      })
      .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
  )
}
