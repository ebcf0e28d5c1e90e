import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { compareItems } from './commands-comparisons'
import { getOrderCertainty, getPairwiseOrder } from './queries-prioritize'
import { certaintySchema, comparisonInput, pairwiseSchema } from './schema-prioritize'

export const prioritizeEndpoints = {
  certainty: endpoint({
    method: 'GET',
    path: '/roadmap/certainty',
    summary:
      'How sure the order by RICE is: the share of draws from the inputs’ intervals in which the first five stay',
    access: 'roadmap.score',
    answer: certaintySchema,
    example: {},
    run: ({ actor }) => getOrderCertainty(actor),
  }),
  pairwise: endpoint({
    method: 'GET',
    path: '/roadmap/comparisons',
    summary: 'Open items in the order of all pairwise comparisons (Bradley–Terry), with intervals',
    access: 'roadmap.score',
    answer: pairwiseSchema,
    example: {},
    run: ({ actor }) => getPairwiseOrder(actor),
  }),
  compare: endpoint({
    method: 'POST',
    path: '/roadmap/comparisons',
    summary: 'Say which of two open items you would do first; again for the same pair replaces it',
    access: 'roadmap.vote',
    body: comparisonInput,
    answer: z.object({ saved: z.literal(true) }),
    status: 201,
    example: { body: { a: 'item-id', b: 'other-item-id', better: 'a' } },
    run: ({ actor, body, now }) => compareItems(actor, body, now),
  }),
}
