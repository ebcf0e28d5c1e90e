import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField } from '@/lib/core/errors'
import { transaction } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { moveDrivers, standingOf } from './refresh-drivers'
import { workOutDrivers } from './jobs-drivers'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import { favourableEndOf } from '@/lib/surveys/types/rules-facts'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { CAVEAT, defaultOutcome, scalesOf } from './rules-drivers'
import { driverStep } from './repo-drivers'
import type { Drivers, StoredDrivers } from './schema-drivers'
import { resultsOf } from './queries'
import type { SurveyRecord } from '@/lib/surveys/schema-record'

// So many questions are worked out while somebody waits (a tenth of a second); more are promised work.
const AT_ONCE = 8

/** The figures as they may be shown now; a long step is promised and the last one shown until then. */
async function currentDrivers(survey: SurveyRecord): Promise<{
  result: StoredDrivers | null
  state: Drivers['state']
  needed: number
  leftOut: StoredDrivers['leftOut']
}> {
  const standing = await standingOf(survey)
  const { kept, scales, needed, due } = standing
  if (scales.keys.length < 2) return { result: null, state: 'unsuited', needed, leftOut: scales.leftOut }
  if (due !== null && scales.keys.length <= AT_ONCE) await moveDrivers(survey, standing)
  else if (due !== null)
    await transaction((tx) => enqueue(tx, workOutDrivers, { surveyId: survey.id }, { key: survey.id }))
  const step = due === null ? kept : await driverStep(survey.id)
  return {
    result: step?.result ?? null,
    state: step ? 'ready' : due === null ? 'few' : 'working',
    needed,
    leftOut: step?.result.leftOut ?? scales.leftOut,
  }
}

/**
 * What goes along with one question of a survey among its other scale questions (Johnson's relative weights), over everybody: never by
 * team, where the difference of two analyses could tell people apart.
 * @throws AppError not_found, invalid for an outcome that is no scale question of it
 */
export async function getDrivers(actor: MaybeActor, id: string, outcome?: string): Promise<Drivers> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  const scales = scalesOf(survey.questions)
  if (outcome !== undefined && !scales.some((question) => question.key === outcome))
    throw invalidField('outcome', 'This is no scale question of this survey.')
  const labels = new Map(survey.questions.map((question) => [question.key, unpiped(question.label)]))
  const ends = new Map(survey.questions.map((question) => [question.key, favourableEndOf(question)]))
  const rated = (key: string) => ({ ...named(key), favourableEnd: ends.get(key) ?? 'none' })
  const named = (key: string) => ({ key, label: labels.get(key) ?? key })
  const [{ result, state, needed, leftOut }, results] = [await currentDrivers(survey), await resultsOf(survey, {})]
  const known = result
    ? scales.filter((question) => result.outcomes.some((one) => one.key === question.key))
    : scales.filter((one) => !leftOut.some(({ key }) => key === one.key))
  const chosen = outcome ?? defaultOutcome(known)
  const found = result?.outcomes.find((one) => one.key === chosen)
  const scoreOf = (key: string) => {
    const score = results.questions.find((question) => question.key === key)
    return score?.favourable === undefined ? {} : { favourable: score.favourable, favourableCi: score.favourableCi }
  }
  return {
    survey: { id: survey.id, title: survey.title },
    state: state === 'ready' && !found ? 'unsuited' : state,
    outcomes: known.map((question) => named(question.key)),
    outcome: chosen === null ? null : rated(chosen),
    n: found ? result!.n : null,
    needed,
    r2: found?.r2 ?? null,
    r2Ci: found?.r2Ci ?? null,
    drivers: (found?.drivers ?? []).map((driver) => ({ ...driver, ...rated(driver.key), ...scoreOf(driver.key) })),
    leftOut: leftOut.map((one) => ({ ...one, ...named(one.key) })),
    caveat: CAVEAT,
  }
}
