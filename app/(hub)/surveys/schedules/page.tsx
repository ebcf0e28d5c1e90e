import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { ScheduleList } from '@/components/distribution/schedule-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { can } from '@/lib/core/actor'
import { plural } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { pageActorWith } from '@/lib/server/session'
import { setContactLimitsAction } from '@/lib/distribution/actions'
import { getContactLimits } from '@/lib/distribution/queries-invite'
import { getSchedules } from '@/lib/distribution/queries-schedules'

export const metadata: Metadata = { title: 'Schedules' }

/** Each row has forms of its own. */
const SHOWN = 20

export default async function SchedulesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('survey.write')
  const [schedules, { asks, days, restDays }] = await Promise.all([getSchedules(actor), getContactLimits(actor)])
  const params = await searchParams
  const part = partOf(schedules, param(params, 'part'), SHOWN)
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: paths.surveys() }]}
        title="Schedules"
        facts="Recurring surveys. Each wave opens and closes by itself."
      />
      <ScheduleList
        schedules={part.rows}
        empty={
          <Empty
            title="Nothing comes again yet"
            action={<ButtonLink href={paths.surveys()}>Choose a survey</ButtonLink>}
          >
            A pulse is worth its second wave: only then it says whether anything changed. A survey’s Audience page
            schedules it.
          </Empty>
        }
      />
      <Parts part={part} params={params} label="schedules" />
      <div className="h-8" />
      <Section title="Survey fatigue limit">
        {can(actor, 'settings.write') ? (
          <ActionForm
            action={setContactLimitsAction}
            submit="Save"
            variant="secondary"
            done="Saved."
            className="max-w-2xl"
          >
            <p className="text-ink-2">
              Surveys, asks by events and interviews count together. Whoever has had enough is left out of samples and
              asks; setting it aside takes a reason, which is recorded.
            </p>
            <div className="grid w-full gap-4 sm:grid-cols-3">
              <Field name="asks" label="At most so many asks">
                {(control) => <Input {...control} type="number" min={1} max={100} required defaultValue={asks} />}
              </Field>
              <Field name="days" label="Within so many days">
                {(control) => <Input {...control} type="number" min={7} max={730} required defaultValue={days} />}
              </Field>
              <Field name="restDays" label="Days of rest between two">
                {(control) => <Input {...control} type="number" min={0} max={365} required defaultValue={restDays} />}
              </Field>
            </div>
          </ActionForm>
        ) : (
          <p className="max-w-prose text-ink-2">
            At most {plural(asks, 'ask')} in {days} days, with {plural(restDays, 'day')} of rest between two. Surveys,
            asks by events and interviews count together. An admin can change it.
          </p>
        )}
      </Section>
    </>
  )
}
