import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { getThemeRun } from '@/lib/reading/queries'
import { paths } from '@/lib/core/paths'
import { env } from '@/lib/server/env'
import { endpoint } from '@/lib/server/http/endpoint'
import { insightBrief } from './presenter-brief'
import { addEvidence, changeInsight, clearHistory, createInsight, removeEvidence, setBelief } from './commands'
import { promoteTheme, startThemeRun } from './commands-themes'
import { cancelThemeRun, mergeTheme, renameTheme, splitTheme, unmergeTheme, unsplitTheme } from './commands-themes-edit'
import { getBriefed, getInsight, listHistory, listInsights, listLinkedEvidence } from './queries'
import { getTheme, listThemes } from './queries-themes'
import { getTriangulation } from './queries-triangulation'
import {
  addEvidenceSchema,
  insightPatchSchema,
  insightQuery,
  insightSchema,
  insightSummarySchema,
  mergeThemeSchema,
  newInsightSchema,
  promoteSchema,
  splitThemeSchema,
  stances,
  startRunSchema,
  themePatchSchema,
  themeRunSchema,
  themeSchema,
} from './schema'
import { beliefSchema, revisionSchema } from './schema-judging'
import { triangulationSchema } from './schema-triangulation'

const exampleId = 'b3f1c0de-0000-4000-8000-000000000001'
const byId = z.object({ id })

export const endpoints = {
  triangulation: endpoint({
    method: 'GET',
    path: '/triangulation',
    summary:
      'What was heard by theme, team and rung; where surveys and talks disagree; which research each insight needs next.',
    access: 'insight.read',
    query: z.strictObject({}),
    answer: triangulationSchema,
    example: {},
    run: ({ actor, now }) => getTriangulation(actor, now),
  }),
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
    summary: 'One insight by its last count: breadth, rungs, mix, conflict, confidence and why.',
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
  evidence: endpoint({
    method: 'GET',
    path: '/insights/{id}/evidence',
    summary: 'Pieces of an insight, the deepest and newest first, with what each says to it.',
    access: 'insight.read',
    params: byId,
    query: listQueryOf({ stance: z.enum(stances).optional() }),
    answer: pageOf(insightSchema.shape.evidence.element),
    example: { params: { id: exampleId }, query: { stance: 'contradicts' } },
    run: ({ actor, params, query }) => listLinkedEvidence(actor, params.id, query),
  }),
  brief: endpoint({
    method: 'GET',
    path: '/insights/{id}/brief',
    summary: 'An insight that stands alone, in Markdown: statement, quotes by team within what you may read, limits.',
    access: 'insight.read',
    params: byId,
    answer: z.unknown(),
    produces: 'text/markdown',
    example: { params: { id: exampleId } },
    run: async ({ actor, params, now }) => {
      const briefed = await getBriefed(actor, params.id, () => now)
      const text = insightBrief(briefed, `${env().BASE_URL}${paths.insight(params.id)}`)
      return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
    },
  }),
  history: endpoint({
    method: 'GET',
    path: '/insights/{id}/history',
    summary: 'Who changed what of an insight, the newest change first.',
    access: 'insight.read',
    params: byId,
    query: listQueryOf({}),
    answer: pageOf(revisionSchema),
    example: { params: { id: exampleId }, query: { limit: 20 } },
    run: ({ actor, params, query }) => listHistory(actor, params.id, query),
  }),
  clearHistory: endpoint({
    method: 'DELETE',
    path: '/insights/{id}/history/{rid}',
    summary: 'Take the words out of one change; that something changed stays.',
    access: 'insight.write',
    params: z.object({ id, rid: id }),
    answer: z.object({ cleared: z.literal(true) }),
    example: { params: { id: exampleId, rid: exampleId } },
    run: async ({ actor, params }) => {
      await clearHistory(actor, params.id, params.rid)
      return { cleared: true as const }
    },
  }),
  belief: endpoint({
    method: 'PUT',
    path: '/insights/{id}/belief',
    summary: 'What the platform team expects, written before evidence is linked: the share who would agree, and why.',
    access: 'insight.write',
    params: byId,
    body: beliefSchema,
    answer: insightSchema,
    example: { params: { id: exampleId }, body: { share: 80, text: 'Everyone we know waits for builds.' } },
    run: ({ actor, params, body, now }) => setBelief(actor, params.id, body, () => now),
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
    summary: 'What is said again and again: groups of evidence about the same thing, the largest first.',
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
  theme: endpoint({
    method: 'GET',
    path: '/themes/{id}',
    summary: 'One theme.',
    access: 'theme.read',
    params: byId,
    answer: themeSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => getTheme(actor, params.id),
  }),
  renameTheme: endpoint({
    method: 'PATCH',
    path: '/themes/{id}',
    summary: 'Give a theme a name that stays when themes are found again; `pinned: false` lets the next run name it.',
    access: 'theme.promote',
    params: byId,
    body: themePatchSchema,
    answer: themeSchema,
    example: { params: { id: exampleId }, body: { label: 'Waiting for approvals' } },
    run: ({ actor, params, body }) => renameTheme(actor, params.id, body),
  }),
  mergeTheme: endpoint({
    method: 'POST',
    path: '/themes/{id}/merge',
    summary: 'Put a theme into another one, also in later runs. Answers the other one.',
    access: 'theme.promote',
    params: byId,
    body: mergeThemeSchema,
    answer: themeSchema,
    example: { params: { id: exampleId }, body: { into: 'b3f1c0de-0000-4000-8000-000000000002' } },
    run: ({ actor, params, body, now }) => mergeTheme(actor, params.id, body, () => now),
  }),
  splitTheme: endpoint({
    method: 'POST',
    path: '/themes/{id}/split',
    summary: 'Make a theme of some pieces of another one; they stay in it. Answers the new one.',
    access: 'theme.promote',
    params: byId,
    body: splitThemeSchema,
    answer: themeSchema,
    status: 201,
    example: { params: { id: exampleId }, body: { evidence: [exampleId] } },
    run: ({ actor, params, body, now }) => splitTheme(actor, params.id, body, () => now),
  }),
  unmergeTheme: endpoint({
    method: 'POST',
    path: '/themes/{id}/unmerge',
    summary: 'Take a merge back, as long as themes were not found again since. Answers the theme that was merged.',
    access: 'theme.promote',
    params: byId,
    answer: themeSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => unmergeTheme(actor, params.id, () => now),
  }),
  unsplitTheme: endpoint({
    method: 'POST',
    path: '/themes/{id}/unsplit',
    summary: 'Put the pieces of a theme that was split off back. Answers the theme they return to.',
    access: 'theme.promote',
    params: byId,
    answer: themeSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => unsplitTheme(actor, params.id, () => now),
  }),
  startRun: endpoint({
    method: 'POST',
    path: '/themes/runs',
    summary: 'Find themes again, in the background.',
    access: 'theme.promote',
    body: startRunSchema,
    answer: z.object({ id: z.string() }),
    status: 202,
    example: { body: { detail: 0 } },
    run: ({ actor, body, now }) => startThemeRun(actor, body, () => now),
  }),
  themeRun: endpoint({
    method: 'GET',
    path: '/themes/runs/{id}',
    summary: 'How far a run is, and what it split, merged and let fade.',
    access: 'theme.read',
    params: byId,
    answer: themeRunSchema,
    example: { params: { id: exampleId } },
    run: async ({ actor, params }) => themeRunSchema.parse(await getThemeRun(actor, params.id)),
  }),
  cancelRun: endpoint({
    method: 'POST',
    path: '/themes/runs/{id}/cancel',
    summary: 'Stop a run; what it read is kept.',
    access: 'theme.promote',
    params: byId,
    answer: z.object({ cancelled: z.literal(true) }),
    example: { params: { id: exampleId } },
    run: async ({ actor, params, now }) => {
      await cancelThemeRun(actor, params.id, () => now)
      return { cancelled: true as const }
    },
  }),
}
