import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { addCapability, changeCapability, recordUse, removeCapability } from './commands-capabilities'
import { announceRetirement } from './commands-retirement'
import { capabilitiesCsv } from './presenter-csv'
import { getCapability, listAllCapabilities, listCapabilities, listStages } from './queries-capabilities'
import {
  capabilityInput,
  capabilityPage,
  capabilityPatch,
  capabilityQuery,
  capabilitySchema,
  noticeSchema,
  stageHistory,
  useInput,
} from './schema-capabilities'

const params = z.object({ id })

export const capabilityEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/capabilities',
    summary: 'What the platform offers, by name, with adoption and ownership gaps',
    access: 'catalog.read',
    query: capabilityQuery,
    answer: capabilityPage,
    example: { query: { limit: 20 } },
    run: ({ actor, query, now }) => listCapabilities(actor, query, now),
  }),
  add: endpoint({
    method: 'POST',
    path: '/capabilities',
    summary: 'Add something that the platform offers',
    access: 'catalog.write',
    body: capabilityInput,
    answer: capabilitySchema,
    status: 201,
    example: { body: { name: 'Preview environments', stage: 'launch', docs: 'https://docs.example.com/previews' } },
    run: ({ actor, body, now }) => addCapability(actor, body, now),
  }),
  get: endpoint({
    method: 'GET',
    path: '/capabilities/{id}',
    summary: 'One capability',
    access: 'catalog.read',
    params,
    answer: capabilitySchema,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability }, now }) => getCapability(actor, capability, now),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/capabilities/{id}',
    summary: 'Change what is given; a new stage is kept with its day',
    access: 'catalog.write',
    params,
    body: capabilityPatch,
    answer: capabilitySchema,
    example: { params: { id: 'capability-id' }, body: { stage: 'maturation' } },
    run: ({ actor, params: { id: capability }, body, now }) => changeCapability(actor, capability, body, now),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/capabilities/{id}',
    summary: 'Delete a capability that no team uses and no item is about',
    access: 'catalog.write',
    params,
    answer: z.void(),
    status: 204,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability } }) => removeCapability(actor, capability),
  }),
  stages: endpoint({
    method: 'GET',
    path: '/capabilities/{id}/stages',
    summary: 'In which stages a capability has been, the first one first',
    access: 'catalog.read',
    params,
    answer: stageHistory,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability } }) => listStages(actor, capability),
  }),
  csv: endpoint({
    method: 'GET',
    path: '/capabilities.csv',
    summary: 'All capabilities as CSV, in the columns that the import reads',
    access: 'catalog.read',
    answer: z.string(),
    produces: 'text/csv',
    example: {},
    run: async ({ actor, now }) =>
      new Response(capabilitiesCsv(await listAllCapabilities(actor, now)), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="capabilities.csv"',
          'cache-control': 'no-store',
        },
      }),
  }),
  announce: endpoint({
    method: 'POST',
    path: '/capabilities/{id}/notices',
    summary:
      'Mail everyone in the teams that still use a capability in retirement when it ends and what to use instead',
    access: 'catalog.write',
    params,
    answer: noticeSchema,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability }, now }) => announceRetirement(actor, capability, now),
  }),
  use: endpoint({
    method: 'POST',
    path: '/capabilities/{id}/uses',
    summary: 'Say how far a team has come with it, and whether the team chose it',
    access: 'catalog.write',
    params,
    body: useInput,
    answer: capabilitySchema,
    example: { params: { id: 'capability-id' }, body: { team: 'Search', state: 'weekly', chosen: true } },
    run: ({ actor, params: { id: capability }, body, now }) => recordUse(actor, capability, body, now),
  }),
}
