import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from '@/lib/surveys/schema-api'
import { exportFile, exportResponses, exportTypes } from './export/commands-export'
import { getResponses } from './queries-responses'
import { resultsSchema } from './schema'
import { getResults } from './queries'
import { exportQuery, responsePage, responsesQuery, resultsQuery } from './schema-api'
import { closeSurvey } from './commands-close'
import { surveySchema } from '@/lib/surveys/schema'

const some = { params: { id: 'a3f1' } }

const close = endpoint({
  method: 'POST',
  path: '/surveys/{id}/close',
  summary: 'Close a survey; what it found becomes evidence',
  access: 'survey.write',
  params: surveyParams,
  answer: surveySchema,
  example: some,
  run: ({ actor, params, now }) => closeSurvey(actor, params.id, now),
})
const results = endpoint({
  method: 'GET',
  path: '/surveys/{id}/results',
  summary: 'Results with intervals; groups that are too small are suppressed',
  access: 'survey.results',
  params: surveyParams,
  query: resultsQuery,
  answer: resultsSchema,
  example: { ...some, query: { by: 'team' } },
  run: ({ actor, params, query }) => getResults(actor, params.id, { by: query.by, team: query['filter.team'] }),
})

const responses = endpoint({
  method: 'GET',
  path: '/surveys/{id}/responses',
  summary: 'Single responses, as the mode allows',
  access: 'survey.responses',
  params: surveyParams,
  query: responsesQuery,
  answer: responsePage,
  example: some,
  run: ({ actor, params, query }) => getResponses(actor, params.id, query),
})

const exported = endpoint({
  method: 'GET',
  path: '/surveys/{id}/export',
  summary: 'Responses as CSV, JSON, XLSX or for SPSS, or what their columns mean',
  access: 'survey.export',
  params: surveyParams,
  query: exportQuery,
  answer: z.unknown(),
  produces: exportTypes(),
  example: { ...some, query: { format: 'csv' } },
  run: async ({ actor, params, query }) => {
    const { survey, batches } = await exportResponses(actor, params.id, query.reason, query.format)
    return exportFile(survey, batches, query.format)
  },
})

export const resultEndpoints = { close, results, responses, exported }
