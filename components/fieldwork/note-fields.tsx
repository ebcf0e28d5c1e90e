import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { loadKinds } from '@/lib/fieldwork/schema'
import { TeamSelect } from './team-select'
import { LOAD_LABELS } from '@/lib/fieldwork/presenter-labels'

/** The fields of a field note: six, of which only what got in the way must be filled in, and the rest folded away. */
export function NoteFields({ teams, team, today }: { teams: string[]; team: string; today: string }) {
  return (
    <div className="space-y-4">
      <Area
        name="friction"
        label="Friction"
        help="What got in the way. The only field that is required."
        required
        max={4000}
      />
      <Area name="task" label="Task" help="What they are doing, and where." max={2000} />
      <Area name="observed" label="Observed" help="What happens, not what you make of it." max={4000} />
      <Area name="said" label="Quote" help="Their words, as they say them." max={4000} />
      <Area name="workaround" label="Workaround" max={2000} />
      <Field name="minutesLost" label="Minutes lost">
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            pattern="[0-9]{1,5}"
            title="A whole number of minutes"
            className="max-w-32"
            autoComplete="off"
          />
        )}
      </Field>
      <details className="border-t pt-3">
        <summary className="font-medium">Team, who, load, tool</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field name="team" label="Team" required={false}>
            {(control) => <TeamSelect {...control} defaultValue={team} teams={teams} />}
          </Field>
          <Field name="date" label="Date">
            {(control) => <Input {...control} type="date" required defaultValue={today} />}
          </Field>
          <Field
            name="who"
            label="Who"
            required={false}
            help="E-mail or pseudonym. Ask them first; their words are used for this study."
          >
            {(control) => <Input {...control} maxLength={80} autoComplete="off" autoCapitalize="none" />}
          </Field>
          <Field name="load" label="Cognitive load" required={false}>
            {(control) => (
              <Select {...control} defaultValue="">
                <option value="">Not sure</option>
                {loadKinds.map((load) => (
                  <option key={load} value={load}>
                    {LOAD_LABELS[load]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field name="tool" label="Tool or golden path" required={false}>
            {(control) => <Input {...control} maxLength={200} autoComplete="off" />}
          </Field>
        </div>
      </details>
    </div>
  )
}

function Area({
  name,
  label,
  help,
  required,
  max,
}: {
  name: string
  label: string
  help?: string
  required?: boolean
  max: number
}) {
  return (
    <Field name={name} label={label} help={help} required={required}>
      {(control) => <Textarea {...control} rows={2} maxLength={max} className="min-h-14" />}
    </Field>
  )
}
