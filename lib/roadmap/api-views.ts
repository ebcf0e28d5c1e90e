import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { setTeamCapacity } from './commands-capacity'
import { splitItem } from './commands-split'
import { removeView, saveView } from './commands-views'
import { listViews } from './queries-views'
import { itemSchema } from './schema'
import { splitInput, teamCapacityInput, viewInput, viewSchema } from './schema-views'

const params = z.object({ id })

export const viewEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/roadmap/views',
    summary: 'Saved views of the roadmap: your own, then those that others share',
    access: 'roadmap.read',
    answer: z.object({ data: z.array(viewSchema) }),
    example: {},
    run: async ({ actor }) => ({ data: await listViews(actor) }),
  }),
  save: endpoint({
    method: 'POST',
    path: '/roadmap/views',
    summary: 'Keep a way to look at the roadmap under a name',
    access: 'roadmap.read',
    body: viewInput,
    answer: viewSchema,
    status: 201,
    example: { body: { name: 'Builds this quarter', query: paths.roadmap({ q: 'theme:builds' }), shared: false } },
    run: ({ actor, body, now }) => saveView(actor, body, now),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/roadmap/views/{id}',
    summary: 'Take a view of your own away',
    access: 'roadmap.read',
    params,
    answer: z.object({ removed: z.literal(true) }),
    example: { params: { id: 'view-id' } },
    run: ({ actor, params: { id: view } }) => removeView(actor, view),
  }),
  capacity: endpoint({
    method: 'PUT',
    path: '/roadmap/capacity',
    summary: 'Say how many person-weeks a team has in a quarter; null takes it away',
    access: 'roadmap.write',
    body: teamCapacityInput,
    answer: teamCapacityInput,
    example: { body: { quarter: '2026-Q4', teamId: 'team-id', weeks: 30 } },
    run: ({ actor, body }) => setTeamCapacity(actor, body),
  }),
  split: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/split',
    summary: 'Split a part off from an item; answers the part',
    access: 'roadmap.write',
    params,
    body: splitInput,
    answer: itemSchema,
    status: 201,
    example: {
      params: { id: 'item-id' },
      body: { title: 'Cache for the shared runners only', effort: 2, insights: [] },
    },
    run: ({ actor, params: { id: item }, body, now }) => splitItem(actor, item, body, now),
  }),
}
