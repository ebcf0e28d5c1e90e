import { endpoint } from '@/lib/server/http/endpoint'
import { tokenParams } from '@/lib/surveys/schema-api'
import { listSurveyUpdates } from './queries-survey'
import { surveyUpdatePage, surveyUpdateQuery } from './schema-survey'

export const surveyUpdateEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/s/{token}/updates',
    summary: 'What became of a survey, for those who answered it; of an anonymous one without an account',
    access: 'public',
    params: tokenParams,
    query: surveyUpdateQuery,
    answer: surveyUpdatePage,
    example: { params: { token: 'kX2…' }, query: { limit: 10 } },
    run: ({ actor, params, query }) => listSurveyUpdates(actor, params.token, query),
  }),
}
