import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { endChampion, nameChampion } from './commands-champions'
import { listChampions, listMyChampions, listPlatformChampions } from './queries-champions'
import { championInput, championSchema, championsSchema, toAskSchema } from './schema-champions'

const params = z.object({ id })
const body = { person: 'ada@example.com' }

export const championEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/capabilities/{id}/champions',
    summary: 'Who speaks for a capability in their team, where nobody does any more, and which using teams have nobody',
    access: 'catalog.read',
    params,
    answer: championsSchema,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability }, now }) => listChampions(actor, capability, now),
  }),
  name: endpoint({
    method: 'POST',
    path: '/capabilities/{id}/champions',
    summary: 'Name a person who speaks for a capability in the team that they are in',
    access: 'catalog.write',
    params,
    body: championInput,
    answer: championSchema,
    status: 201,
    example: { params: { id: 'capability-id' }, body },
    run: ({ actor, params: { id: capability }, body: given, now }) => nameChampion(actor, capability, given, now),
  }),
  listPlatform: endpoint({
    method: 'GET',
    path: '/champions',
    summary: 'Who speaks for the platform as a whole in their team',
    access: 'catalog.read',
    answer: championsSchema,
    example: {},
    run: ({ actor }) => listPlatformChampions(actor),
  }),
  namePlatform: endpoint({
    method: 'POST',
    path: '/champions',
    summary: 'Name a person who speaks for the platform as a whole in the team that they are in',
    access: 'catalog.write',
    body: championInput,
    answer: championSchema,
    status: 201,
    example: { body },
    run: ({ actor, body: given, now }) => nameChampion(actor, null, given, now),
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/champions/{id}',
    summary: 'Somebody speaks for it no more; champions may do this themselves',
    access: 'catalog.read',
    params,
    answer: z.void(),
    status: 204,
    example: { params: { id: 'champion-id' } },
    run: async ({ actor, params: { id: champion } }) => void (await endChampion(actor, champion)),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/me/champions',
    summary: 'Whom you can ask in your own team, and for which capability',
    access: 'catalog.read',
    answer: toAskSchema,
    example: {},
    run: async ({ actor }) => ({ data: await listMyChampions(actor) }),
  }),
}
