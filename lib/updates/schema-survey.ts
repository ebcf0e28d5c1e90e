import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { UPDATE_KINDS } from './schema'

/** What became of a survey: an update that rests on it, in the words for those who answered. */
export const surveyUpdateSchema = z.object({
  id: z.string(),
  kind: z.enum(UPDATE_KINDS),
  title: z.string(),
  /** Markdown. Words of other people stand in it only for those who may read them. */
  body: z.string(),
  publishedAt: z.iso.datetime(),
})
export type SurveyUpdate = z.infer<typeof surveyUpdateSchema>
export const surveyUpdatePage = pageOf(surveyUpdateSchema)
export const surveyUpdateQuery = listQueryOf({})
export type SurveyUpdateQuery = z.output<typeof surveyUpdateQuery>
