import type { Actor } from '@/lib/core/actor'
import { filterValues, type Filter } from '@/lib/core/filter'
import type { Interval } from '@/lib/core/stats/population'
import { difference } from '@/lib/core/stats/difference'
import type { Page } from '@/lib/core/paging'
import { allTeams } from './repo'
import { getResults, getSurveys, invitedOf, previousSurvey } from './queries'
import { STATUSES, type Survey, type SurveyStatus } from './schema'

export interface ListedSurvey extends Survey {
  /** How many were asked; null when nobody knows. */
  asked: number | null
}

/** The list of surveys by a filter as text (`is:open deploys`). */
export async function listPage(actor: Actor, filter: Filter, cursor: string | undefined): Promise<Page<ListedSurvey>> {
  const wanted = filterValues(filter, 'is').find((value): value is SurveyStatus => STATUSES.includes(value as SurveyStatus))
  const [page, teams] = await Promise.all([
    getSurveys(actor, { limit: 50, cursor, status: wanted, q: filter.words.join(' ') || undefined }),
    allTeams(),
  ])
  return { ...page, data: page.data.map((survey) => ({ ...survey, asked: invitedOf(survey, teams) })) }
}

export interface Change {
  change: number
  likelyReal: boolean
  since: string
}

/** How the favourable share of each scale question moved since the last wave of the series. */
export async function changesSince(actor: Actor, survey: Pick<Survey, 'id' | 'series'>, now: readonly { key: string; favourable?: number | undefined; favourableCi?: Interval | undefined }[]): Promise<Map<string, Change>> {
  const before = await previousSurvey(survey)
  if (!before) return new Map()
  const past = new Map((await getResults(actor, before.id, {})).questions.map((question) => [question.key, question]))
  return new Map(
    now.flatMap((question): [string, Change][] => {
      const then = past.get(question.key)
      if (question.favourable === undefined || !question.favourableCi || then?.favourable === undefined || !then.favourableCi) return []
      const { change, likelyReal } = difference({ share: question.favourable, ci: question.favourableCi }, { share: then.favourable, ci: then.favourableCi })
      return [[question.key, { change, likelyReal, since: before.title }]]
    }),
  )
}

