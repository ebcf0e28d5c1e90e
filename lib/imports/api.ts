import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { cancelImport, changeMapping, commitImport, createImport, rawFiles } from './commands'
import { undoImport } from './commands-undo'
import { getImport, listImports } from './queries'
import { commitSchema, importRowSchema, importSchema, mappingSchema, newImportSchema } from './schema'

const byId = z.object({ id })
const exampleId = 'b3f1c0de-0000-4000-8000-000000000001'
/** Base64 is a third longer than what it holds. */
const maxBody = 41_000_000

export const endpoints = {
  create: endpoint({
    method: 'POST',
    path: '/imports',
    summary: 'Hand in files of any kind. The answer is a preview, or `running` while a long one is made.',
    access: 'import.write',
    body: newImportSchema,
    answer: importSchema,
    status: 202,
    maxBody,
    example: { body: { source: 'interviews', files: [{ name: 'talk.txt', text: 'Ana: It is slow.\nBo: How slow?' }] } },
    run: ({ actor, body: { kind, source, mapping, dryRun, files }, now }) =>
      createImport(
        actor,
        { source, mapping, ...(kind !== undefined && { kind }), ...(dryRun !== undefined && { dryRun }) },
        rawFiles(files),
        () => now,
      ),
  }),
  list: endpoint({
    method: 'GET',
    path: '/imports',
    summary: 'Imports, the newest first: one’s own, for an admin those of all.',
    access: 'import.write',
    query: z.strictObject(pageQuery.shape),
    answer: pageOf(importRowSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listImports(actor, query),
  }),
  get: endpoint({
    method: 'GET',
    path: '/imports/{id}',
    summary: 'One import: how far it is, what its files become, what was left out and why.',
    access: 'import.write',
    params: byId,
    answer: importSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => getImport(actor, params.id),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/imports/{id}',
    summary: 'Say what words of the files are here ("in the file → here"), and see the preview again.',
    access: 'import.write',
    params: byId,
    body: mappingSchema,
    answer: importSchema,
    status: 202,
    example: { params: { id: exampleId }, body: { mapping: { speaker: { 'Speaker 1': 'P1' } } } },
    run: ({ actor, params, body }) => changeMapping(actor, params.id, body.mapping),
  }),
  commit: endpoint({
    method: 'POST',
    path: '/imports/{id}/commit',
    summary: 'Take the files of a preview over: all or nothing per file.',
    access: 'import.write',
    params: byId,
    body: commitSchema.optional(),
    answer: importSchema,
    status: 202,
    example: { params: { id: exampleId }, body: {} },
    run: ({ actor, params, body }) => commitImport(actor, params.id, body?.mapping),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/imports/{id}/cancel',
    summary: 'Stop an import after the file it is at, or give a preview up.',
    access: 'import.write',
    params: byId,
    answer: importSchema,
    status: 202,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => cancelImport(actor, params.id),
  }),
  undo: endpoint({
    method: 'POST',
    path: '/imports/{id}/undo',
    summary: 'Take back what an import created and no one has touched since; what stays is listed with the reason.',
    access: 'import.write',
    params: byId,
    answer: importSchema,
    example: { params: { id: exampleId } },
    run: ({ actor, params, now }) => undoImport(actor, params.id, () => now),
  }),
}
