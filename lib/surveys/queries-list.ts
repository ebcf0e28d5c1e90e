import type { Actor } from '@/lib/core/actor'
import type { Filter } from '@/lib/core/filter'
import type { Page } from '@/lib/core/paging'
import { listTeams } from './repo'
import { listSurveys } from './queries'
import { statusAsked } from './rules-filter'
import type { Survey } from './schema'
import { invitedOf } from './rules-invited'
import { populationSizes } from './repo-population'

export interface ListedSurvey extends Survey {
  /** How many were asked; null when nobody knows. */
  asked: number | null
}

/** The list of surveys by a filter as text (`is:open deploys`). */
export async function listSurveysByFilter(
  actor: Actor,
  filter: Filter,
  cursor: string | undefined,
): Promise<Page<ListedSurvey>> {
  const [page, teams] = await Promise.all([
    listSurveys(actor, { limit: 50, cursor, status: statusAsked(filter), q: filter.words.join(' ') || undefined }),
    listTeams(),
  ])
  const sizes = await populationSizes(page.data.map((survey) => survey.id))
  const teamsThen = (id: string) => (sizes.has(id) ? [{ headcount: sizes.get(id)! }] : teams)
  return { ...page, data: page.data.map((survey) => ({ ...survey, asked: invitedOf(survey, teamsThen(survey.id)) })) }
}
