import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'
import { id, prose } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { changeSeenItem, createItem } from './commands'
import { mergeItem } from './commands-merge'
import { clearHistory, undoEvent } from './commands-undo'
import { getItem } from './queries'
import { listFilteredItems } from './queries-filter'
import { listHistory } from './queries-history'
import { listSimilarItems } from './queries-similar'
import { eventPage, filteredQuery, itemChange, itemInput, itemPage, itemSchema, mergeInput, undoInput } from './schema'

const params = z.object({ id })
const lineParams = z.object({ id, seq: z.coerce.number().int().positive().max(2_147_483_647) })
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
    summary:
      'Roadmap items by a score, highest first, or in the order of the board; q filters as the pages do, as in team:payments',
    access: 'roadmap.read',
    query: filteredQuery,
    answer: itemPage,
    example: { query: { sort: 'rice', limit: 10 } },
    run: ({ actor, query }) => listFilteredItems(actor, query),
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
    summary:
      'Change what is given of an item; the score follows. With baseUpdatedAt, only where it is still the item that was read, else 409',
    access: 'roadmap.write',
    params,
    body: itemChange,
    answer: itemSchema,
    example: { params: { id: 'item-id' }, body: { effort: 5, effortNote: 'The vendor confirmed the interface.' } },
    run: ({ actor, params: { id: item }, body, now }) => changeSeenItem(actor, item, body, now),
  }),
  history: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/history',
    summary: 'What happened to an item, the last first: place, column, score, publication, with who and why',
    access: 'roadmap.score',
    params,
    query: pageQuery,
    answer: eventPage,
    example: { params: { id: 'item-id' }, query: { limit: 20 } },
    run: ({ actor, params: { id: item }, query }) => listHistory(actor, item, query),
  }),
  undo: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/history/{seq}/undo',
    summary: 'Take one line of the history back: a move, a change of fields, a publication, a status, a merge',
    access: 'roadmap.write',
    params: lineParams,
    body: undoInput,
    answer: itemSchema,
    example: { params: { id: 'item-id', seq: 12 }, body: {} },
    run: ({ actor, params: { id: item, seq }, body, now }) => undoEvent(actor, { id: item, seq, ...body }, now),
  }),
  clearHistory: endpoint({
    method: 'DELETE',
    path: '/roadmap/items/{id}/history/{seq}',
    summary: 'Take the texts and the reason out of one line of the history; that something changed stays',
    access: 'roadmap.write',
    params: lineParams,
    answer: z.object({ cleared: z.literal(true) }),
    example: { params: { id: 'item-id', seq: 12 } },
    run: async ({ actor, params: { id: item, seq } }) => {
      await clearHistory(actor, { id: item, seq })
      return { cleared: true as const }
    },
  }),
  merge: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/merge',
    summary: 'Merge an item into another that means the same; answers the item that took it over',
    access: 'roadmap.write',
    params,
    body: mergeInput,
    answer: itemSchema,
    example: { params: { id: 'item-id' }, body: { into: 'other-item-id', why: 'The same request.' } },
    run: ({ actor, params: { id: item }, body, now }) => mergeItem(actor, item, body, now),
  }),
  similar: endpoint({
    method: 'GET',
    path: '/roadmap/similar',
    summary: 'Open items that say the same as a text, the most alike first',
    access: 'roadmap.read',
    query: z.strictObject({ text: prose(2_000), except: id.optional() }),
    answer: z.object({
      data: z.array(
        z.object({ id: z.string(), title: z.string(), status: z.string(), horizon: z.string(), likeness: z.number() }),
      ),
    }),
    example: { query: { text: 'Cache dependencies on the runners' } },
    run: async ({ actor, query }) => ({ data: await listSimilarItems(actor, query) }),
  }),
}
