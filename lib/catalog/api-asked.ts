import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { linkQuestion, unlinkQuestion } from './commands-asked'
import { getAsked } from './queries-asked'
import { askedInput, askedQuery, askedSchema } from './schema-asked'

const params = z.object({ id })
const path = '/capabilities/{id}/asked'

export const askedEndpoints = {
  get: endpoint({
    method: 'GET',
    path,
    summary:
      'What surveys say of a capability: the share that chose it, how far people came, and how much it takes, as published',
    access: 'catalog.read',
    params,
    answer: askedSchema,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability } }) => getAsked(actor, capability),
  }),
  link: endpoint({
    method: 'POST',
    path,
    summary:
      'Say that a survey question asks about a capability: whether it was chosen, how far people came, or how much it takes',
    access: 'catalog.write',
    params,
    body: askedInput,
    answer: askedSchema,
    status: 201,
    example: {
      params: { id: 'capability-id' },
      body: { purpose: 'chosen', survey: 'survey-id', question: 'chosen', counts: ['i-chose-it', 'my-team-chose-it'] },
    },
    run: ({ actor, params: { id: capability }, body, now }) => linkQuestion(actor, capability, body, now),
  }),
  unlink: endpoint({
    method: 'DELETE',
    path,
    summary: 'A survey question says nothing of a capability any more',
    access: 'catalog.write',
    params,
    query: askedQuery,
    answer: z.void(),
    status: 204,
    example: {
      params: { id: 'capability-id' },
      query: { purpose: 'load', survey: 'survey-id', question: 'mental-effort' },
    },
    run: ({ actor, params: { id: capability }, query }) => unlinkQuestion(actor, capability, query),
  }),
}
