import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Still } from '@/components/ui/still'
import { Table } from '@/components/ui/table'
import { formatNumber } from '@/lib/core/format'
import type { Part } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import type { SearchParams } from '@/lib/core/url'
import { CALENDAR_LABELS } from '@/lib/platform/presenter-calendar'
import { mondayOf, type weeksOf } from '@/lib/platform/rules-calendar'
import type { TeamLoad } from '@/lib/platform/schema-calendar'
import type { Route } from 'next'

/** Entries of one week that are listed; a week with more is busy enough. */
const SHOWN = 15

/** Weeks with what is planned and runs in them; an empty week is said, since it is one to ask in. */
export function CalendarWeeks({ weeks, today }: { weeks: ReturnType<typeof weeksOf>; today: string }) {
  return (
    <Still>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 xl:grid-cols-2">
        {weeks.map(({ monday, entries }) => (
          <Section
            key={monday}
            title={`Week of ${formatIsoDay(monday)}`}
            aside={mondayOf(today) === monday ? 'this week' : undefined}
          >
            {entries.length === 0 ? (
              <p className="text-ink-3">Nothing.</p>
            ) : (
              <ul className="divide-y border-y text-sm">
                {entries.slice(0, SHOWN).map(({ id, kind, day, title, href, team }) => (
                  <li
                    key={id}
                    className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-3 py-1.5 sm:grid-cols-[6rem_7rem_minmax(0,1fr)]"
                  >
                    <time dateTime={day} className="text-ink-3 tabular-nums">
                      {formatIsoDay(day).replace(/ \d{4}$/, '')}
                    </time>
                    <span className="text-ink-2">{CALENDAR_LABELS[kind]}</span>
                    <span className="col-span-2 min-w-0 break-words sm:col-span-1">
                      <TextLink href={href as Route}>{title}</TextLink>
                      {team && <span className="text-ink-3"> {team}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {entries.length > SHOWN && <p className="mt-1 text-sm text-ink-3">and {entries.length - SHOWN} more</p>}
          </Section>
        ))}
      </div>
    </Still>
  )
}

/** How often each team was asked in thirty days, and will be. */
export function TeamLoads({ part, params }: { part: Part<TeamLoad>; params: SearchParams }) {
  return (
    <Section id="load" title="How often teams are asked" aside="the last 30 days, and planned in the next 30">
      <Table
        caption="Teams by how often they are asked"
        rows={part.rows}
        rowKey={(row) => row.id}
        empty={<p className="text-ink-3">There is no team yet.</p>}
        columns={[
          { key: 'team', header: 'Team', cell: (row) => <TextLink href={paths.team(row.id)}>{row.team}</TextLink> },
          { key: 'asked', header: 'Times asked', numeric: true, cell: (row) => row.asked },
          {
            key: 'each',
            header: 'Invitations per engineer',
            numeric: true,
            cell: (row) => (row.perPerson === null ? '–' : formatNumber(row.perPerson)),
            className: 'max-sm:hidden',
          },
          { key: 'planned', header: 'Planned', numeric: true, cell: (row) => row.planned || '–' },
        ]}
      />
      <Parts part={part} params={params} label="teams" place="load" />
      <p className="mt-2 max-w-prose text-xs text-ink-3">
        Surveys, sessions and asks by events that reached anybody of a team, each once; planned are waves of surveys and
        sessions of the thirty days ahead. That somebody was asked says nothing about whether they answered.
      </p>
    </Section>
  )
}
