import { z } from 'zod'
import { authorize } from '@/lib/core/actor'
import { pageOf } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { readInbox } from './commands-inbox'
import { getInbox, listWaiting } from './queries-inbox'
import { inboxLineSchema, inboxQuery, readInput, waitingSchema } from './schema-inbox'

export const inboxEndpoints = {
  inbox: endpoint({
    method: 'GET',
    path: '/inbox',
    summary:
      'What happened that you are told, in all rooms: mentions, replies, approvals, what came of what you said; newest first',
    access: 'me.read',
    query: inboxQuery,
    answer: pageOf(inboxLineSchema),
    example: { query: { unread: 'true' } },
    run: ({ actor, query }) => getInbox(authorize(actor, 'me.read'), query),
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/inbox/waiting',
    summary: 'What you are asked to do, in all rooms; what ends first comes first',
    access: 'me.read',
    answer: z.object({ data: z.array(waitingSchema) }),
    example: {},
    run: async ({ actor, now }) => ({ data: await listWaiting(authorize(actor, 'me.read'), now) }),
  }),
  read: endpoint({
    method: 'POST',
    path: '/inbox/read',
    summary: 'Mark lines of your inbox read: those named, or all up to a moment',
    access: 'me.read',
    body: readInput,
    answer: z.object({ read: z.number().int() }),
    status: 200,
    example: { body: { upTo: '2026-11-02T10:00:00.000Z' } },
    run: ({ actor, body, now }) => readInbox(actor, body, now),
  }),
}
