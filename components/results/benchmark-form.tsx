'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { importBenchmarkAction } from '@/lib/results/actions-benchmarks'

/** Takes a set over from a file; works without script. */
export function BenchmarkForm() {
  return (
    <ActionForm
      action={importBenchmarkAction}
      submit="Import set"
      done={({ findings = [] }) => ['The set is in.', ...findings.map(({ message }) => message)].join(' ')}
    >
      <Field
        name="csv"
        label="CSV file"
        required
        help={`Columns: measure (a question’s key or its words), favourable, and where you have them p25, p50, p75, p90 and n. Shares as 0.62, 62 or 62\u202f%, at the end that is good in your survey. A file is imported completely or not at all.`}
      >
        {(control) => <Input {...control} type="file" accept=".csv,text/csv" />}
      </Field>
      <Field
        name="name"
        label="Name"
        required={false}
        help="Left empty, the file’s name. A set of the same name is replaced."
      >
        {(control) => <Input {...control} maxLength={200} />}
      </Field>
      <Field
        name="source"
        label="Source"
        required={false}
        help="Who asked whom, and when: it stands beside each comparison."
      >
        {(control) => <Input {...control} maxLength={500} />}
      </Field>
    </ActionForm>
  )
}
