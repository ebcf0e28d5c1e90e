import { Button } from '@/components/ui/button'
import { paths } from '@/lib/core/paths'
import { Link } from '@/components/ui/link'
import { Status } from '@/components/ui/badge'
import { Table, type Column } from '@/components/ui/table'
import { plural } from '@/lib/core/format'
import { formatDay } from '@/lib/core/relative-time'
import { toggleScheduleAction } from '@/lib/distribution/actions'
import type { Schedule } from '@/lib/distribution/schema'
import type { ReactNode } from 'react'
import { nextWaveAfter } from '@/lib/distribution/rules-cadence'
import { CADENCE_LABELS } from '@/lib/distribution/presenter-labels'

const state = (schedule: Schedule) =>
  schedule.trouble
    ? { tone: 'warn' as const, label: 'Skipped last time' }
    : !schedule.active
      ? { tone: 'neutral' as const, label: 'Stopped' }
      : schedule.nextOn
        ? { tone: 'active' as const, label: 'Running' }
        : { tone: 'done' as const, label: 'Done' }

function Toggle({ schedule }: { schedule: Schedule }) {
  if (schedule.active && !schedule.nextOn) return null
  return (
    <form action={toggleScheduleAction}>
      <input type="hidden" name="id" value={schedule.id} />
      <input type="hidden" name="active" value={schedule.active ? 'no' : 'yes'} />
      <Button
        type="submit"
        size="sm"
        aria-label={`${schedule.active ? 'Stop' : 'Go on with'} ${schedule.survey.title}`}
      >
        {schedule.active ? 'Stop' : 'Go on'}
      </Button>
    </form>
  )
}

const asksWords = ({ sample, perTeam, teams }: Schedule['audience']): string =>
  sample
    ? `a sample of ${sample}`
    : perTeam
      ? `up to ${perTeam} of each team`
      : teams.length > 0
        ? plural(teams.length, 'team')
        : 'everybody'

/** Two waves after the next one, so that somebody sees what they meet. */
function thenWords({ active, nextOn, cadence, startsOn }: Schedule): string {
  const days: Date[] = []
  let day = active && nextOn ? new Date(nextOn) : null
  for (let at = 0; day && at < 2; at += 1) {
    day = nextWaveAfter(cadence, new Date(startsOn), day)
    if (day) days.push(day)
  }
  return days.map(formatDay).join(', ')
}

const columns: Column<Schedule>[] = [
  {
    key: 'survey',
    header: 'Survey',
    className: 'min-w-40',
    cell: (schedule) => (
      <Link href={paths.surveyReach(schedule.survey.id)} className="font-medium hover:underline">
        {schedule.survey.title}
      </Link>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: (schedule) => <Status tone={state(schedule).tone}>{state(schedule).label}</Status>,
  },
  {
    key: 'next',
    header: 'Next wave',
    cell: (schedule) => (
      <span className="whitespace-nowrap">
        {schedule.active && schedule.nextOn ? formatDay(new Date(schedule.nextOn)) : '–'}
      </span>
    ),
  },
  {
    key: 'then',
    header: 'Then',
    className: 'max-sm:hidden',
    cell: (schedule) => <span className="whitespace-nowrap text-ink-2">{thenWords(schedule)}</span>,
  },
  {
    key: 'cadence',
    header: 'Repeats',
    cell: (schedule) => <span className="whitespace-nowrap">{CADENCE_LABELS[schedule.cadence]}</span>,
  },
  { key: 'open', header: 'Open for', className: 'max-sm:hidden', cell: (schedule) => plural(schedule.daysOpen, 'day') },
  { key: 'sample', header: 'Asks', className: 'max-sm:hidden', cell: (schedule) => asksWords(schedule.audience) },
  { key: 'waves', header: 'Waves so far', numeric: true, cell: (schedule) => schedule.waves },
  {
    key: 'toggle',
    header: <span className="sr-only">Change</span>,
    cell: (schedule) => <Toggle schedule={schedule} />,
  },
]

/** Schedules with what comes next; why a wave was left out stands below. */
export function ScheduleList({ schedules, empty }: { schedules: Schedule[]; empty?: ReactNode }) {
  const troubles = schedules.filter((schedule) => schedule.trouble)
  return (
    <>
      <Table caption="Schedules" columns={columns} rows={schedules} rowKey={(schedule) => schedule.id} empty={empty} />
      {troubles.map((schedule) => (
        <p key={schedule.id} className="mt-2 text-sm text-warn">
          {schedule.survey.title}: the last wave was not opened. {schedule.trouble}
        </p>
      ))}
    </>
  )
}
