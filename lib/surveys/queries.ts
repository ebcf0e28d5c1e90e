import { cache } from 'react'
import { z } from 'zod'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import type { Resolved, SearchHit } from '@/lib/server/room'
import { visibleStatuses } from './policy'
import { forReader } from './presenter'
import { listOpenForPerson } from './queries-waiting'
import { findPreviousOf, findSurvey, findSurveys, listClosedSince, listReadWhole, listSurveyRecords } from './repo'
import type { Question, Survey, SurveyStatus } from './schema'
import type { SurveyRecord } from './schema-record'

const byIdOrToken = (id: string) => ({ OR: [{ id }, { publicToken: id }] })

/** @throws AppError not_found also for a draft that is not the reader's to see */
export async function getSurveyRecord(actor: MaybeActor, id: string): Promise<SurveyRecord> {
  const survey = await findSurvey(byIdOrToken(id), visibleStatuses(authorize(actor, 'survey.read')))
  if (!survey) throw notFound('This survey')
  return survey
}

export const getSurvey = async (actor: MaybeActor, id: string): Promise<Survey> =>
  forReader(actor, await getSurveyRecord(actor, id))

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** The newest first. */
export async function listSurveys(
  actor: MaybeActor,
  query: PageQuery & { status?: SurveyStatus | undefined; q?: string | undefined },
): Promise<Page<Survey>> {
  const statuses = visibleStatuses(authorize(actor, 'survey.read'))
  const after = decodeCursor(query.cursor, cursorKey)
  const wanted = query.status ? statuses.filter((status) => status === query.status) : statuses
  const rows = await listSurveyRecords({ statuses: wanted, words: query.q }, query.limit, after)
  return toPage(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => forReader(actor, row),
  )
}

/**
 * The newest survey that is closed, of those this reader may see, read once while a page is made; null where there is none. For queries
 * of other rooms, which decide what of it may be shown.
 */
export const findNewestClosed = cache(async (actor: Actor): Promise<SurveyRecord | null> => {
  const closed = visibleStatuses(authorize(actor, 'survey.read')).filter((status) => status === 'closed')
  return (await listSurveyRecords({ statuses: closed }, 0))[0] ?? null
})

/** Titles of surveys that closed since a moment, and before another one where it is given, the last one first. */
export async function listClosedTitles(
  actor: MaybeActor,
  since: Date,
  limit: number,
  before?: Date,
): Promise<{ id: string; title: string }[]> {
  authorize(actor, 'survey.read')
  return listClosedSince(since, limit, before)
}

/** The newest surveys whose single responses may be read, with their questions. For a room that reads two answers of one person together. */
export async function listSurveysReadWhole(
  actor: MaybeActor,
  limit: number,
): Promise<{ id: string; title: string; questions: Question[] }[]> {
  authorize(actor, 'survey.responses')
  return listReadWhole(limit)
}

/** What happened last time: the last closed survey of the same series. */
export const findPreviousSurvey = async (
  survey: Pick<Survey, 'id' | 'series'> & { openedAt?: string | null | undefined },
) => (survey.series ? findPreviousOf(survey.series, survey) : null)

const hrefOf = (id: string) => paths.survey(id)

/** Titles and addresses of surveys for other rooms. */
export async function resolveSurveys(actor: Actor, ids: string[]): Promise<Map<string, Resolved>> {
  const found = await findSurveys(ids, visibleStatuses(actor))
  return new Map(found.map((survey) => [survey.id, { title: survey.title, href: hrefOf(survey.id) }]))
}

export async function searchSurveys(actor: Actor, words: string, limit: number): Promise<SearchHit[]> {
  const found = await listSurveyRecords({ statuses: visibleStatuses(actor), words }, limit)
  return found
    .slice(0, limit)
    .map((survey) => ({ kind: 'survey', title: survey.title, detail: survey.status, href: hrefOf(survey.id) }))
}

/**
 * How many surveys certainly wait for this person: those of Home's list whose state is known. Whether they answered an
 * anonymous survey by its public address, nobody can know.
 */
export const countWaitingSurveys = async (actor: Actor): Promise<number> =>
  (await listOpenForPerson(actor.id)).filter(({ certain }) => certain).length
