import { z } from 'zod'
import { authorize } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { env } from '@/lib/server/env'
import { endpoint } from '@/lib/server/http/endpoint'
import { calendarFeed } from './presenter-calendar'
import { getCalendar, listCalendar, readerOfCalendar } from './queries-calendar'
import { calendarFeedQuery, calendarQuery, calendarSchema } from './schema-calendar'

/** What a feed holds: some weeks back, and half a year ahead. */
const BACK_DAYS = 30
const AHEAD_DAYS = 180
const daysFrom = (now: Date, days: number): string => isoDay(new Date(now.getTime() + days * DAY_MS))

export const calendarEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/calendar',
    summary: 'What research is planned and runs on some days, and how often each team was asked and will be',
    access: 'session.read',
    query: calendarQuery,
    answer: calendarSchema,
    example: { query: { from: '2026-03-02', to: '2026-04-26' } },
    run: ({ actor, query, now }) => getCalendar(actor, query, now),
  }),
  feed: endpoint({
    method: 'GET',
    path: '/calendar.ics',
    summary: 'The calendar of research as iCalendar; `key` is for calendars that cannot sign in',
    access: 'public',
    query: calendarFeedQuery,
    answer: z.string(),
    produces: 'text/calendar',
    example: {},
    run: async ({ actor, query: { key }, now }) => {
      const reader = key === undefined ? authorize(actor, 'session.read') : await readerOfCalendar(key)
      const days = { from: daysFrom(now, -BACK_DAYS), to: daysFrom(now, AHEAD_DAYS) }
      return new Response(calendarFeed(await listCalendar(reader, days, now), env().BASE_URL, now), {
        headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' },
      })
    },
  }),
}
