import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { invalidField, notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import type { Resolved, SearchHit } from '@/lib/server/room'
import { visibleStatuses } from './policy'
import { lookIfDue } from './results/look'
import { findSurvey, findSurveys, listSurveys, previousOf, type SurveyRecord } from './repo'
import { segmentSizes, shownCounts } from './repo-results'
import { teamsOf } from './repo-waves'
import { buildResults, type By } from './results/build'
import type { Results } from './results/schema'
import type { Survey, SurveyStatus } from './schema'

/** Respondents and readers of results do not see why a question is asked. */
export function forReader(actor: MaybeActor, { translations: _t, sourceName: _s, ...survey }: SurveyRecord): Survey {
  if (can(actor, 'survey.write')) return survey
  return { ...survey, questions: survey.questions.map(({ note: _note, ...question }) => question) }
}

const byIdOrToken = (id: string) => ({ OR: [{ id }, { publicToken: id }] })

/** @throws AppError not_found also for a draft that is not the reader's to see */
export async function surveyRecord(actor: MaybeActor, id: string): Promise<SurveyRecord> {
  const survey = await findSurvey(byIdOrToken(id), visibleStatuses(authorize(actor, 'survey.read')))
  if (!survey) throw notFound('This survey')
  return survey
}

export const getSurvey = async (actor: MaybeActor, id: string): Promise<Survey> =>
  forReader(actor, await surveyRecord(actor, id))

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** The newest first. */
export async function getSurveys(
  actor: MaybeActor,
  query: PageQuery & { status?: SurveyStatus | undefined; q?: string | undefined },
): Promise<Page<Survey>> {
  const statuses = visibleStatuses(authorize(actor, 'survey.read'))
  const after = decodeCursor(query.cursor, cursorKey)
  const wanted = query.status ? statuses.filter((status) => status === query.status) : statuses
  const rows = await listSurveys({ statuses: wanted, words: query.q }, query.limit, after)
  return toPage(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => forReader(actor, row),
  )
}

/** How many were asked: what the survey says, else everybody in its teams. Null when nobody knows. */
export const invitedOf = (survey: Pick<Survey, 'invited'>, teams: readonly { headcount: number }[]): number | null =>
  survey.invited ?? (teams.reduce((sum, team) => sum + team.headcount, 0) || null)

/** The results of one survey, for everybody who may read results: in aggregate only, whatever the mode. */
export async function getResults(
  actor: MaybeActor,
  id: string,
  query: { by?: By | undefined; team?: string | undefined },
): Promise<Results> {
  const survey = await surveyRecord(authorize(actor, 'survey.results'), id)
  return resultsOf(survey, query)
}

/** The same without asking who reads: for those who have decided that already. */
export async function resultsOf(
  survey: SurveyRecord,
  query: { by?: By | undefined; team?: string | undefined },
): Promise<Results> {
  const teams = await teamsOf(survey.id)
  const team =
    query.team === undefined
      ? null
      : teams.find((one) => one.id === query.team || one.name.toLowerCase() === query.team?.toLowerCase())?.id
  if (team === undefined) throw invalidField('filter.team', 'There is no such team.')
  const by = query.by ?? null
  const counted = await lookIfDue(survey.id)
  const [{ whole, groups }, sizes] = await Promise.all([
    shownCounts(survey.id, team === null ? by : 'team'),
    segmentSizes(survey.id),
  ])
  return buildResults({
    survey,
    counted,
    whole,
    groups,
    sizes,
    teams,
    invited: invitedOf(survey, teams),
    by: team !== null && by === 'team' ? null : by,
    team,
  })
}

/** What happened last time: the last closed survey of the same series. */
export const previousSurvey = async (
  survey: Pick<Survey, 'id' | 'series'> & { openedAt?: string | null | undefined },
) => (survey.series ? previousOf(survey.series, survey) : null)

const hrefOf = (id: string) => `/surveys/${id}`

/** Titles and addresses of surveys for other rooms. */
export async function resolveSurveys(actor: Actor, ids: string[]): Promise<Map<string, Resolved>> {
  const found = await findSurveys(ids, visibleStatuses(actor))
  return new Map(found.map((survey) => [survey.id, { title: survey.title, href: hrefOf(survey.id) }]))
}

export async function searchSurveys(actor: Actor, words: string, limit: number): Promise<SearchHit[]> {
  const found = await listSurveys({ statuses: visibleStatuses(actor), words }, limit)
  return found
    .slice(0, limit)
    .map((survey) => ({ kind: 'survey', title: survey.title, detail: survey.status, href: hrefOf(survey.id) }))
}
