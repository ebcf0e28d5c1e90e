import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { linkToCapability, unlinkFromCapability } from './commands-links'
import { getLinks } from './queries-links'
import { linkInput, linkQuery, linksSchema } from './schema-links'

const params = z.object({ id })
const path = '/capabilities/{id}/links'

export const linkEndpoints = {
  get: endpoint({
    method: 'GET',
    path,
    summary: 'Evidence and insights that a person said are about a capability',
    access: 'catalog.read',
    params,
    answer: linksSchema,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability } }) => getLinks(actor, capability),
  }),
  link: endpoint({
    method: 'POST',
    path,
    summary: 'Say that a piece of evidence or an insight is about a capability',
    access: 'catalog.write',
    params,
    body: linkInput,
    answer: linksSchema,
    status: 201,
    example: { params: { id: 'capability-id' }, body: { kind: 'evidence', id: 'evidence-id' } },
    run: ({ actor, params: { id: capability }, body, now }) => linkToCapability(actor, capability, body, now),
  }),
  unlink: endpoint({
    method: 'DELETE',
    path,
    summary: 'A piece of evidence or an insight is not about a capability after all',
    access: 'catalog.write',
    params,
    query: linkQuery,
    answer: z.void(),
    status: 204,
    example: { params: { id: 'capability-id' }, query: { kind: 'evidence', id: 'evidence-id' } },
    run: ({ actor, params: { id: capability }, query }) => unlinkFromCapability(actor, capability, query),
  }),
}
