import { z } from 'zod'
import { authorize } from '@/lib/core/actor'
import { atomHeaders } from '@/lib/core/text/atom'
import { id } from '@/lib/core/zod'
import { env } from '@/lib/server/env'
import { endpoint } from '@/lib/server/http/endpoint'
import { publishUpdate, shipItem } from './commands-publish'
import { listUpdates, listUpdatesInWords } from './queries'
import { readerOfFeed } from './queries-feed-key'
import { briefMarkdown } from './presenter-brief'
import { getBrief } from './queries-brief'
import { getTrail } from './queries-trail'
import { atomFeed } from './rules-feed'
import { AUDIENCES, publishInput, shipInput, shippedSchema, trailSchema, updatePage, updateQuery } from './schema'

const params = z.object({ id })
const FEED_LENGTH = 50

export const updateEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/updates',
    summary: 'Published updates, the last one first',
    access: 'update.read',
    query: updateQuery,
    answer: updatePage,
    example: { query: { limit: 10 } },
    run: ({ actor, query }) => listUpdates(actor, query),
  }),
  feed: endpoint({
    method: 'GET',
    path: '/updates.atom',
    summary:
      'The last fifty updates as an Atom feed, in the words of the audience or else those that its reader reads; ' +
      '`key` is for readers that cannot sign in',
    access: 'public',
    query: updateQuery.pick({ audience: true, kind: true }).extend({ key: z.string().max(200).optional() }),
    answer: z.string(),
    produces: 'application/atom+xml',
    example: {},
    run: async ({ actor, query: { key, ...query }, now }) => {
      const reader = key === undefined ? authorize(actor, 'update.read') : await readerOfFeed(key)
      const data = await listUpdatesInWords(reader, { ...query, limit: FEED_LENGTH })
      return new Response(atomFeed(data, env().BASE_URL, now), { headers: atomHeaders })
    },
  }),
  trail: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/trail',
    summary:
      'The whole chain of an item: its ten best founded insights with ten pieces of evidence each and counts of all, updates, and how many were told',
    access: 'roadmap.score',
    params,
    answer: trailSchema,
    example: { params: { id: 'item-id' } },
    run: ({ actor, params: { id: item } }) => getTrail(actor, item),
  }),
  brief: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/brief',
    summary: 'An item in the words of an audience, in Markdown: each claim with links to what it rests on',
    access: 'roadmap.score',
    params,
    query: z.strictObject({ audience: z.enum(AUDIENCES).default('everyone') }),
    answer: z.unknown(),
    produces: 'text/markdown',
    example: { params: { id: 'item-id' }, query: { audience: 'finance' } },
    run: async ({ actor, params: { id: item }, query, now }) =>
      new Response(briefMarkdown(await getBrief(actor, item, query.audience, now), env().BASE_URL), {
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
      }),
  }),
  ship: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/ship',
    summary: 'Ship an item: publish its update and promise everyone behind it an answer',
    access: 'roadmap.ship',
    params,
    body: shipInput,
    answer: shippedSchema,
    status: 201,
    example: {
      params: { id: 'item-id' },
      body: {
        title: 'Builds fetch dependencies once',
        body: 'The shared runners keep a cache now. Median build: 9 minutes, was 14.',
      },
    },
    run: ({ actor, params: { id: item }, body, now }) => shipItem(actor, item, body, now),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/roadmap/items/{id}/updates',
    summary:
      'Publish an update of an item: work started, it shipped, it was decided against (with the reason), or what was measured',
    access: 'roadmap.ship',
    params,
    body: publishInput,
    answer: shippedSchema,
    status: 201,
    example: {
      params: { id: 'item-id' },
      body: {
        kind: 'shipped',
        title: 'Builds fetch dependencies once',
        body: 'The shared runners keep a cache now.',
        audiences: ['developers', 'finance'],
        texts: { finance: { body: 'Runner hours are down by a third.' } },
      },
    },
    run: ({ actor, params: { id: item }, body, now }) => publishUpdate(actor, item, body, now),
  }),
}
