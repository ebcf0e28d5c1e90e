import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import type { DepartmentSums } from '@/lib/people/rules-departments'

/** The departments as options of a select, each set in by its depth. */
export function DepartmentOptions({ tree, without }: { tree: readonly DepartmentSums[]; without?: string }) {
  return tree
    .filter((one) => one.id !== without)
    .map((one) => (
      <option key={one.id} value={one.id}>
        {`${'\u2003'.repeat(one.depth)}${one.name}`}
      </option>
    ))
}

export function DepartmentFields({
  tree,
  department,
}: {
  tree: readonly DepartmentSums[]
  department?: { id: string; name: string; parentId: string | null }
}) {
  return (
    <div className="grid w-full gap-4 sm:grid-cols-2">
      <Field name="name" label="Name">
        {(control) => (
          <Input {...control} required maxLength={120} defaultValue={department?.name} autoComplete="off" />
        )}
      </Field>
      <Field name="parent" label="Parent department" required={false}>
        {(control) => (
          <Select {...control} defaultValue={department?.parentId ?? ''}>
            <option value="">No other department</option>
            <DepartmentOptions tree={tree} {...(department && { without: department.id })} />
          </Select>
        )}
      </Field>
    </div>
  )
}
