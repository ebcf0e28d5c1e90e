/** What other rooms read of a survey, in transactions of theirs too. They have decided already that it may be read. */
export { listTeams, listDisciplines, findSurvey, findLastRate, listOpenFor, publicUrl, listSeries } from './repo'
export { populationSizes, listTeamsOf } from './repo-population'
export { listFull, listOverdue } from './repo-waves'
export {
  countUsedLinks,
  listInvitationsOf,
  answeredOrDeclined,
  findUsedLinks,
  findUsedLinksOfSurveys,
} from './answering/repo-links'
