import { authorize, type MaybeActor } from '@/lib/core/actor'
import { visibleStatuses } from '@/lib/surveys/policy'
import { listSurveysById } from '@/lib/surveys/queries-record'
import { resultsOfWaves } from './queries-trend'
import { hasScore } from './rules-groups'
import type { QuestionResult } from './schema'

/**
 * Of each survey the result of its first question with a score, as its own results page shows it over everybody: one line for a list,
 * in a fixed number of statements. A survey that nobody answered, that asks for no score, or that hides it is not in the map.
 */
export async function mapHeadlines(actor: MaybeActor, ids: readonly string[]): Promise<Map<string, QuestionResult>> {
  const statuses = visibleStatuses(authorize(actor, 'survey.results'))
  if (ids.length === 0) return new Map()
  const surveys = (await listSurveysById(ids)).filter(
    ({ status, responses }) => statuses.includes(status) && responses > 0,
  )
  // Only that question is worked out: what may be shown of it was decided when its cells were stored.
  const asked = surveys.flatMap((survey) => {
    const first = survey.questions.find(hasScore)
    return first ? [{ ...survey, questions: [first] }] : []
  })
  const results = await resultsOfWaves(asked)
  return new Map(
    [...results].flatMap(([id, { questions }]) => {
      const [first] = questions
      return first && !first.suppressed ? [[id, first] as const] : []
    }),
  )
}
