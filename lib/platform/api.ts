import { z } from 'zod'
import { pageOf } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { env } from '@/lib/server/env'
import { everyRoom } from '@/lib/server/room'
import { changePlatform } from './commands'
import { appVersion } from '@/lib/server/version'
import { openApi } from './api-openapi'
import { listAudit, getPlatform, search } from './queries'
import { auditQuery, auditSchema, hitSchema, platformChange, platformSchema, searchQuery } from './schema'

export const endpoints = {
  openapi: endpoint({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document: every route, OpenAPI 3.1',
    access: 'public',
    answer: z.record(z.string(), z.unknown()),
    example: {},
    run: async () =>
      openApi(
        everyRoom().flatMap((room) => room.endpoints),
        env().BASE_URL,
        appVersion(),
      ),
  }),
  search: endpoint({
    method: 'GET',
    path: '/search',
    summary: 'Things of every room by words, a few of each',
    access: 'search.read',
    query: searchQuery,
    answer: z.object({ data: z.array(hitSchema), nextCursor: z.null() }),
    example: { query: { q: 'build cache' } },
    run: async ({ actor, query }) => ({
      data: await search(actor, query.q, query.limit),
      nextCursor: null,
    }),
  }),
  platform: endpoint({
    method: 'GET',
    path: '/platform',
    summary: 'What the platform team is for',
    access: 'me.read',
    answer: platformSchema,
    example: {},
    run: ({ actor }) => getPlatform(actor),
  }),
  changePlatform: endpoint({
    method: 'PATCH',
    path: '/platform',
    summary: 'Say what the platform team is for',
    access: 'settings.write',
    body: platformChange,
    answer: platformSchema,
    example: { body: { mission: 'Every team ships to production on its first day.' } },
    run: ({ actor, body }) => changePlatform(actor, body),
  }),
  audit: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Who did what to which thing, newest first; `subject` is an id',
    access: 'audit.read',
    query: auditQuery,
    answer: pageOf(auditSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listAudit(actor, query),
  }),
}
