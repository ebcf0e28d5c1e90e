import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { listItemsOnSource, listSurveysUnder } from '@/lib/roadmap/queries-source'
import { db } from '@/lib/server/db'
import { findOpened, mapAnonymity } from '@/lib/surveys/queries-record'
import { resolveSurveys } from '@/lib/surveys/queries'
import { quotesFor } from './queries'
import { findReads } from './repo-digest'
import { updatesAbout } from './repo-survey'
import { OPEN_TO_ALL, textFor } from './rules-audience'
import { withQuotes } from './rules-quotes'
import { AUDIENCES } from './schema'
import type { SurveyUpdate, SurveyUpdateQuery } from './schema-survey'

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/**
 * What became of a survey: updates of published items that its answers speak for, and such as quote it. An anonymous survey
 * is answered without an account, so this is read without one too, without the words of anyone, and the same by everybody: who
 * reads it is not asked. Of another survey it is read by those who are signed in, with the quotes that they may read.
 * Pieces that only researchers may read count for nothing here: that something rests on them is not told.
 * @throws AppError not_found for a draft; unauthenticated where the survey itself needs an account
 */
export async function listSurveyUpdates(
  actor: MaybeActor,
  token: string,
  { limit, cursor }: SurveyUpdateQuery,
): Promise<Page<SurveyUpdate>> {
  const survey = await findOpened(token)
  if (!survey) throw notFound('This survey')
  const reader = survey.anonymity === 'anonymous' ? null : authorize(actor, 'update.read')
  const after = decodeCursor(cursor, cursorKey)
  const on = await listItemsOnSource(survey.id)
  const rows = await updatesAbout(
    db,
    { items: on.supported, others: on.others, evidence: on.evidence },
    { audiences: reader ? AUDIENCES : OPEN_TO_ALL, after, limit: limit + 1 },
  )
  const [quotes, reads] = await Promise.all([quotesFor(reader, rows), reader && findReads(db, reader.id)])
  return toPage(
    rows,
    limit,
    (row) => [row.publishedAt.toISOString(), row.id],
    (row) => {
      const { title, body } = textFor(row, reader?.role ?? 'developer', reads)
      const { id, kind } = row
      return { id, kind, title, body: withQuotes(body, quotes), publishedAt: row.publishedAt.toISOString() }
    },
  )
}

/** A survey on whose own page the updates of an item are told. */
export interface ToldOn {
  id: string
  title: string
  /** Read without an account. */
  open: boolean
}

/** Surveys whose page will tell of an item: who publishes an update sees where it can be read without an account. */
export async function listSurveysToldOn(actor: MaybeActor, itemId: string): Promise<ToldOn[]> {
  const pm = authorize(actor, 'roadmap.ship')
  const ids = await listSurveysUnder(itemId)
  const [titles, modes] = await Promise.all([resolveSurveys(pm, ids), mapAnonymity(ids)])
  return ids.flatMap((id) => {
    const survey = titles.get(id)
    return survey ? [{ id, title: survey.title, open: modes.get(id) === 'anonymous' }] : []
  })
}
