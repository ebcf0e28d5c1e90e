/** What other rooms read of a survey, in transactions of theirs too. They have decided already that it may be read. */
export { allTeams, disciplines, findSurvey, lastRateOf, openFor, publicUrl, surveysOfSeries } from './repo'
export { populationSizes, teamsOf } from './repo-population'
export { fullSurveys, overdueSurveys } from './repo-waves'
export { countSpent, invitationsOf, settledPeople, spentAmong, spentTickets } from './answering/repo-links'
