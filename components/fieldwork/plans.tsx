import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { cancelPlanAction, movePlanAction, planSessionAction } from '@/lib/fieldwork/actions-plan'
import { KIND_LABELS } from '@/lib/fieldwork/presenter-labels'
import { sessionKinds } from '@/lib/fieldwork/schema'
import type { SessionPlan } from '@/lib/fieldwork/schema-plan'

/** Sessions that are to come, and those whose day is over and that nobody wrote down; and the form to plan one. */
export function PlannedSessions({
  plans,
  more,
  teams,
  today,
}: {
  plans: readonly SessionPlan[]
  /** Whether there are more than these. */
  more: boolean
  teams: string[]
  today: string
}) {
  return (
    <Section id="planned" title="Planned" aside={plans.length > 0 ? plural(plans.length, 'session') : undefined}>
      {plans.length === 0 ? (
        <p className="text-ink-3">
          Nothing is planned. What is planned stands in the research calendar, and counts for nothing until it is
          written down.
        </p>
      ) : (
        <ul aria-label="Planned sessions" className="divide-y border-y">
          {plans.map((plan) => (
            <li key={plan.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
              <time dateTime={plan.date} className="w-24 text-ink-3 tabular-nums">
                {formatIsoDay(plan.date)}
              </time>
              <span className="min-w-40 flex-1 wrap-anywhere">
                {plan.title}
                <span className="text-sm text-ink-3">
                  {' '}
                  {KIND_LABELS[plan.kind]}
                  {plan.team && `, ${plan.team}`}
                </span>
                {plan.date < today && <span className="text-sm text-warn"> This day is over.</span>}
              </span>
              <PlanDeeds plan={plan} today={today} />
            </li>
          ))}
        </ul>
      )}
      {more && <p className="mt-1 text-sm text-ink-3">and more, in the research calendar</p>}
      <PlanForm teams={teams} today={today} />
    </Section>
  )
}

function PlanDeeds({ plan: { id, title, date }, today }: { plan: SessionPlan; today: string }) {
  const named = <span className="sr-only"> {title}</span>
  return (
    <span className="flex flex-wrap items-start gap-2">
      <ButtonLink size="sm" href={paths.sessionNew({ plan: id })}>
        Write it down{named}
      </ButtonLink>
      <details className="group">
        <summary className="cursor-pointer px-2 py-1 text-sm text-accent">Change{named}</summary>
        <div className="flex flex-wrap items-end gap-2 py-2">
          <ActionForm action={movePlanAction} submit="Move" variant="secondary" size="sm" inline scope={id}>
            <input type="hidden" name="id" value={id} />
            <TextField name="date" label="Date" type="date" min={today} defaultValue={date < today ? today : date} />
          </ActionForm>
          <ActionForm action={cancelPlanAction} submit="Cancel it" variant="ghost" size="sm" inline scope={id}>
            <input type="hidden" name="id" value={id} />
          </ActionForm>
        </div>
      </details>
    </span>
  )
}

function PlanForm({ teams, today }: { teams: string[]; today: string }) {
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-sm text-accent">Plan a session</summary>
      <ActionForm
        action={planSessionAction}
        submit="Plan it"
        variant="secondary"
        adds
        scope="plan"
        done="It is planned."
        className="mt-3 max-w-2xl"
      >
        <TextField
          name="title"
          label="Title"
          help="What it is to be about. Who takes part is written down afterwards, with what they agreed to."
          maxLength={200}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField name="kind" label="Kind" defaultValue="interview">
            {sessionKinds.map((one) => (
              <option key={one} value={one}>
                {KIND_LABELS[one]}
              </option>
            ))}
          </SelectField>
          <PlanTeam teams={teams} />
          <TextField name="date" label="Date" type="date" min={today} />
        </div>
      </ActionForm>
    </details>
  )
}

const PlanTeam = ({ teams }: { teams: string[] }) => (
  <SelectField name="team" label="Team" defaultValue="">
    <option value="">Several, or none</option>
    {teams.map((one) => (
      <option key={one} value={one}>
        {one}
      </option>
    ))}
  </SelectField>
)
