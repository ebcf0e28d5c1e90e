import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Team } from '@/lib/people/schema'

export function TeamFields({ team }: { team?: Team }) {
  return (
    <>
      <div className="grid w-full gap-4 sm:grid-cols-2">
        <Field name="name" label="Name">
          {(control) => <Input {...control} required maxLength={120} defaultValue={team?.name} autoComplete="off" />}
        </Field>
        <Field name="headcount" label="Engineers" help="The population that every rate and interval is compared with.">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              required
              defaultValue={team?.headcount ?? 0}
              className="tabular-nums"
            />
          )}
        </Field>
      </div>
      <Checkbox
        name="platform"
        defaultChecked={team?.platform}
        label="This is the platform team itself"
        help="What it says is marked and counts zero toward reach: our users are not just like us."
      />
    </>
  )
}
