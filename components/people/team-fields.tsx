import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import type { DepartmentSums } from '@/lib/people/rules-departments'
import type { Team } from '@/lib/people/schema'
import { DepartmentOptions } from './department-fields'

export function TeamFields({ team, tree }: { team?: Team; tree: readonly DepartmentSums[] }) {
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
        <Field name="department" label="Department" required={false}>
          {(control) => (
            <Select {...control} defaultValue={team?.departmentId ?? ''}>
              <option value="">No department</option>
              <DepartmentOptions tree={tree} />
            </Select>
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
