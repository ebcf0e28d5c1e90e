import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { ActionForm } from '@/components/ui/action-form'
import { preferAction } from '@/lib/rfcs/actions-follow'
import type { myPreferences } from '@/lib/rfcs/queries-follow'
import { mailChoices, type MailChoice } from '@/lib/rfcs/schema-follow'

const mailNames: Record<MailChoice, string> = {
  immediately: 'At once, outside quiet hours',
  daily: 'Once a day, in the morning',
  weekly: 'Once a week, on Monday morning',
  off: 'Never',
}
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`

type Props = { preferences: Awaited<ReturnType<typeof myPreferences>>; zones: string[] }

/** Mail, quiet hours and leave. Works without a script. */
export function PreferenceForm({ preferences, zones }: Props) {
  const hourField = (name: 'quietFrom' | 'quietTo', label: string) => (
    <Field name={name} label={label}>
      {(control) => (
        <Select {...control} defaultValue={preferences[name]} className="w-28">
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {hourName(hour)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
  return (
    <ActionForm action={preferAction} submit="Save" done="Saved." className="max-w-lg">
      <Field name="mail" label="Mail">
        {(control) => (
          <Select {...control} defaultValue={preferences.mail}>
            {mailChoices.map((choice) => (
              <option key={choice} value={choice}>
                {mailNames[choice]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex flex-wrap gap-4">
        {hourField('quietFrom', 'Quiet from')}
        {hourField('quietTo', 'until')}
        <Field name="timezone" label="Time zone">
          {(control) => (
            <Select {...control} defaultValue={preferences.timezone} className="w-56">
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-4">
        <Field
          name="awayFrom"
          label="On leave from"
          required={false}
          help="Nobody waits for your approval then, and nothing reminds you."
        >
          {(control) => <Input {...control} type="date" defaultValue={preferences.awayFrom ?? ''} className="w-44" />}
        </Field>
        <Field name="awayUntil" label="On leave until" help="The last day of it." required={false}>
          {(control) => <Input {...control} type="date" defaultValue={preferences.awayUntil ?? ''} className="w-44" />}
        </Field>
      </div>
    </ActionForm>
  )
}
