import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { recordOutcome, stateOutcome } from './commands-outcome'
import { getOutcome } from './queries-outcome'
import { outcomeInput, outcomeSchema, recordInput } from './schema-outcome'

const params = z.object({ id })
const path = '/roadmap/items/{id}/outcome'

export const itemOutcomeEndpoints = {
  get: endpoint({
    method: 'GET',
    path,
    summary: 'What an item is to change, and what it changed: before, after, the change with its interval, the result',
    access: 'outcome.read',
    params,
    answer: outcomeSchema,
    example: { params: { id: 'item-id' } },
    run: ({ actor, params: { id: item }, now }) => getOutcome(actor, item, now),
  }),
  state: endpoint({
    method: 'PUT',
    path,
    summary:
      'State what an item is to change: metric, baseline, target, day. It stays as it is once the item has shipped',
    access: 'outcome.write',
    params,
    body: outcomeInput,
    answer: outcomeSchema,
    example: {
      params: { id: 'item-id' },
      body: { metric: 'build-minutes', baseline: 14, target: 10, by: '2026-06-30' },
    },
    run: ({ actor, params: { id: item }, body, now }) => stateOutcome(actor, item, body, now),
  }),
  record: endpoint({
    method: 'POST',
    path: `${path}/record`,
    summary: 'Record what was measured, once; it becomes evidence, also where it did not work',
    access: 'outcome.write',
    params,
    body: recordInput,
    answer: outcomeSchema,
    status: 201,
    example: { params: { id: 'item-id' }, body: { note: 'Most teams pin their own runners.' } },
    run: ({ actor, params: { id: item }, body, now }) => recordOutcome(actor, item, body, now),
  }),
}
