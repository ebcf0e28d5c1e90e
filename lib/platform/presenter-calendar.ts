import { absolute, paths } from '@/lib/core/paths'
import { icalendar } from '@/lib/core/text/icalendar'
import type { CalendarEntry, CalendarKind } from './schema-calendar'

export const CALENDAR_LABELS: Record<CalendarKind, string> = {
  'survey-opens': 'Survey',
  'survey-closes': 'Survey',
  wave: 'Survey',
  reminder: 'Survey',
  results: 'Survey',
  rfc: 'RFC',
  session: 'Fieldwork',
  'planned-session': 'Fieldwork',
  retention: 'Consent',
  outcome: 'Outcome',
}

/** Research as a calendar that other programs read. @param base the hub's address */
export const calendarFeed = (entries: readonly CalendarEntry[], base: string, now: Date): string =>
  icalendar(
    {
      name: 'Soundings: research',
      url: absolute(base, paths.calendar()),
      events: entries.map(({ id, kind, day, outside, href }) => ({
        uid: `${id}@${new URL(base).hostname}`,
        ...{ from: day, to: day, summary: outside, url: absolute(base, href), category: CALENDAR_LABELS[kind] },
      })),
    },
    now,
  )
