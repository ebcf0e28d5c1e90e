import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { changeMe, changePerson, changeTeam, createPerson, createTeam } from './commands'
import { erasePerson } from './commands-erase'
import { revokeToken } from './commands-tokens'
import { getMe, getPeople, getPerson, getTeam, getTeams, getTokens } from './queries'
import {
  erasedSchema,
  meChange,
  meSchema,
  newPerson,
  newTeam,
  peopleQuery,
  personChange,
  personSchema,
  teamChange,
  teamSchema,
  tokenSchema,
} from './schema'

const byId = z.object({ id })
const exampleId = '7b0c1f7e-6f0b-4a55-9b4e-0d6f3f1f4f10'

export const endpoints = {
  me: endpoint({
    method: 'GET',
    path: '/me',
    summary: 'Who is asking',
    access: 'me.read',
    answer: meSchema,
    example: {},
    run: ({ actor }) => getMe(actor),
  }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/me',
    summary: 'Change one’s own name, or whether one is told of updates',
    access: 'me.read',
    body: meChange,
    answer: meSchema,
    example: { body: { mutedUpdates: true } },
    run: ({ actor, body }) => changeMe(actor, body),
  }),
  teams: endpoint({
    method: 'GET',
    path: '/teams',
    summary: 'Teams by name, with their headcounts',
    access: 'team.read',
    query: pageQuery,
    answer: pageOf(teamSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => getTeams(actor, query),
  }),
  createTeam: endpoint({
    method: 'POST',
    path: '/teams',
    summary: 'Add a team',
    access: 'team.write',
    body: newTeam,
    answer: teamSchema,
    status: 201,
    example: { body: { name: 'Payments', headcount: 9, platform: false } },
    run: ({ actor, body }) => createTeam(actor, body),
  }),
  team: endpoint({
    method: 'GET',
    path: '/teams/{id}',
    summary: 'One team',
    access: 'team.read',
    params: byId,
    answer: teamSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => getTeam(actor, params.id),
  }),
  changeTeam: endpoint({
    method: 'PATCH',
    path: '/teams/{id}',
    summary: 'Rename a team, change its headcount, or mark it as the platform team',
    access: 'team.write',
    params: byId,
    body: teamChange,
    answer: teamSchema,
    example: { params: { id: exampleId }, body: { headcount: 11 } },
    run: ({ actor, params, body }) => changeTeam(actor, params.id, body),
  }),
  people: endpoint({
    method: 'GET',
    path: '/people',
    summary: 'People by name; `q` looks in names and addresses, `team` takes an id or a name',
    access: 'person.read',
    query: peopleQuery,
    answer: pageOf(personSchema),
    example: { query: { team: 'Payments', role: 'developer' } },
    run: ({ actor, query }) => getPeople(actor, query),
  }),
  createPerson: endpoint({
    method: 'POST',
    path: '/people',
    summary: 'Add a person; `team` takes an id or a name',
    access: 'person.write',
    body: newPerson,
    answer: personSchema,
    status: 201,
    example: { body: { name: 'Ada Lovelace', email: 'ada@example.com', role: 'developer' } },
    run: ({ actor, body }) => createPerson(actor, body),
  }),
  person: endpoint({
    method: 'GET',
    path: '/people/{id}',
    summary: 'One person',
    access: 'person.read',
    params: byId,
    answer: personSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => getPerson(actor, params.id),
  }),
  changePerson: endpoint({
    method: 'PATCH',
    path: '/people/{id}',
    summary: 'Change a person’s name, team or role, or deactivate them, which signs them out everywhere',
    access: 'person.write',
    params: byId,
    body: personChange,
    answer: personSchema,
    example: { params: { id: exampleId }, body: { role: 'advocate' } },
    run: ({ actor, params, body }) => changePerson(actor, params.id, body),
  }),
  erase: endpoint({
    method: 'POST',
    path: '/people/{id}/erase',
    summary:
      'Withdraw a person’s consent and erase them: their quotes leave every room, what stood on them is scored again',
    access: 'signed-in',
    params: byId,
    answer: erasedSchema,
    example: { params: { id: exampleId } },
    run: async ({ actor, params, now }) => {
      const { rooms } = await import('@/lib/rooms')
      return erasePerson(actor, params.id, rooms, now)
    },
  }),
  tokens: endpoint({
    method: 'GET',
    path: '/tokens',
    summary: 'One’s own API tokens; what can be used is shown once, when it is made',
    access: 'token.own',
    answer: z.object({ data: z.array(tokenSchema), nextCursor: z.null() }),
    example: {},
    run: async ({ actor }) => ({ data: await getTokens(actor), nextCursor: null }),
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/tokens/{id}',
    summary: 'Revoke a token at once',
    access: 'token.own',
    params: byId,
    answer: z.void(),
    status: 204,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => revokeToken(actor, params.id, now),
  }),
}
