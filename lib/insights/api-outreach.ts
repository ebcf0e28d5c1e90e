import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { finishOutreach, keepOutreach } from './commands-outreach'
import { draftOutreachFor, listOutreach } from './queries-outreach'
import { newOutreachSchema, outreachDraftsSchema, outreachSchema } from './schema-outreach'

const exampleId = 'b3f1c0de-0000-4000-8000-000000000001'
const byId = z.object({ id })

export const outreachEndpoints = {
  drafts: endpoint({
    method: 'GET',
    path: '/insights/{id}/outreach',
    summary:
      'Who is missing on an insight, with a draft message to each team and some people who may be asked now. Nothing is sent.',
    access: 'insight.write',
    params: byId,
    answer: outreachDraftsSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => draftOutreachFor(actor, params.id, now),
  }),
  keep: endpoint({
    method: 'POST',
    path: '/insights/{id}/outreach',
    summary: 'Put a message to a team on the list of those who do research; a person sends them.',
    access: 'insight.write',
    params: byId,
    body: newOutreachSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    example: { params: { id: exampleId }, body: { team: exampleId, text: 'Hello Search, how is that for you?' } },
    run: ({ actor, params, body, now }) => keepOutreach(actor, params.id, body, () => now),
  }),
  list: endpoint({
    method: 'GET',
    path: '/outreach',
    summary: 'Messages to teams that wait to be sent by a person, the oldest first.',
    access: 'insight.write',
    query: listQueryOf({}),
    answer: pageOf(outreachSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query, now }) => listOutreach(actor, query, now),
  }),
  done: endpoint({
    method: 'POST',
    path: '/outreach/{id}/done',
    summary: 'These words were sent, or are not needed: off the list.',
    access: 'insight.write',
    params: byId,
    answer: z.object({ done: z.literal(true) }),
    example: { params: { id: exampleId } },
    run: async ({ actor, params, now }) => {
      await finishOutreach(actor, params.id, true, () => now)
      return { done: true as const }
    },
  }),
}
