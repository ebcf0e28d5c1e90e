import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { discardDraft, saveDraft } from './commands-drafts'
import { getDraft, listDrafts, previewUpdate } from './queries-drafts'
import {
  draftInput,
  draftPage,
  draftParams,
  draftQuery,
  draftSchema,
  previewInput,
  previewSchema,
} from './schema-drafts'

const params = { id: 'item-id', kind: 'started' } as const

export const draftEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/updates/drafts',
    summary: 'Updates that are still being written, the last saved one first',
    access: 'roadmap.ship',
    query: draftQuery,
    answer: draftPage,
    example: { query: { limit: 10 } },
    run: ({ actor, query }) => listDrafts(actor, query),
  }),
  get: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/drafts/{kind}',
    summary: 'The draft of one kind of update of an item',
    access: 'roadmap.ship',
    params: draftParams,
    answer: draftSchema,
    example: { params },
    run: ({ actor, params: { id: item, kind } }) => getDraft(actor, item, kind),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/roadmap/items/{id}/drafts/{kind}',
    summary: 'Save what is written so far of an update; nobody is told',
    access: 'roadmap.ship',
    params: draftParams,
    body: draftInput,
    answer: draftSchema,
    example: { params, body: { title: 'We are building a shared cache', body: 'For everyone who waits for builds.' } },
    run: ({ actor, params: { id: item, kind }, body, now }) => saveDraft(actor, item, kind, body, now),
  }),
  discard: endpoint({
    method: 'DELETE',
    path: '/roadmap/items/{id}/drafts/{kind}',
    summary: 'Throw a draft away',
    access: 'roadmap.ship',
    params: draftParams,
    answer: z.void(),
    status: 204,
    example: { params },
    run: ({ actor, params: { id: item, kind } }) => discardDraft(actor, item, kind),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/preview',
    summary: 'A text of an update as one of its audiences will read it; nothing is kept',
    access: 'roadmap.ship',
    params: z.object({ id }),
    body: previewInput,
    answer: previewSchema,
    example: { params: { id: 'item-id' }, body: { reader: 'finance', body: 'A third fewer runner hours.' } },
    run: ({ actor, params: { id: item }, body }) => previewUpdate(actor, item, body),
  }),
}
