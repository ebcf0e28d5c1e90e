import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { hearTool, renewHookSecret, saveOwnHookSecret } from './commands'
import { getHooks } from './queries'
import { HOOK_TOOLS, hookQuery, hooksSchema, OWN_SECRET_TOOLS, ownHookSecretInput } from './schema'

const MEGABYTES = 5 * 1024 * 1024

export const hookEndpoints = {
  hear: endpoint({
    method: 'POST',
    path: '/events/hooks/{tool}',
    summary:
      'Where a CI or incident tool sends its own messages; signed with the secret, of Alertmanager and CDEvents with an API token',
    access: 'public',
    params: z.object({ tool: z.enum(HOOK_TOOLS) }),
    query: hookQuery,
    /** How many deployments and incidents changed, and how many commits were told. */
    answer: z.object({ events: z.number().int(), commits: z.number().int() }),
    status: 200,
    idempotency: 'own',
    maxBody: MEGABYTES,
    example: { params: { tool: 'github' }, query: { environments: 'production,production-eu' } },
    run: ({ actor, params: { tool }, query, bytes, request, now }) =>
      hearTool(tool, query, { headers: request.headers, bytes }, actor, now),
  }),
  kept: endpoint({
    method: 'GET',
    path: '/events/hooks',
    summary: 'What is kept for the webhooks of CI and incident tools: addresses, and when they last told something',
    access: 'settings.write',
    answer: hooksSchema,
    example: {},
    run: ({ actor }) => getHooks(actor),
  }),
  secret: endpoint({
    method: 'POST',
    path: '/events/hooks/secret',
    summary: 'A new secret for the webhooks of GitHub and GitLab, shown this once',
    access: 'settings.write',
    answer: z.object({ secret: z.string() }),
    status: 201,
    example: {},
    run: ({ actor, now }) => renewHookSecret(actor, now),
  }),
  ownSecret: endpoint({
    method: 'PUT',
    path: '/events/hooks/{tool}/secret',
    summary: 'Keep the secret with which a tool signs that makes it itself; it is answered by nothing again',
    access: 'settings.write',
    params: z.object({ tool: z.enum(OWN_SECRET_TOOLS) }),
    body: ownHookSecretInput,
    answer: z.object({ tool: z.enum(OWN_SECRET_TOOLS) }),
    example: { params: { tool: 'pagerduty' }, body: { secret: 'the-signing-secret-of-the-webhook' } },
    run: ({ actor, params: { tool }, body, now }) => saveOwnHookSecret(actor, tool, body.secret, now),
  }),
}
