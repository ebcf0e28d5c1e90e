import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { pageOf } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { atomHeaders } from '@/lib/core/text/atom'
import { env } from '@/lib/server/env'
import { endpoint } from '@/lib/server/http/endpoint'
import { changePreferences, follow, readNotices, unsubscribe, unsubscribeState } from './commands-follow'
import { listFeed, rfcFeed } from './api-feed'
import { findRfcs, findVersions, getRfc } from './queries'
import { latestComments } from './queries-discuss'
import { myFollows, myInbox, myPreferences, readerOfFeed } from './queries-follow'
import { listQuery, rfcNumber, statuses } from './schema'
import {
  followInput,
  followReasons,
  inboxQuery,
  mailChoices,
  noticeKinds,
  preferenceInput,
  readInput,
} from './schema-follow'

const noticeAnswer = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  rfc: z.object({ number: z.number().int(), title: z.string(), status: z.enum(statuses) }),
  commentId: z.string().nullable(),
  text: z.string(),
  excerpt: z.string().nullable(),
  href: z.string(),
  read: z.boolean(),
  createdAt: z.iso.datetime(),
})
const preferenceAnswer = z.object({
  mail: z.enum(mailChoices),
  timezone: z.string(),
  quietFrom: z.number(),
  quietTo: z.number(),
  awayFrom: z.string().nullable(),
  awayUntil: z.string().nullable(),
})
const followAnswer = z.object({
  target: z.string(),
  label: z.string(),
  href: z.string(),
  reason: z.enum(followReasons),
})

/** Feed readers cannot sign in: they read with a secret of their owner's, as that person. */
const feedKey = z.string().max(100).optional()
const readerOf = async (actor: MaybeActor, key: string | undefined) =>
  key === undefined ? authorize(actor, 'rfc.read') : readerOfFeed(key)
const feedLength = 50
const key = z.object({ key: z.string().min(1).max(100) })
const which = z.object({ rfc: rfcNumber.optional() })
const exampleKey = 'b'.repeat(43)
const asFeed = (text: string) => new Response(text, { headers: atomHeaders })

export const followEndpoints = {
  inbox: endpoint({
    method: 'GET',
    path: '/rfcs/inbox',
    summary: 'Your notices about RFCs, newest first',
    access: 'rfc.read',
    query: inboxQuery,
    answer: pageOf(noticeAnswer),
    example: { query: { unread: 'true' } },
    run: ({ actor, query }) => myInbox(actor, query),
  }),
  read: endpoint({
    method: 'POST',
    path: '/rfcs/inbox/read',
    summary: 'Mark notices read: those named, or all',
    access: 'rfc.read',
    body: readInput,
    answer: z.object({ read: z.number().int() }),
    example: { body: { ids: ['a-notice'] } },
    run: ({ actor, body, now }) => readNotices(actor, body, now),
  }),
  follows: endpoint({
    method: 'GET',
    path: '/rfcs/follows',
    summary: 'What you follow or have muted',
    access: 'rfc.read',
    answer: z.object({ data: z.array(followAnswer) }),
    example: {},
    run: async ({ actor }) => ({ data: await myFollows(actor) }),
  }),
  follow: endpoint({
    method: 'PUT',
    path: '/rfcs/follows',
    summary: 'Follow, mute or leave "all", "label:<label>" or "rfc:<number>"',
    access: 'rfc.read',
    body: followInput,
    answer: z.object({ state: z.enum(['follow', 'mute', 'none']) }),
    example: { body: { target: 'label:deploys', state: 'follow' } },
    run: ({ actor, body, now }) => follow(actor, body, now),
  }),
  preferences: endpoint({
    method: 'GET',
    path: '/rfcs/preferences',
    summary: 'How you are told, and when you are away',
    access: 'rfc.read',
    answer: preferenceAnswer,
    example: {},
    run: ({ actor }) => myPreferences(actor),
  }),
  prefer: endpoint({
    method: 'PUT',
    path: '/rfcs/preferences',
    summary: 'Say how you are told, and when you are away',
    access: 'rfc.read',
    body: preferenceInput,
    answer: preferenceAnswer,
    example: {
      body: {
        mail: 'daily',
        timezone: 'Europe/Berlin',
        quietFrom: 19,
        quietTo: 8,
        awayFrom: '2026-08-03',
        awayUntil: '2026-08-14',
      },
    },
    run: ({ actor, body }) => changePreferences(actor, body),
  }),
  feed: endpoint({
    method: 'GET',
    path: '/rfcs.atom',
    summary: 'RFCs as they change, as an Atom feed; `key` is for readers that cannot sign in',
    access: 'public',
    query: listQuery.pick({ label: true }).extend({ key: feedKey }),
    answer: z.string(),
    produces: 'application/atom+xml',
    example: { query: { label: 'deploys' } },
    run: async ({ actor, query, now }) => {
      const reader = await readerOf(actor, query.key)
      const { data } = await findRfcs(reader, { sort: '-updated', limit: feedLength, label: query.label })
      return asFeed(
        listFeed(
          // A draft is no news before its review begins.
          data.filter((rfc) => rfc.status !== 'draft'),
          query.label,
          env().BASE_URL,
          now,
        ),
      )
    },
  }),
  rfcFeed: endpoint({
    method: 'GET',
    path: '/rfcs/{number}/feed.atom',
    summary: 'Versions, comments and the decision of one RFC, as an Atom feed',
    access: 'public',
    params: z.object({ number: rfcNumber }),
    query: z.object({ key: feedKey }),
    answer: z.string(),
    produces: 'application/atom+xml',
    example: { params: { number: 1 } },
    run: async ({ actor, params, query }) => {
      const reader = await readerOf(actor, query.key)
      const rfc = await getRfc(reader, params.number)
      const [comments, versions] = await Promise.all([
        latestComments(reader, params.number, feedLength),
        findVersions(reader, params.number, { limit: feedLength }),
      ])
      return asFeed(rfcFeed(rfc, comments, versions.data, env().BASE_URL))
    },
  }),
  unsubscribePage: endpoint({
    method: 'GET',
    path: '/unsubscribe/{key}',
    summary: 'The page behind a mail’s unsubscribe link',
    access: 'public',
    params: key,
    query: which,
    answer: z.string(),
    produces: 'text/html',
    example: { params: { key: exampleKey } },
    run: async ({ params, query }) => {
      const { stopped } = await unsubscribeState(params.key, query.rfc)
      return toPage(params.key, query.rfc, stopped)
    },
  }),
  unsubscribe: endpoint({
    method: 'POST',
    path: '/unsubscribe/{key}',
    summary: 'Stop mail with one click, without signing in (RFC 8058)',
    access: 'public',
    params: key,
    query: which,
    answer: z.object({ stopped: z.enum(['rfc', 'all']) }),
    example: { params: { key: exampleKey }, query: { rfc: 1 } },
    run: async ({ params, query, request, now }) => {
      const done = await unsubscribe(params.key, query.rfc, now)
      // A person in a browser sees a page; a mail program wants no redirect.
      return request.headers.get('accept')?.includes('text/html') ? toPage(params.key, query.rfc, true) : done
    },
  }),
}

const toPage = (own: string, rfc: number | undefined, done: boolean) =>
  new Response(null, {
    status: 303,
    headers: {
      location: paths.unsubscribe(own, { rfc, done: done ? 1 : undefined }),
      'cache-control': 'no-store',
    },
  })
