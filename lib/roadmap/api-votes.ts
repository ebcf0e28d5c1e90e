import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { voteFor, withdrawVote } from './commands-votes'
import { listVotes } from './queries-votes'
import { voteInput, votePage, voteSchema } from './schema-votes'

const params = z.object({ id })

export const voteEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/votes',
    summary: 'The votes on an item with their reasons, the last changed first',
    access: 'roadmap.score',
    params,
    query: pageQuery,
    answer: votePage,
    example: { params: { id: 'item-id' }, query: { limit: 20 } },
    run: ({ actor, params: { id: item }, query }) => listVotes(actor, item, query),
  }),
  vote: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/votes',
    summary: 'Vote for a published item with a reason, or change one’s own; the reason becomes evidence',
    access: 'roadmap.vote',
    params,
    body: voteInput,
    answer: voteSchema,
    status: 201,
    example: { params: { id: 'item-id' }, body: { reason: 'I lose half an hour a day to this.' } },
    run: ({ actor, params: { id: item }, body, now }) => voteFor(actor, item, body, now),
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/roadmap/items/{id}/votes',
    summary: 'Take one’s own vote back, with its piece of evidence',
    access: 'roadmap.vote',
    params,
    answer: z.null(),
    status: 204,
    example: { params: { id: 'item-id' } },
    run: async ({ actor, params: { id: item } }) => {
      await withdrawVote(actor, item)
      return null
    },
  }),
}
