import type { Metadata } from 'next'
import { Empty } from '@/components/ui/empty'
import { CalendarWeeks, TeamLoads } from '@/components/platform/calendar'
import { ButtonLink } from '@/components/ui/button'
import { CopyLink } from '@/components/surveys/copy-link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { partOf } from '@/lib/core/parts'
import { formatIsoDay } from '@/lib/core/relative-time'
import { param, type SearchParams } from '@/lib/core/url'
import { dayText } from '@/lib/core/zod'
import { getCalendar, getCalendarKey } from '@/lib/platform/queries-calendar'
import { daysLater, mondayOf, weeksOf } from '@/lib/platform/rules-calendar'
import { env } from '@/lib/server/env'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Research calendar' }

const WEEKS = 8

/** What research is planned and runs, week by week, and how often each team is asked. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.read')
  const query = await searchParams
  const now = systemClock()
  const asked = dayText.safeParse(param(query, 'from'))
  const from = mondayOf(asked.success ? asked.data : isoDay(now))
  const to = daysLater(from, WEEKS * 7 - 1)
  const [{ entries, load }, key] = await Promise.all([getCalendar(actor, { from, to }, now), getCalendarKey(actor)])
  const part = partOf(load, param(query, 'part'))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Platform', href: paths.platform() }]}
        title="Research calendar"
        facts={`${formatIsoDay(from)} to ${formatIsoDay(to)}. Days are those of UTC.`}
        action={
          <>
            <ButtonLink href={paths.calendar({ from: daysLater(from, -WEEKS * 7) })}>Earlier</ButtonLink>
            <ButtonLink href={paths.calendar()}>Today</ButtonLink>
            <ButtonLink href={paths.calendar({ from: daysLater(from, WEEKS * 7) })}>Later</ButtonLink>
          </>
        }
      />
      {entries.length === 0 ? (
        <div className="mb-8">
          <Empty
            title="Nothing is planned in these eight weeks"
            action={
              <>
                <ButtonLink href={paths.sessions({}, 'planned')}>Plan a session</ButtonLink>
                <ButtonLink href={paths.surveyNew()}>New survey</ButtonLink>
              </>
            }
          >
            Surveys, reviews of RFCs, sessions and outcomes that are due appear here by week.
          </Empty>
        </div>
      ) : (
        <CalendarWeeks weeks={weeksOf(entries, from, to)} today={isoDay(now)} />
      )}
      <TeamLoads part={part} params={query} />
      <Section title="In your own calendar">
        <p className="mb-1 max-w-prose text-sm text-ink-2">
          Whoever has this address reads the calendar as you do, without the titles of sessions. “Sign out everywhere”
          in your settings ends it.
        </p>
        <CopyLink url={absolute(env().BASE_URL, apiPaths.calendarFeed({ key }))} label="Your calendar feed" />
      </Section>
    </>
  )
}
