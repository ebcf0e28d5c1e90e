import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { approvalAnswer, commentAnswer, rfcAnswer } from './schema-api'
import { approve, changeApprovers } from './commands-approvals'
import { changeCoauthors } from './commands-coauthors'
import { addComment, resolveThread } from './commands-comments'
import { applySuggestion, editComment, foldThread, react } from './commands-discuss'
import { dropDraft, saveDraft, sendReview } from './commands-review'
import { editsOfComment, findComments, myDrafts } from './queries-discuss'
import { approvalInput, commentInput, commentKinds, resolveInput, rfcNumber } from './schema'
import { approversInput, coauthorsInput } from './schema-approvals'
import { applyInput, draftInput, editCommentInput, foldInput, reactInput } from './schema-discuss'

const byNumber = z.object({ number: rfcNumber })
const byComment = byNumber.extend({ id })
const one = { number: 1 }
const oneComment = { number: 1, id: 'a-comment' }
const anchor = z.object({ quote: z.string(), prefix: z.string(), suffix: z.string() })
const draftAnswer = z.object({
  id: z.string(),
  kind: z.enum(commentKinds),
  body: z.string(),
  suggestion: z.string().nullable(),
  parentId: z.string().nullable(),
  version: z.number().int().nullable(),
  anchor: anchor.nullable(),
  createdAt: z.iso.datetime(),
})

/** What is said about an RFC, and who speaks for it. */
export const discussEndpoints = {
  comments: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/comments',
    summary: 'The discussion, oldest first',
    access: 'rfc.read',
    params: byNumber,
    query: pageQuery,
    answer: pageOf(commentAnswer),
    example: { params: one },
    run: ({ actor, params, query }) => findComments(actor, params.number, query),
  }),
  comment: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/comments',
    summary: 'Comment, raise a concern, ask for a hold, or suggest other words',
    access: 'rfc.comment',
    params: byNumber,
    body: commentInput,
    answer: commentAnswer,
    status: 201,
    example: {
      params: one,
      body: { body: 'What happens to hotfixes?', kind: 'comment', anchor: { quote: 'A single queue' } },
    },
    run: ({ actor, params, body, now }) => addComment(actor, params.number, body, now),
  }),
  resolve: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/comments/{id}/resolve',
    summary: 'Resolve a thread, or reopen it',
    access: 'rfc.comment',
    params: byComment,
    body: resolveInput,
    answer: commentAnswer,
    example: { params: oneComment, body: { resolved: true } },
    run: ({ actor, params, body, now }) => resolveThread(actor, params.number, params.id, body, now),
  }),
  editComment: endpoint({
    method: 'PATCH',
    path: '/rfcs/{number}/comments/{id}',
    summary: 'Change what you said; what it said is kept',
    access: 'rfc.comment',
    params: byComment,
    body: editCommentInput,
    answer: commentAnswer,
    example: { params: oneComment, body: { body: 'What happens to hotfixes at night?' } },
    run: ({ actor, params, body, now }) => editComment(actor, params.number, params.id, body, now),
  }),
  edits: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/comments/{id}/edits',
    summary: 'What a comment said before',
    access: 'rfc.read',
    params: byComment,
    answer: z.object({ data: z.array(z.object({ body: z.string(), until: z.iso.datetime() })) }),
    example: { params: oneComment },
    run: async ({ actor, params }) => ({ data: await editsOfComment(actor, params.number, params.id) }),
  }),
  fold: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/comments/{id}/fold',
    summary: 'Fold a thread to one line, or unfold it',
    access: 'rfc.comment',
    params: byComment,
    body: foldInput,
    answer: commentAnswer,
    example: { params: oneComment, body: { folded: true } },
    run: ({ actor, params, body, now }) => foldThread(actor, params.number, params.id, body.folded, now),
  }),
  react: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/comments/{id}/reactions',
    summary: 'Say one word about a comment, or take it back',
    access: 'rfc.comment',
    params: byComment,
    body: reactInput,
    answer: commentAnswer,
    example: { params: oneComment, body: { kind: 'agree', on: true } },
    run: ({ actor, params, body, now }) => react(actor, params.number, params.id, body, now),
  }),
  apply: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/comments/{id}/apply',
    summary: 'Take a suggestion over as the next version',
    access: 'rfc.write',
    params: byComment,
    body: applyInput,
    answer: rfcAnswer,
    example: { params: oneComment, body: { baseVersion: 1 } },
    run: ({ actor, params, body, now }) => applySuggestion(actor, params.number, params.id, body.baseVersion, now),
  }),
  drafts: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/drafts',
    summary: 'Your comments that are not sent yet',
    access: 'rfc.comment',
    params: byNumber,
    answer: z.object({ data: z.array(draftAnswer) }),
    example: { params: one },
    run: async ({ actor, params }) => ({ data: await myDrafts(actor, params.number) }),
  }),
  draft: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/drafts',
    summary: 'Draft a comment, to be sent with the others',
    access: 'rfc.comment',
    params: byNumber,
    body: draftInput,
    answer: z.object({ id: z.string() }),
    status: 201,
    example: { params: one, body: { body: 'Why not two queues?' } },
    run: ({ actor, params, body, now }) => saveDraft(actor, params.number, body, now),
  }),
  dropDraft: endpoint({
    method: 'DELETE',
    path: '/rfcs/{number}/drafts/{id}',
    summary: 'Throw a draft away',
    access: 'rfc.comment',
    params: byComment,
    answer: z.object({ dropped: z.number().int() }),
    example: { params: { number: 1, id: 'a-draft' } },
    run: ({ actor, params }) => dropDraft(actor, params.number, params.id),
  }),
  send: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/reviews',
    summary: 'Send all drafted comments at once',
    access: 'rfc.comment',
    params: byNumber,
    answer: z.object({ data: z.array(commentAnswer) }),
    status: 201,
    example: { params: one },
    run: async ({ actor, params, now }) => ({ data: await sendReview(actor, params.number, now) }),
  }),
  approve: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/approvals',
    summary: 'Speak for the current version, or abstain',
    access: 'rfc.approve',
    params: byNumber,
    body: approvalInput,
    answer: approvalAnswer,
    status: 201,
    example: { params: one, body: { verdict: 'approve' } },
    run: ({ actor, params, body, now }) => approve(actor, params.number, body, now),
  }),
  approvers: endpoint({
    method: 'PUT',
    path: '/rfcs/{number}/approvers',
    summary: 'Say whose approval is asked for, and how many are needed',
    access: 'rfc.write',
    params: byNumber,
    body: approversInput,
    answer: rfcAnswer,
    example: { params: one, body: { approvers: [{ team: 'Payments' }, { person: 'ana@example.com' }], quorum: 2 } },
    run: ({ actor, params, body, now }) => changeApprovers(actor, params.number, body, now),
  }),
  coauthors: endpoint({
    method: 'PUT',
    path: '/rfcs/{number}/coauthors',
    summary: 'Say who writes it together with its author; they may do what its author may',
    access: 'rfc.write',
    params: byNumber,
    body: coauthorsInput,
    answer: rfcAnswer,
    example: { params: one, body: { coauthors: ['ana@example.com'] } },
    run: ({ actor, params, body, now }) => changeCoauthors(actor, params.number, body, now),
  }),
}
