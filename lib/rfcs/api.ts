import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { approvalAnswer, commentAnswer, importAnswer, listItemAnswer, rfcAnswer, versionAnswer, versionItemAnswer } from './api-schema'
import { createRfc, editRfc, moveStatus } from './commands'
import { addComment, approve, resolveThread } from './commands-comments'
import { importRfcs } from './import/command'
import { findComments, findRfcs, findVersions, getRfc, getVersion } from './queries'
import {
  approvalInput, commentInput, createRfc as createInput, importInput, listQuery, patchRfc, resolveInput, rfcNumber, transitionInput, versionNumber,
} from './schema'

const byNumber = z.object({ number: rfcNumber })
const one = { number: 1 }
/** A text of `maxBody` characters, most of them outside ASCII. */
const maxText = 2_500_000

/** Every RFC route of the public contract. */
export const endpoints = {
  list: endpoint({
    method: 'GET', path: '/rfcs', summary: 'RFCs, newest first; `q` takes words and `status: author: label:`', access: 'rfc.read',
    query: listQuery, answer: pageOf(listItemAnswer), example: { query: { status: 'review', q: 'deploy' } },
    run: ({ actor, query }) => findRfcs(actor, query),
  }),
  create: endpoint({
    method: 'POST', path: '/rfcs', summary: 'Start a draft', access: 'rfc.write', maxBody: maxText, body: createInput, answer: rfcAnswer, status: 201,
    example: { body: { title: 'One deploy queue', body: '## Summary\n\nA single queue for all services.', labels: ['deploys'] } },
    run: ({ actor, body, now }) => createRfc(actor, body, now),
  }),
  import: endpoint({
    method: 'POST', path: '/rfcs/import', summary: 'Take proposals over from files; the same files again change nothing', access: 'rfc.import',
    maxBody: 8_000_000, body: importInput, answer: importAnswer,
    example: { body: { files: [{ path: 'text/0221-panic.md', text: '- Start Date: 2014-09-23\n- RFC PR: rust-lang/rfcs#221\n\n## Summary\n' }] } },
    run: ({ actor, body, now }) => importRfcs(actor, body.files, now),
  }),
  get: endpoint({
    method: 'GET', path: '/rfcs/{number}', summary: 'One RFC', access: 'rfc.read', params: byNumber, answer: rfcAnswer, example: { params: one },
    run: ({ actor, params }) => getRfc(actor, params.number),
  }),
  edit: endpoint({
    method: 'PATCH', path: '/rfcs/{number}', summary: 'Save an edit as a new version', access: 'rfc.write', maxBody: maxText,
    params: byNumber, body: patchRfc, answer: rfcAnswer, example: { params: one, body: { title: 'One deploy queue', baseVersion: 1 } },
    run: ({ actor, params, body, now }) => editRfc(actor, params.number, body, now),
  }),
  move: endpoint({
    method: 'POST', path: '/rfcs/{number}/transitions', summary: 'Move to another status', access: 'rfc.write',
    params: byNumber, body: transitionInput, answer: rfcAnswer, example: { params: one, body: { to: 'review' } },
    run: ({ actor, params, body, now }) => moveStatus(actor, params.number, body, now),
  }),
  comments: endpoint({
    method: 'GET', path: '/rfcs/{number}/comments', summary: 'The discussion, oldest first', access: 'rfc.read',
    params: byNumber, query: pageQuery, answer: pageOf(commentAnswer), example: { params: one },
    run: ({ actor, params, query }) => findComments(actor, params.number, query),
  }),
  comment: endpoint({
    method: 'POST', path: '/rfcs/{number}/comments', summary: 'Comment, raise a concern or ask for a hold', access: 'rfc.comment',
    params: byNumber, body: commentInput, answer: commentAnswer, status: 201,
    example: { params: one, body: { body: 'What happens to hotfixes?', kind: 'comment', anchor: { quote: 'A single queue' } } },
    run: ({ actor, params, body, now }) => addComment(actor, params.number, body, now),
  }),
  resolve: endpoint({
    method: 'POST', path: '/rfcs/{number}/comments/{id}/resolve', summary: 'Resolve a thread, or reopen it', access: 'rfc.comment',
    params: byNumber.extend({ id }), body: resolveInput, answer: commentAnswer, example: { params: { number: 1, id: 'a-comment' }, body: { resolved: true } },
    run: ({ actor, params, body, now }) => resolveThread(actor, params.number, params.id, body, now),
  }),
  approve: endpoint({
    method: 'POST', path: '/rfcs/{number}/approvals', summary: 'Speak for the current version, or abstain', access: 'rfc.approve',
    params: byNumber, body: approvalInput, answer: approvalAnswer, status: 201, example: { params: one, body: { verdict: 'approve' } },
    run: ({ actor, params, body, now }) => approve(actor, params.number, body, now),
  }),
  versions: endpoint({
    method: 'GET', path: '/rfcs/{number}/versions', summary: 'Versions, newest first', access: 'rfc.read',
    params: byNumber, query: pageQuery, answer: pageOf(versionItemAnswer), example: { params: one },
    run: ({ actor, params, query }) => findVersions(actor, params.number, query),
  }),
  version: endpoint({
    method: 'GET', path: '/rfcs/{number}/versions/{version}', summary: 'One version with its text', access: 'rfc.read',
    params: byNumber.extend({ version: versionNumber }), answer: versionAnswer, example: { params: { number: 1, version: 1 } },
    run: ({ actor, params }) => getVersion(actor, params.number, params.version),
  }),
}
