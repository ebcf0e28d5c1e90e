import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatDay } from '@/lib/core/relative-time'
import type { FieldworkWeek } from '@/lib/fieldwork/queries-week'
import type { SystemState } from '@/lib/platform/queries-week'
import type { Task } from './task-list'

/** What the hub itself asks of an admin: nothing while it runs well. */
export function systemTasks(system: SystemState | null): Task[] {
  if (!system) return []
  const { failedJobs, failedJob, failedMails, mailOn } = system
  return [
    ...(failedJobs > 0
      ? [
          {
            kind: 'Failed jobs',
            what: `${plural(failedJobs, 'job')} failed for good${failedJob ? `, most of “${failedJob}”` : ''}`,
            more: 0,
            verb: 'Open health',
            href: paths.health(),
          },
        ]
      : []),
    ...(failedMails > 0
      ? [
          {
            kind: 'Mail not sent',
            what: `${plural(failedMails, 'mail')} refused or given up`,
            more: 0,
            verb: 'See why',
            href: paths.health(),
          },
        ]
      : []),
    ...(mailOn
      ? []
      : [
          {
            kind: 'Mail is off',
            what: 'Invitations and updates are shown in the hub only; nothing is mailed',
            more: 0,
            verb: 'Set up mail',
            href: paths.health(),
          },
        ]),
  ]
}

/** A researcher's week: sessions that come, and consents that end. */
export function fieldworkTasks(week: FieldworkWeek | null): Task[] {
  if (!week) return []
  const [next] = week.coming
  const [ending] = week.ending
  return [
    ...(next
      ? [
          {
            kind: 'This week',
            what: `${next.title} · ${formatDay(new Date(next.date))}`,
            more: week.coming.length - 1,
            verb: 'Open session',
            href: paths.session(next.id),
          },
        ]
      : []),
    ...(ending
      ? [
          {
            kind: 'Consent ends',
            what: `${ending.title} · ${plural(ending.people, 'person', 'people')}, first on ${formatDay(new Date(ending.on))}`,
            more: week.ending.length - 1,
            verb: 'Ask again',
            href: paths.session(ending.id),
          },
        ]
      : []),
  ]
}
