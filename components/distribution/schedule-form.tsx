import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { scheduleAction } from '@/lib/distribution/actions'
import type { Audience } from '@/lib/distribution/schema'
import { CADENCES } from '@/lib/distribution/schema-cadence'
import { CADENCE_LABELS } from '@/lib/distribution/presenter-labels'

type ScheduleFormProps = { id: string; audience: Audience; tomorrow: string; mailOn: boolean }

/** Lets a survey come again: each time a wave of its own, asked of the audience above as it is by then. */
export function ScheduleForm({ id, audience, tomorrow, mailOn }: ScheduleFormProps) {
  return (
    <ActionForm
      action={scheduleAction}
      submit="Schedule it"
      variant="secondary"
      done="Scheduled."
      className="max-w-2xl"
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="audience" value={JSON.stringify(audience)} />
      <div className="grid w-full gap-4 sm:grid-cols-2">
        <Field name="cadence" label="Frequency">
          {(control) => (
            <Select {...control} defaultValue="quarterly">
              {CADENCES.map((cadence) => (
                <option key={cadence} value={cadence}>
                  {CADENCE_LABELS[cadence]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="startsOn" label="First on">
          {(control) => <Input {...control} type="date" required defaultValue={tomorrow} />}
        </Field>
        <Field name="daysOpen" label="Open for" help="Days">
          {(control) => <Input {...control} type="number" min={1} max={90} required defaultValue={14} />}
        </Field>
        <Field scope="wave" name="remindAfter" label="Remind after" help="Days, as “4, 10”" required={false}>
          {(control) => <Input {...control} defaultValue="4, 10" inputMode="numeric" />}
        </Field>
      </div>
      <Checkbox name="mail" defaultChecked={mailOn} label="Mail the invitations" />
    </ActionForm>
  )
}
