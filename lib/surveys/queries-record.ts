import { systemClock } from '@/lib/core/clock'
import { listDisciplines, listTenures } from './repo'

/** What other rooms read of a survey, in transactions of theirs too. They have decided already that it may be read. */
export { listTeams, listDisciplines, findSurvey, findLastRate, listOpenFor, publicUrl, listSeries } from './repo'
export { populationSizes, listInvitedIds, listTeamsOf } from './repo-population'
export { listFull, listOverdue } from './repo-waves'
export {
  countUsedLinks,
  listInvitationsOf,
  answeredOrDeclined,
  findUsedLinks,
  findUsedLinksOfSurveys,
} from './answering/repo-links'

/** The roles or bands of tenure that at least so many people of the directory have. */
export async function listLargeGroups(by: 'role' | 'tenure', least: number): Promise<Set<string>> {
  return new Set<string>(by === 'role' ? await listDisciplines(least) : await listTenures(least, systemClock()))
}
