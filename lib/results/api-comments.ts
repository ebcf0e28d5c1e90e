import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from '@/lib/surveys/schema-api'
import { addCommentTheme, changeComment, commentToEvidence, removeCommentTheme } from './commands-comments'
import { revokeShare, shareResults } from './commands-shares'
import { listSurveyComments } from './queries-comments'
import { listSurveyShares } from './queries-shares'
import { COMMENT_AUDIENCES, COMMENT_STATUSES, commentPatch, shareInput, themeName } from './schema-comments'

const words = (max: number) => z.string().trim().max(max).optional()
const commentQuery = pageQuery.extend({
  q: words(200).describe('Words in it.'),
  key: words(300).describe('The question, or “question.text”.'),
  team: words(200).describe('The id of a team.'),
  tag: words(40),
  theme: words(100).describe('The id of a theme of the evidence.'),
  status: z.enum(COMMENT_STATUSES).optional().describe('For researchers.'),
  hidden: z.enum(['yes']).optional().describe('Those in quarantine instead; for researchers.'),
})
const commentAnswer = z.object({
  id: z.string(),
  key: z.string(),
  text: z.string(),
  team: z.string().nullable(),
  status: z.enum(COMMENT_STATUSES),
  audience: z.enum(COMMENT_AUDIENCES),
  tags: z.array(z.string()),
  hiddenFor: z.string().nullable(),
  /** A row of a file: no one wrote it here. */
  imported: z.boolean().optional(),
  themes: z.array(z.object({ id: z.string(), label: z.string(), chosen: z.boolean() })),
})
const commentParams = z.object({ id, comment: id })
const some = { id: 'a3f1', comment: '9c0e' }
const done = z.object({ id: z.string() })

const comments = endpoint({
  method: 'GET',
  path: '/surveys/{id}/comments',
  summary: 'What was written to a survey, in no order that tells who came when; only to questions with enough comments',
  access: 'survey.results',
  params: surveyParams,
  query: commentQuery,
  answer: pageOf(commentAnswer),
  example: { params: { id: 'a3f1' }, query: { tag: 'ci' } },
  run: async ({ actor, params, query }) =>
    pageOf(commentAnswer).parse(await listSurveyComments(actor, params.id, query)),
})

const change = endpoint({
  method: 'PATCH',
  path: '/surveys/{id}/comments/{comment}',
  summary: 'Say where a comment stands, tag it, keep it to researchers, or put it in quarantine',
  access: 'survey.responses',
  params: commentParams,
  body: commentPatch,
  answer: done,
  example: { params: some, body: { status: 'action', tags: ['ci'] } },
  run: ({ actor, params, body, now }) =>
    changeComment(actor, { surveyId: params.id, id: params.comment, ...body }, now),
})

const toEvidence = endpoint({
  method: 'POST',
  path: '/surveys/{id}/comments/{comment}/evidence',
  summary: 'Make a comment evidence, whole or a span of it; once',
  access: 'insight.write',
  status: 201,
  params: commentParams,
  body: z.strictObject({ span: z.string().max(4_000).optional() }),
  answer: z.object({ evidenceId: z.string() }),
  example: { params: some, body: { span: 'the queue is slow' } },
  run: ({ actor, params, body, now }) =>
    commentToEvidence(actor, { surveyId: params.id, id: params.comment, span: body.span }, now),
})

const theme = endpoint({
  method: 'POST',
  path: '/surveys/{id}/comments/{comment}/themes',
  summary: 'Put a comment in a theme by its name; it is evidence then',
  access: 'theme.promote',
  status: 201,
  params: commentParams,
  body: z.strictObject({ theme: themeName }),
  answer: z.object({ themeId: z.string() }),
  example: { params: some, body: { theme: 'Slow builds' } },
  run: ({ actor, params, body, now }) =>
    addCommentTheme(actor, { surveyId: params.id, id: params.comment, theme: body.theme }, now),
})

const untheme = endpoint({
  method: 'DELETE',
  path: '/surveys/{id}/comments/{comment}/themes/{theme}',
  summary: 'Take a comment out of a theme that somebody put it in',
  access: 'theme.promote',
  params: commentParams.extend({ theme: id }),
  answer: done,
  example: { params: { ...some, theme: '1b7d' } },
  run: ({ actor, params }) =>
    removeCommentTheme(actor, { surveyId: params.id, id: params.comment, themeId: params.theme }),
})

const shareAnswer = z.object({
  id: z.string(),
  label: z.string(),
  minimum: z.number().int(),
  byTeam: z.boolean(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
})

const shares = endpoint({
  method: 'GET',
  path: '/surveys/{id}/shares',
  summary: 'Read-only addresses of a survey’s results, the newest first; never the addresses themselves',
  access: 'survey.write',
  params: surveyParams,
  answer: pageOf(shareAnswer),
  example: { params: { id: 'a3f1' } },
  run: async ({ actor, params }) => ({
    data: (await listSurveyShares(actor, params.id)).map(
      ({ surveyId: _s, createdAt, expiresAt, revokedAt, ...share }) => ({
        ...share,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      }),
    ),
    nextCursor: null,
  }),
})

const share = endpoint({
  method: 'POST',
  path: '/surveys/{id}/shares',
  summary: 'Make a read-only address of the results; it is said once',
  access: 'survey.write',
  status: 201,
  params: surveyParams,
  body: shareInput,
  answer: z.object({ id: z.string(), url: z.string() }),
  example: { params: { id: 'a3f1' }, body: { label: 'Board', days: 14, minimum: 8, byTeam: false } },
  run: ({ actor, params, body, now }) => shareResults(actor, { surveyId: params.id, ...body }, now),
})

const endShare = endpoint({
  method: 'DELETE',
  path: '/surveys/{id}/shares/{share}',
  summary: 'End a read-only address at once',
  access: 'survey.write',
  params: z.object({ id, share: id }),
  answer: done,
  example: { params: { id: 'a3f1', share: '77c2' } },
  run: ({ actor, params, now }) => revokeShare(actor, { surveyId: params.id, id: params.share }, now),
})

export const commentEndpoints = { comments, change, toEvidence, theme, untheme, shares, share, endShare }
