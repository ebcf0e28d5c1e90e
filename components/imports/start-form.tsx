'use client'

import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { startImportAction } from '@/lib/imports/actions'

/** Chooses files, a folder or a text to import. A plain form where there is no script. */
export function StartForm() {
  const { result, pending, form } = usePostedForm(startImportAction)
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-4">
      {result && !result.ok && (
        <ErrorSummary message={Object.values(result.fieldErrors ?? {})[0]?.[0] ?? result.message} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="files" label="Files" help="Any number, archives too; 10 MB together.">
          {(control) => <Input {...control} type="file" multiple />}
        </Field>
        <Field name="folder" label="Or a folder" help="With everything in it.">
          {(control) => <Input {...control} type="file" multiple {...{ webkitdirectory: '' }} />}
        </Field>
      </div>
      <details>
        <summary className="cursor-pointer text-sm/6 text-ink-2">Paste a text instead</summary>
        <Field name="text" label="Text" hideLabel className="mt-2">
          {(control) => <Textarea {...control} rows={6} maxLength={2_000_000} />}
        </Field>
      </details>
      <Field
        name="source"
        label="Source"
        required={false}
        help="Where they come from, in one name: a repository, a tool, a team. The same file from the same source is imported once."
      >
        {(control) => <Input {...control} maxLength={200} />}
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          See the preview
        </Button>
      </div>
    </form>
  )
}
