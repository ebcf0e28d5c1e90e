import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { hearTracker, linkIssue, renewTrackerSecret, saveOwnSecret, unlinkIssue } from './commands-trackers'
import { checkLinks, forgetTrackerToken, saveTrackerToken } from './commands-tracker-tokens'
import { getTrackers, listLinks } from './queries-trackers'
import type { LinkRow } from './repo-trackers'
import { TRACKERS } from './rules-trackers'
import { OWN_SECRET, ownSecretInput, trackersSchema, trackerTokenInput } from './schema-trackers'

const params = z.object({ id })
const linkSchema = z.object({
  url: z.string(),
  provider: z.string(),
  key: z.string(),
  title: z.string(),
  state: z.string(),
  stateName: z.string(),
  /** When its tracker last told of it; null: never. */
  checkedAt: z.iso.datetime().nullable(),
})
const links = z.object({ data: z.array(linkSchema) })
const toLinks = (rows: LinkRow[]) => ({
  data: rows.map((row) => ({ ...row, checkedAt: row.checkedAt?.toISOString() ?? null })),
})

export const trackerEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/links',
    summary: 'The issues on GitHub, GitLab, Jira and Linear that belong to an item, with their state',
    access: 'roadmap.score',
    params,
    answer: links,
    example: { params: { id: 'item-id' } },
    run: async ({ actor, params: { id: item } }) => toLinks(await listLinks(actor, item)),
  }),
  link: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/links',
    summary: 'Link an issue by its address',
    access: 'roadmap.write',
    params,
    body: z.object({ url: z.string().max(1_000) }),
    answer: links,
    status: 201,
    example: { params: { id: 'item-id' }, body: { url: 'https://github.com/acme/api/issues/12' } },
    run: async ({ actor, params: { id: item }, body, now }) => toLinks(await linkIssue(actor, item, body.url, now)),
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/roadmap/items/{id}/links',
    summary: 'Take a link off an item, by its address',
    access: 'roadmap.write',
    params,
    query: z.strictObject({ url: z.string().max(1_000) }),
    answer: z.null(),
    status: 204,
    example: { params: { id: 'item-id' }, query: { url: 'https://github.com/acme/api/issues/12' } },
    run: async ({ actor, params: { id: item }, query }) => {
      await unlinkIssue(actor, item, query.url)
      return null
    },
  }),
  hear: endpoint({
    method: 'POST',
    path: '/roadmap/trackers/{provider}',
    summary: 'Where a tracker’s webhook tells what became of an issue; signed with the secret',
    access: 'public',
    params: z.object({ provider: z.enum(TRACKERS) }),
    answer: z.object({ links: z.number() }),
    status: 200,
    idempotency: 'own',
    example: { params: { provider: 'github' } },
    run: ({ params: { provider }, bytes, request, now }) =>
      hearTracker(provider, { headers: request.headers, bytes }, now),
  }),
  secret: endpoint({
    method: 'POST',
    path: '/roadmap/trackers/secret',
    summary: 'A new secret for the webhooks of trackers, shown this once',
    access: 'settings.write',
    answer: z.object({ secret: z.string() }),
    status: 201,
    example: {},
    run: ({ actor, now }) => renewTrackerSecret(actor, now),
  }),
  ownSecret: endpoint({
    method: 'PUT',
    path: '/roadmap/trackers/{provider}/secret',
    summary: 'Keep the secret with which a tracker signs that makes it itself; it is answered by nothing again',
    access: 'settings.write',
    params: z.object({ provider: z.enum(OWN_SECRET) }),
    body: ownSecretInput,
    answer: z.object({ provider: z.enum(OWN_SECRET) }),
    example: { params: { provider: 'linear' }, body: { secret: 'the-signing-secret-of-the-webhook' } },
    run: ({ actor, params: { provider }, body, now }) => saveOwnSecret(actor, provider, body.secret, now),
  }),
  kept: endpoint({
    method: 'GET',
    path: '/roadmap/trackers',
    summary:
      'What is kept for the trackers: addresses of webhooks, when they last told something, and for which hosts there are tokens',
    access: 'settings.write',
    answer: trackersSchema,
    example: {},
    run: ({ actor }) => getTrackers(actor),
  }),
  token: endpoint({
    method: 'PUT',
    path: '/roadmap/trackers/{provider}/token',
    summary: 'Keep a token with which a tracker is asked for the state of issues; it is answered by nothing again',
    access: 'settings.write',
    params: z.object({ provider: z.enum(TRACKERS) }),
    body: trackerTokenInput,
    answer: z.object({ provider: z.enum(TRACKERS), host: z.string() }),
    example: { params: { provider: 'gitlab' }, body: { token: 'a-read-only-token', host: 'gitlab.example.com' } },
    run: ({ actor, params: { provider }, body, now }) => saveTrackerToken(actor, provider, body, now),
  }),
  forget: endpoint({
    method: 'DELETE',
    path: '/roadmap/trackers/{provider}/token',
    summary: 'Forget the token of a tracker',
    access: 'settings.write',
    params: z.object({ provider: z.enum(TRACKERS) }),
    answer: z.null(),
    status: 204,
    example: { params: { provider: 'gitlab' } },
    run: async ({ actor, params: { provider } }) => {
      await forgetTrackerToken(actor, provider)
      return null
    },
  }),
  check: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/links/check',
    summary: 'Ask the trackers of an item’s issues for their state, with the tokens that are kept',
    access: 'roadmap.write',
    params,
    answer: links.extend({ troubles: z.array(z.object({ url: z.string(), trouble: z.string() })) }),
    status: 200,
    example: { params: { id: 'item-id' } },
    run: async ({ actor, params: { id: item }, now }) => {
      const { links: rows, troubles } = await checkLinks(actor, item, now)
      return { ...toLinks(rows), troubles }
    },
  }),
}
