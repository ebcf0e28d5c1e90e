import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { listQuery, publicSurvey, surveyPage, surveyParams, tokenParams } from './schema-api'
import { createSurvey, editSurvey } from './commands'
import { getPublicSurvey } from './answering/queries-public'
import { getSurvey, listSurveys } from './queries'
import { decline, respond } from './answering/commands-respond'
import { createSurveyInput, submissionSchema, surveySchema, updateSurveyInput } from './schema'
import { deleteSurvey } from './commands-delete'
import { openSurvey } from './commands-status'

const some = { params: { id: 'a3f1' } }

const list = endpoint({
  method: 'GET',
  path: '/surveys',
  summary: 'Surveys, the newest first',
  access: 'survey.read',
  query: listQuery,
  answer: surveyPage,
  example: { query: { status: 'open' } },
  run: ({ actor, query }) => listSurveys(actor, query),
})

const create = endpoint({
  method: 'POST',
  path: '/surveys',
  summary: 'Make a draft survey',
  access: 'survey.write',
  status: 201,
  body: createSurveyInput,
  answer: surveySchema,
  example: {
    body: {
      title: 'Deploys',
      anonymity: 'anonymous',
      questions: [
        {
          key: 'deploys',
          type: 'rating',
          label: 'How easy is it to deploy?',
          required: true,
          min: 1,
          max: 5,
          minLabel: 'Very hard',
          maxLabel: 'Very easy',
        },
        { key: 'why', type: 'longtext', label: 'What makes it hard?', showIf: { question: 'deploys', atMost: 3 } },
      ],
    },
  },
  run: ({ actor, body, now }) => createSurvey(actor, body, now),
})

const read = endpoint({
  method: 'GET',
  path: '/surveys/{id}',
  summary: 'One survey',
  access: 'survey.read',
  params: surveyParams,
  answer: surveySchema,
  example: some,
  run: ({ actor, params }) => getSurvey(actor, params.id),
})

const edit = endpoint({
  method: 'PATCH',
  path: '/surveys/{id}',
  summary: 'Change a survey; with responses in, only its wording',
  access: 'survey.write',
  params: surveyParams,
  body: updateSurveyInput,
  answer: surveySchema,
  example: { ...some, body: { title: 'Deploys, autumn' } },
  run: ({ actor, params, body }) => editSurvey(actor, params.id, body),
})

const remove = endpoint({
  method: 'DELETE',
  path: '/surveys/{id}',
  summary: 'Delete a draft that nobody was asked by; a survey that was open stays',
  access: 'survey.write',
  params: surveyParams,
  answer: z.void(),
  status: 204,
  example: some,
  run: ({ actor, params }) => deleteSurvey(actor, params.id),
})

const open = endpoint({
  method: 'POST',
  path: '/surveys/{id}/open',
  summary: 'Open a survey for answers',
  access: 'survey.write',
  params: surveyParams,
  answer: surveySchema,
  example: some,
  run: ({ actor, params, now }) => openSurvey(actor, params.id, now),
})

const publicRead = endpoint({
  method: 'GET',
  path: '/s/{token}',
  summary: 'A survey as its respondents see it',
  access: 'public',
  params: tokenParams,
  query: z.object({ lang: z.string().max(20).optional() }),
  answer: publicSurvey,
  example: { params: { token: 'kX2…' } },
  run: ({ params, query, now }) => getPublicSurvey(params.token, query.lang, now),
})

const answer = endpoint({
  method: 'POST',
  path: '/s/{token}/responses',
  summary: 'Answer a survey; an anonymous one needs no token',
  access: 'public',
  status: 201,
  params: tokenParams,
  body: submissionSchema,
  answer: z.object({ accepted: z.literal(true) }),
  maxBody: 200_000,
  idempotency: 'own',
  example: { params: { token: 'kX2…' }, body: { answers: { deploys: 4 }, segments: { team: 'Payments' } } },
  run: ({ actor, params, body, request, now }) => respond(actor, params.token, body, idempotencyKey(request), now),
})

const refuse = endpoint({
  method: 'POST',
  path: '/s/{token}/decline',
  summary: 'Decline to answer; it is counted and respected',
  access: 'public',
  status: 201,
  params: tokenParams,
  query: z.object({ t: z.string().max(100).optional().describe('The single-use part of an invitation’s link.') }),
  answer: z.object({ declined: z.literal(true) }),
  example: { params: { token: 'kX2…' } },
  run: ({ actor, params, query, now }) => decline(actor, params.token, now, query.t),
})

/** An empty key is no key; a long one is hashed like any other. */
const idempotencyKey = (request: Request): string | null => request.headers.get('idempotency-key')?.trim() || null

export const surveyEndpoints = {
  list,
  create,
  read,
  edit,
  remove,
  open,
  publicRead,
  answer,
  refuse,
}
