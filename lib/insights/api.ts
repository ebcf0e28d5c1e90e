import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { addEvidence, changeInsight, createInsight, removeEvidence } from './commands'
import { promoteTheme } from './commands-themes'
import { getInsight, listInsights } from './queries'
import { listThemes } from './queries-themes'
import {
  addEvidenceSchema,
  insightPatchSchema,
  insightQuery,
  insightSchema,
  insightSummarySchema,
  newInsightSchema,
  promoteSchema,
  themeSchema,
} from './schema'

const exampleId = 'b3f1c0de-0000-4000-8000-000000000001'
const byId = z.object({ id })

export const endpoints = {
  list: endpoint({
    method: 'GET',
    path: '/insights',
    summary: 'Insights with their last count.',
    access: 'insight.read',
    query: insightQuery,
    answer: pageOf(insightSummarySchema),
    example: { query: { status: 'open', contested: 'yes' } },
    run: ({ actor, query }) => listInsights(actor, query),
  }),
  create: endpoint({
    method: 'POST',
    path: '/insights',
    summary: 'Make an insight from evidence, each piece for it, against it or as context.',
    access: 'insight.write',
    body: newInsightSchema,
    answer: insightSchema,
    status: 201,
    example: { body: { statement: 'Slow builds cost an hour a day', evidence: [] } },
    run: ({ actor, body, now }) => createInsight(actor, body, () => now),
  }),
  get: endpoint({
    method: 'GET',
    path: '/insights/{id}',
    summary: 'One insight, counted now: breadth, rungs, mix, conflict, confidence and why.',
    access: 'insight.read',
    params: byId,
    answer: insightSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => getInsight(actor, params.id, () => now),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/insights/{id}',
    summary: 'Reword it, resolve its conflict, mark it disproved, archive it or open it again.',
    access: 'insight.write',
    params: byId,
    body: insightPatchSchema,
    answer: insightSchema,
    example: {
      params: { id: exampleId },
      body: { status: 'resolved', resolution: 'Holds for teams with a monorepo.' },
    },
    run: ({ actor, params, body, now }) => changeInsight(actor, params.id, body, () => now),
  }),
  addEvidence: endpoint({
    method: 'POST',
    path: '/insights/{id}/evidence',
    summary: 'Link evidence; a piece that is linked already takes the new stance.',
    access: 'insight.write',
    params: byId,
    body: addEvidenceSchema,
    answer: insightSchema,
    status: 201,
    example: { params: { id: exampleId }, body: { id: exampleId, stance: 'contradicts' } },
    run: ({ actor, params, body, now }) => addEvidence(actor, params.id, body, () => now),
  }),
  removeEvidence: endpoint({
    method: 'DELETE',
    path: '/insights/{id}/evidence/{eid}',
    summary: 'Take a piece of evidence off an insight.',
    access: 'insight.write',
    params: z.object({ id, eid: id }),
    answer: insightSchema,
    example: { params: { id: exampleId, eid: exampleId } },
    run: ({ actor, params, now }) => removeEvidence(actor, params.id, params.eid, () => now),
  }),
  themes: endpoint({
    method: 'GET',
    path: '/themes',
    summary: 'What is said again and again: groups of evidence by shared terms, the largest first.',
    access: 'theme.read',
    query: listQueryOf({}),
    answer: pageOf(themeSchema),
    example: { query: { limit: 10 } },
    run: ({ actor, query }) => listThemes(actor, query),
  }),
  promote: endpoint({
    method: 'POST',
    path: '/themes/{id}/promote',
    summary: 'Make an insight of a theme, with its pieces as support.',
    access: 'theme.promote',
    params: byId,
    body: promoteSchema,
    answer: insightSchema,
    status: 201,
    example: { params: { id: exampleId }, body: { statement: 'Deploy approvals take a day' } },
    run: ({ actor, params, body, now }) => promoteTheme(actor, params.id, body, () => now),
  }),
}
