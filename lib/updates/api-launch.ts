import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { tickStep, untickStep } from './commands-launch'
import { getLaunch } from './queries-launch'
import { launchSchema, launchStep, tickInput } from './schema-launch'

const params = z.object({ id, step: launchStep })
const path = '/roadmap/items/{id}/launch/{step}'
const example = { params: { id: 'item-id', step: 'briefs' as const } }

export const launchEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/launch',
    summary: 'What is there and what is not before an item ships: as the hub sees it, or as somebody ticked it',
    access: 'roadmap.ship',
    params: z.object({ id }),
    answer: launchSchema,
    example: { params: { id: 'item-id' } },
    run: ({ actor, params: { id: item }, now }) => getLaunch(actor, item, now),
  }),
  tick: endpoint({
    method: 'PUT',
    path,
    summary: 'Say that a step before a launch is done, or not needed',
    access: 'roadmap.ship',
    params,
    body: tickInput,
    answer: launchSchema,
    example: { ...example, body: { state: 'done', note: 'Sent to all engineering managers' } },
    run: ({ actor, params: { id: item, step }, body, now }) => tickStep(actor, item, step, body, now),
  }),
  untick: endpoint({
    method: 'DELETE',
    path,
    summary: 'Take a tick back',
    access: 'roadmap.ship',
    params,
    answer: launchSchema,
    example,
    run: ({ actor, params: { id: item, step }, now }) => untickStep(actor, item, step, now),
  }),
}
