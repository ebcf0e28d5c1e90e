import { driversOf } from '@/lib/core/stats/drivers'
import { inTurns } from '@/lib/core/turns'
import { transaction } from '@/lib/server/db'
import { refreshTallyIfDue } from './refresh'
import { countedByQuestion, countWhole, driverStep, keepDriverStep, wholeRows, type DriverStep } from './repo-drivers'
import { chooseScales, keptOf, leaveOut, neededFor } from './rules-drivers'
import { everybodyMayMove } from '@/lib/disclosure/rules-ledger'
import type { StoredDrivers } from './schema-drivers'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey } from '@/lib/surveys/queries-record'

/** Where a survey's drivers stand: what was kept, and the questions a next step works with. */
export interface DriversState {
  kept: DriverStep | null
  counted: number
  scales: Pick<StoredDrivers, 'keys' | 'leftOut'>
  needed: number
  /** Whole responses a next step would stand on; null where it may not be taken. */
  due: number | null
}

/**
 * Whether the drivers may move: the first time with enough whole responses, then in steps like every other figure (lib/disclosure), all
 * outcomes at once and from the same responses. Which questions they are worked out from is settled with the first step.
 */
export async function standingOf(survey: SurveyRecord): Promise<DriversState> {
  const counted = await refreshTallyIfDue(survey.id)
  const kept = await driverStep(survey.id)
  const scales = kept ? kept.result : chooseScales(survey.questions, await countedByQuestion(survey.id), counted)
  const standing = { kept, counted, scales, needed: neededFor(scales.keys.length) + leaveOut(survey), due: null }
  const least = survey.anonymity === 'named' ? 1 : survey.minComments
  const may = kept ? counted - kept.result.counted >= least : counted >= standing.needed
  if (!may || scales.keys.length < 2) return standing
  const whole = await countWhole(survey.id, scales.keys)
  if (whole < standing.needed) return standing
  const moves =
    kept === null ||
    everybodyMayMove(
      whole,
      Array.from({ length: kept.moves }, () => ({ of: kept.of })),
      { scores: least, distributions: least },
      survey.status === 'closed',
    )
  return { ...standing, due: moves ? whole : null }
}

/** Takes the step that is due. Others are let in every few milliseconds. */
export async function moveDrivers(survey: SurveyRecord, { kept, counted, scales }: DriversState): Promise<void> {
  const rows = await wholeRows(survey.id, scales.keys)
  const used = rows.slice(leaveOut(survey))
  if (used.length < neededFor(scales.keys.length)) return
  const alike = scales.keys.filter((_, column) => used.every((row) => row[column] === used[0]![column]))
  const found = await inTurns(driversOf(used, scales.keys.length, `${survey.id} ${rows.length}`))
  const result: StoredDrivers = {
    counted,
    n: used.length,
    keys: scales.keys,
    outcomes: keptOf(found, scales.keys).filter((one) => !alike.includes(one.key)),
    leftOut: [
      ...scales.leftOut.filter((one) => one.why !== 'alike'),
      ...alike.map((key) => ({ key, why: 'alike' as const })),
    ],
  }
  await transaction(async (tx) => {
    // A response that was taken away meanwhile is in nothing that is kept.
    if ((await countWhole(survey.id, scales.keys, tx)) === rows.length)
      await keepDriverStep(tx, survey.id, kept, { of: rows.length, result })
  })
}

/** Takes the step that is due, if one is; nothing where the survey is gone. */
export async function workOut(surveyId: string): Promise<void> {
  const survey = await findSurvey({ id: surveyId }, ['open', 'closed'])
  if (!survey) return
  const standing = await standingOf(survey)
  if (standing.due !== null) await moveDrivers(survey, standing)
}
