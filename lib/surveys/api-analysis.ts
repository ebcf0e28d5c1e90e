import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from './api-schema'
import { getDrivers } from './queries-drivers'
import { driversQuery, driversSchema } from './schema-drivers'

const some = { params: { id: 'a3f1' } }

const drivers = endpoint({
  method: 'GET', path: '/surveys/{id}/drivers', summary: 'What goes along with one question: relative weights of the others, with intervals', access: 'survey.results',
  params: surveyParams, query: driversQuery, answer: driversSchema, example: { ...some, query: { outcome: 'overall' } },
  run: ({ actor, params, query }) => getDrivers(actor, params.id, query.outcome),
})

export const analysisEndpoints = { drivers }
