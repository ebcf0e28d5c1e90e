import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { getEvidence, listEvidence, listTags } from './queries'
import { adviseTags } from './queries-tags'
import { searchByMeaning } from './queries-search'
import { evidenceFilterSchema, evidenceSchema } from './schema'
import { tagAdviceSchema } from './schema-tags'
import { evidenceFoundSchema, evidenceSearchQuery } from './schema-search'

export const endpoints = {
  list: endpoint({
    method: 'GET',
    path: '/evidence',
    summary: 'What was heard, newest first: by kind, rung, team, words, tag, insight or theme.',
    access: 'evidence.read',
    query: z.strictObject({ ...evidenceFilterSchema.shape, ...pageQuery.shape }),
    answer: pageOf(evidenceSchema),
    example: { query: { rung: 'high', q: 'slow builds', limit: 20 } },
    run: ({ actor, query }) => listEvidence(actor, query),
  }),
  search: endpoint({
    method: 'GET',
    path: '/evidence/search',
    summary: 'What was heard by words and by meaning, in one ranking; the filters of the list apply.',
    access: 'evidence.read',
    query: evidenceSearchQuery,
    answer: evidenceFoundSchema,
    example: { query: { q: 'waiting for a reviewer', limit: 20 } },
    run: ({ actor, query }) => searchByMeaning(actor, query),
  }),
  tags: endpoint({
    method: 'GET',
    path: '/evidence/tags',
    summary: 'Tags over all sessions, with how many pieces have them; the 200 most used.',
    access: 'evidence.read',
    query: z.strictObject({}),
    answer: z.object({ data: z.array(z.object({ tag: z.string(), pieces: z.number().int() })) }),
    example: {},
    run: async ({ actor }) => ({ data: await listTags(actor) }),
  }),
  adviseTags: endpoint({
    method: 'GET',
    path: '/evidence/{id}/tag-suggestions',
    summary: 'Tags that people gave to pieces near this one, with how often such a proposal is right; none is set.',
    access: 'session.write',
    params: z.object({ id }),
    answer: tagAdviceSchema,
    example: { params: { id: 'b3f1c0de-0000-4000-8000-000000000001' } },
    run: ({ actor, params }) => adviseTags(actor, params.id),
  }),
  get: endpoint({
    method: 'GET',
    path: '/evidence/{id}',
    summary: 'One piece of evidence.',
    access: 'evidence.read',
    params: z.object({ id }),
    answer: evidenceSchema,
    example: { params: { id: 'b3f1c0de-0000-4000-8000-000000000001' } },
    run: ({ actor, params }) => getEvidence(actor, params.id),
  }),
}
