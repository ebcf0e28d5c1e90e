import { systemClock } from '@/lib/core/clock'
import { keeper } from '@/lib/core/memoize'
import type { Tx } from '@/lib/server/db'
import { listDisciplines, listTenures, questionsOfSurveys } from './repo'
import { minutesFor } from './rules-time'

/** What other rooms read of a survey, in transactions of theirs too. They have decided already that it may be read. */
export {
  mapAnonymity,
  listTeams,
  listDisciplines,
  findSurvey,
  findOpened,
  findLastRate,
  publicUrl,
  listSeries,
  listSurveysById,
  listAsWaves,
} from './repo'
export { populationSizes, listInvitedIds, listTeamsOf } from './repo-population'
export { listClosedWaveIds, listFull, listOverdue } from './repo-waves'
export { countUsedLinks, listInvitationsOf, answeredOrDeclined, findUsedLinks } from './answering/repo-links'

/** The roles or bands of tenure that at least so many people of the directory have. */
export async function listLargeGroups(by: 'role' | 'tenure', least: number): Promise<Set<string>> {
  return new Set<string>(by === 'role' ? await listDisciplines(least) : await listTenures(least, systemClock()))
}

/** The roles and bands of tenure that somebody who answers without a name may say. */
export const listOffered = async (
  tx: Tx,
  least: number,
  now: Date,
): Promise<{ roles: string[]; tenures: string[] }> => ({
  roles: await listDisciplines(least, tx),
  tenures: await listTenures(least, now, tx),
})

/** By survey and revision: minutes follow from the questions, whose every change raises the revision. */
const minutes = keeper<number>(5_000, () => 1)
const revisionKey = ({ id, revision }: { id: string; revision: number }): string => `${id} ${revision}`

/** Reading and answering time of some surveys in whole minutes, by survey. Questions are only read of those not known yet. */
export async function minutesOfSurveys(
  surveys: readonly { id: string; revision: number }[],
): Promise<Map<string, number>> {
  const unknown = surveys.filter((survey) => minutes.find(revisionKey(survey)) === undefined)
  const read = unknown.length > 0 ? await questionsOfSurveys(unknown.map(({ id }) => id)) : []
  const anew = new Map(read.map((survey) => [survey.id, minutesFor(survey.questions)]))
  for (const survey of read) minutes.keep(revisionKey(survey), anew.get(survey.id)!)
  return new Map(surveys.map((survey) => [survey.id, anew.get(survey.id) ?? minutes.find(revisionKey(survey)) ?? 1]))
}
