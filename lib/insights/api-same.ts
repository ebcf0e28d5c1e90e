import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { listTwins } from '@/lib/evidence/queries-same'
import { evidenceSchema } from '@/lib/evidence/schema'
import { apartSchema, mergeEvidenceSchema, twinSchema } from '@/lib/evidence/schema-same'
import { endpoint } from '@/lib/server/http/endpoint'
import { mergeEvidence, tellApart, unmergeEvidence } from './commands-same'

const exampleId = 'b3f1c0de-0000-4000-8000-000000000001'
const byId = z.object({ id })

export const sameEndpoints = {
  twins: endpoint({
    method: 'GET',
    path: '/evidence/said-twice',
    summary: 'Pairs of pieces that may say the same, the likest first; of one piece with `of`.',
    access: 'insight.write',
    query: listQueryOf({ of: id.optional() }),
    answer: pageOf(twinSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listTwins(actor, query),
  }),
  apart: endpoint({
    method: 'POST',
    path: '/evidence/said-twice/apart',
    summary: 'Two pieces that were offered are not the same: they are offered no more.',
    access: 'insight.write',
    body: apartSchema,
    answer: z.object({ apart: z.literal(true) }),
    example: { body: { a: exampleId, b: 'b3f1c0de-0000-4000-8000-000000000002' } },
    run: async ({ actor, body }) => {
      await tellApart(actor, body.a, body.b)
      return { apart: true as const }
    },
  }),
  merge: endpoint({
    method: 'POST',
    path: '/evidence/{id}/merge',
    summary: 'Pieces that say the same come under this one. Each keeps its words, its people and its insights.',
    access: 'insight.write',
    params: byId,
    body: mergeEvidenceSchema,
    answer: evidenceSchema,
    example: { params: { id: exampleId }, body: { pieces: ['b3f1c0de-0000-4000-8000-000000000002'] } },
    run: ({ actor, params, body, now }) => mergeEvidence(actor, params.id, body.pieces, () => now),
  }),
  unmerge: endpoint({
    method: 'POST',
    path: '/evidence/{id}/unmerge',
    summary: 'Takes a merge back: this piece stands by itself again.',
    access: 'insight.write',
    params: byId,
    answer: evidenceSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => unmergeEvidence(actor, params.id, () => now),
  }),
}
