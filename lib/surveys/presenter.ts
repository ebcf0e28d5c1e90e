import { can, type MaybeActor } from '@/lib/core/actor'
import { surveyMachine } from './rules'
import type { Survey } from './schema'
import type { SurveyRecord } from './schema-record'

/** A survey as the API says it: without what only its builder needs, with the steps that this reader may take. */
export const toDto = (
  actor: MaybeActor,
  { translations: _t, sourceName: _s, openResults: _o, ...survey }: SurveyRecord,
): Survey => ({
  ...survey,
  actions: surveyMachine.allowed(survey.status, can(actor, 'survey.write') ? ['writer'] : []),
})

/** Respondents and readers of results do not see why a question is asked. */
export function forReader(actor: MaybeActor, record: SurveyRecord): Survey {
  const survey = toDto(actor, record)
  if (can(actor, 'survey.write')) return survey
  return { ...survey, questions: survey.questions.map(({ note: _note, ...question }) => question) }
}
