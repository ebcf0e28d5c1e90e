import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { getEvidence, listEvidence } from './queries'
import { evidenceFilterSchema, evidenceSchema } from './schema'

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
