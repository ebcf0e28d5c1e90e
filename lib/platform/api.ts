import { z } from 'zod'
import { pageOf } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { env } from '@/lib/server/env'
import { everyRoom } from '@/lib/server/room'
import { changePlatform } from './commands'
import { retryFailed, testMail } from './commands-system'
import { appVersion } from '@/lib/server/version'
import { openApi } from './api-openapi'
import { auditCsv } from './presenter-audit'
import { eachAudit, listAudit, getPlatform, search } from './queries'
import { getSystemHealth } from './queries-system'
import { mailTestSchema, retriedSchema, retryInput, systemHealthSchema } from './schema-health'
import {
  auditExportQuery,
  auditQuery,
  auditSchema,
  hitSchema,
  platformChange,
  platformSchema,
  searchQuery,
  type AuditItem,
} from './schema'

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
    run: ({ actor, body, now }) => changePlatform(actor, body, now),
  }),
  audit: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Who did what to which thing, newest first',
    access: 'audit.read',
    query: auditQuery,
    answer: pageOf(auditSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listAudit(actor, query),
  }),
  auditFile: endpoint({
    method: 'GET',
    path: '/audit.csv',
    summary: 'Who did what to which thing, as a CSV file, newest first',
    access: 'audit.read',
    query: auditExportQuery,
    answer: z.string(),
    produces: 'text/csv',
    example: { query: { action: 'person.' } },
    run: async ({ actor, query }) => {
      const rows: AuditItem[] = []
      for await (const page of eachAudit(actor, query)) rows.push(...page)
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
      }
      return new Response(auditCsv(rows), { headers })
    },
  }),
  system: endpoint({
    method: 'GET',
    path: '/system',
    summary: 'What who runs the hub asks: checks, jobs and mails that wait or failed, version',
    access: 'settings.write',
    answer: systemHealthSchema,
    example: {},
    run: ({ actor }) => getSystemHealth(actor),
  }),
  retryFailed: endpoint({
    method: 'POST',
    path: '/system/retry',
    summary: 'Try failed jobs or mails of a kind again',
    access: 'settings.write',
    body: retryInput,
    answer: retriedSchema,
    example: { body: { mail: 'survey.invitation' } },
    run: ({ actor, body }) => retryFailed(actor, body),
  }),
  testMail: endpoint({
    method: 'POST',
    path: '/system/mail-test',
    summary: 'Send a mail to oneself, now',
    access: 'settings.write',
    answer: mailTestSchema,
    example: {},
    run: ({ actor }) => testMail(actor),
  }),
}
