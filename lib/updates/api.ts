import { z } from 'zod'
import { atomHeaders } from '@/lib/core/text/atom'
import { id } from '@/lib/core/zod'
import { env } from '@/lib/server/env'
import { endpoint } from '@/lib/server/http/endpoint'
import { shipItem } from './commands'
import { listUpdates } from './queries'
import { getTrail } from './queries-trail'
import { atomFeed } from './rules-feed'
import { shipInput, shippedSchema, trailSchema, updatePage, updateQuery } from './schema'

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
    summary: 'The last fifty updates as an Atom feed',
    access: 'update.read',
    answer: z.string(),
    produces: 'application/atom+xml',
    example: {},
    run: async ({ actor, now }) => {
      const { data } = await listUpdates(actor, { limit: FEED_LENGTH })
      return new Response(atomFeed(data, env().BASE_URL, now), { headers: atomHeaders })
    },
  }),
  trail: endpoint({
    method: 'GET',
    path: '/roadmap/items/{id}/trail',
    summary: 'The whole chain of an item: evidence, insights, updates, and how many were told',
    access: 'roadmap.score',
    params,
    answer: trailSchema,
    example: { params: { id: 'item-id' } },
    run: ({ actor, params: { id: item } }) => getTrail(actor, item),
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
}
