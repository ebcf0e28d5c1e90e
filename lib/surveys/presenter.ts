import { can, type MaybeActor } from '@/lib/core/actor'
import type { Survey } from './schema'
import type { SurveyRecord } from './schema-record'

/** A survey as the API says it: without what only its builder needs. */
export const toDto = ({ translations: _t, sourceName: _s, ...survey }: SurveyRecord): Survey => survey

/** Respondents and readers of results do not see why a question is asked. */
export function forReader(actor: MaybeActor, { translations: _t, sourceName: _s, ...survey }: SurveyRecord): Survey {
  if (can(actor, 'survey.write')) return survey
  return { ...survey, questions: survey.questions.map(({ note: _note, ...question }) => question) }
}
