import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from './api-schema'
import { getDrivers } from './queries-drivers'
import { getTrend } from './queries-trend'
import { driversQuery, driversSchema } from './schema-drivers'
import { trendSchema } from './schema-trend'

const some = { params: { id: 'a3f1' } }

const drivers = endpoint({
  method: 'GET', path: '/surveys/{id}/drivers', summary: 'What goes along with one question: relative weights of the others, with intervals', access: 'survey.results',
  params: surveyParams, query: driversQuery, answer: driversSchema, example: { ...some, query: { outcome: 'overall' } },
  run: ({ actor, params, query }) => getDrivers(actor, params.id, query.outcome),
})

const trend = endpoint({
  method: 'GET', path: '/surveys/{id}/trend', summary: 'Each score over all waves of the survey’s series, with intervals and changes', access: 'survey.results',
  params: surveyParams, answer: trendSchema, example: some,
  run: ({ actor, params }) => getTrend(actor, params.id),
})

export const analysisEndpoints = { drivers, trend }
