import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { importAnswer, listItemAnswer, rfcAnswer, versionAnswer, versionItemAnswer } from './schema-api'
import { createRfc, editRfc } from './commands'
import { deleteRfc } from './commands-delete'
import { addLink, removeLink } from './commands-links'
import { moveStatus, setDeadline, setFlags } from './commands-status'
import { importRfcs } from './import/commands'
import { findRfcs, findVersions, getCurrent, getRfc, getVersion } from './queries'
import { rfcFile } from './queries-files'
import { getLinks } from './queries-links'
import {
  createRfc as createInput,
  deadlineInput,
  flagsInput,
  importInput,
  listQuery,
  patchRfc,
  rfcNumber,
  statuses,
  transitionInput,
  versionNumber,
} from './schema'
import { linkGraph, linkInput, rels } from './schema-links'

const byNumber = z.object({ number: rfcNumber })
const one = { number: 1 }
/** A text of `maxBody` characters, most of them outside ASCII. */
const maxText = 2_500_000

/** An RFC itself: its text, its status, its links. What is said about it stands in api-discuss.ts, who is told in api-follow.ts. */
export const endpoints = {
  list: endpoint({
    method: 'GET',
    path: '/rfcs',
    summary:
      'RFCs; `q` takes words, "phrases", -not and `status: author: team: label:`; words are ranked, and where ' +
      'nothing says them near titles are `near`',
    access: 'rfc.read',
    query: listQuery,
    answer: pageOf(listItemAnswer).extend({ near: z.boolean() }),
    example: { query: { status: 'review', q: 'deploy' } },
    run: ({ actor, query }) => findRfcs(actor, query),
  }),
  create: endpoint({
    method: 'POST',
    path: '/rfcs',
    summary: 'Start a draft',
    access: 'rfc.write',
    maxBody: maxText,
    body: createInput,
    answer: rfcAnswer,
    status: 201,
    example: {
      body: { title: 'One deploy queue', body: '## Summary\n\nA single queue for all services.', labels: ['deploys'] },
    },
    run: ({ actor, body, now }) => createRfc(actor, body, now),
  }),
  import: endpoint({
    method: 'POST',
    path: '/rfcs/import',
    summary: 'Take proposals over from files; the same files again change nothing',
    access: 'rfc.import',
    maxBody: 8_000_000,
    body: importInput,
    answer: importAnswer,
    example: {
      body: {
        files: [
          {
            path: 'text/0221-panic.md',
            text: '- Start Date: 2014-09-23\n- RFC PR: rust-lang/rfcs#221\n\n## Summary\n',
          },
        ],
      },
    },
    run: ({ actor, body: { files, source, dryRun, statuses }, now }) =>
      importRfcs(actor, files, now, {
        from: source ?? null,
        dryRun: dryRun ?? false,
        ...(statuses && { statuses }),
      }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/rfcs/{number}',
    summary: 'One RFC',
    access: 'rfc.read',
    params: byNumber,
    answer: rfcAnswer,
    example: { params: one },
    run: ({ actor, params }) => getRfc(actor, params.number),
  }),
  source: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/source',
    summary: 'One RFC as a Markdown file with front matter, for a repository',
    access: 'rfc.read',
    params: byNumber,
    answer: z.string(),
    produces: 'text/markdown',
    example: { params: one },
    run: async ({ actor, params }) => {
      const { name, text } = await rfcFile(actor, params.number)
      return new Response(text, {
        headers: {
          'content-type': 'text/markdown; charset=utf-8',
          'content-disposition': `attachment; filename="${name}"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-cache',
        },
      })
    },
  }),
  current: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/current',
    summary: 'Which version is current, and its status: what an open page asks now and then',
    access: 'rfc.read',
    params: byNumber,
    answer: z.object({ number: rfcNumber, version: versionNumber, status: z.enum(statuses) }),
    example: { params: one },
    run: ({ actor, params }) => getCurrent(actor, params.number),
  }),
  edit: endpoint({
    method: 'PATCH',
    path: '/rfcs/{number}',
    summary: 'Save an edit as a new version',
    access: 'rfc.write',
    maxBody: maxText,
    params: byNumber,
    body: patchRfc,
    answer: rfcAnswer,
    example: { params: one, body: { title: 'One deploy queue', baseVersion: 1 } },
    run: ({ actor, params, body, now }) => editRfc(actor, params.number, body, now),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/rfcs/{number}',
    summary: 'Delete a draft that nobody else has taken up; what was discussed is withdrawn instead',
    access: 'rfc.write',
    params: byNumber,
    answer: z.void(),
    status: 204,
    example: { params: one },
    run: ({ actor, params }) => deleteRfc(actor, params.number),
  }),
  move: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/transitions',
    summary: 'Move to another status',
    access: 'rfc.write',
    params: byNumber,
    body: transitionInput,
    answer: rfcAnswer,
    example: { params: one, body: { to: 'review' } },
    run: ({ actor, params, body, now }) => moveStatus(actor, params.number, body, now),
  }),
  flags: endpoint({
    method: 'PUT',
    path: '/rfcs/{number}/flags',
    summary: 'Say that the author’s answer is awaited, or no longer',
    access: 'rfc.comment',
    params: byNumber,
    body: flagsInput,
    answer: rfcAnswer,
    example: { params: one, body: { awaitingAuthor: true } },
    run: ({ actor, params, body, now }) => setFlags(actor, params.number, body, now),
  }),
  deadline: endpoint({
    method: 'PUT',
    path: '/rfcs/{number}/deadline',
    summary: 'Give the review or last call another end',
    access: 'rfc.write',
    params: byNumber,
    body: deadlineInput,
    answer: rfcAnswer,
    example: { params: one, body: { endsAt: '2027-03-01T12:00:00Z' } },
    run: ({ actor, params, body, now }) => setDeadline(actor, params.number, body, now),
  }),
  links: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/links',
    summary: 'What it is linked with, over at most three links',
    access: 'rfc.read',
    params: byNumber,
    answer: linkGraph,
    example: { params: one },
    run: ({ actor, params }) => getLinks(actor, params.number),
  }),
  link: endpoint({
    method: 'POST',
    path: '/rfcs/{number}/links',
    summary: 'Link it with another one',
    access: 'rfc.write',
    params: byNumber,
    body: linkInput,
    answer: linkGraph,
    status: 201,
    example: { params: one, body: { rel: 'requires', number: 2 } },
    run: ({ actor, params, body, now }) => addLink(actor, params.number, body, now),
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/rfcs/{number}/links/{rel}/{other}',
    summary: 'Take a link away',
    access: 'rfc.write',
    params: byNumber.extend({ rel: z.enum(rels), other: rfcNumber }),
    answer: linkGraph,
    example: { params: { number: 1, rel: 'requires', other: 2 } },
    run: ({ actor, params }) => removeLink(actor, params.number, { rel: params.rel, number: params.other }),
  }),
  versions: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/versions',
    summary: 'Versions, newest first',
    access: 'rfc.read',
    params: byNumber,
    query: pageQuery,
    answer: pageOf(versionItemAnswer),
    example: { params: one },
    run: ({ actor, params, query }) => findVersions(actor, params.number, query),
  }),
  version: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/versions/{version}',
    summary: 'One version with its text',
    access: 'rfc.read',
    params: byNumber.extend({ version: versionNumber }),
    answer: versionAnswer,
    example: { params: { number: 1, version: 1 } },
    run: ({ actor, params }) => getVersion(actor, params.number, params.version),
  }),
}
