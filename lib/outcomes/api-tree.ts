import { endpoint } from '@/lib/server/http/endpoint'
import { getOpportunityTree } from './queries-tree'
import { opportunityTreeSchema, treeQuery } from './schema-tree'

export const treeEndpoints = {
  tree: endpoint({
    method: 'GET',
    path: '/opportunity-tree',
    summary:
      'The opportunity tree: outcomes that items are to move, their items as opportunities, the insights under these; and what hangs nowhere.',
    access: 'insight.read',
    query: treeQuery,
    answer: opportunityTreeSchema,
    example: { query: { outcome: 'build-minutes' } },
    run: ({ actor, query }) => getOpportunityTree(actor, query),
  }),
}
