import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { changeItem, createItem } from './commands'
import { getItem, listItems } from './queries'
import { itemInput, itemPage, itemPatch, itemSchema, listQuery } from './schema'

const params = z.object({ id })
const example = {
  title: 'Cache dependencies on the shared runners',
  problem: 'Every build fetches its dependencies again.',
  insights: [],
  impact: 2,
  effort: 3,
  kind: 'build' as const,
}

export const itemEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/roadmap/items',
    summary: 'Roadmap items by a score, highest first, or in the order of the board',
    access: 'roadmap.read',
    query: listQuery,
    answer: itemPage,
    example: { query: { sort: 'rice', limit: 10 } },
    run: ({ actor, query }) => listItems(actor, query),
  }),
  create: endpoint({
    method: 'POST',
    path: '/roadmap/items',
    summary: 'Make an item from insights',
    access: 'roadmap.write',
    body: itemInput,
    answer: itemSchema,
    status: 201,
    example: { body: example },
    run: ({ actor, body, now }) => createItem(actor, body, now),
  }),
  get: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}',
    summary: 'One item with its score and why it has it',
    access: 'roadmap.read',
    params,
    answer: itemSchema,
    example: { params: { id: 'item-id' } },
    run: ({ actor, params: { id: item } }) => getItem(actor, item),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/roadmap/items/{id}',
    summary: 'Change what is given of an item; the score follows',
    access: 'roadmap.write',
    params,
    body: itemPatch,
    answer: itemSchema,
    example: { params: { id: 'item-id' }, body: { effort: 5, effortNote: 'The vendor confirmed the interface.' } },
    run: ({ actor, params: { id: item }, body, now }) => changeItem(actor, item, body, now),
  }),
}
