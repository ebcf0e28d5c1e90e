'use client'

import { paths } from '@/lib/core/paths'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { usePostedForm } from '@/components/ui/use-posted-form'
import type { ImportState } from '@/lib/surveys/schema-import'
import { plural } from '@/lib/core/format'
import { ImportNotes } from './import-notes'

type Props = {
  action: (before: ImportState, form: FormData) => Promise<ImportState>
  label: string
  help: string
  accept: string
  button: string
  /** The survey whose responses they are. */
  surveyId?: string
  multiple?: boolean
}

/** Uploads files to an import and shows what became of each line; works without script. */
export function ImportForm({ action, label, help, accept, button, surveyId, multiple }: Props) {
  const { result: state, refused, pending, form } = usePostedForm(action)
  return (
    <div>
      <form {...form} className="flex max-w-xl flex-col gap-3">
        {refused && <ErrorSummary message={Object.values(refused.fieldErrors ?? {})[0]?.[0] ?? refused.message} />}
        {surveyId && <input type="hidden" name="id" value={surveyId} />}
        <Field name={multiple ? 'files' : 'file'} label={label} help={help} required>
          {(control) => <Input {...control} type="file" accept={accept} multiple={multiple} />}
        </Field>
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            {button}
          </Button>
        </div>
      </form>
      {state?.ok && (
        <div role="status" className="mt-6 max-w-3xl border-t pt-4">
          <p className="font-medium">
            {state.data.created} new, {state.data.updated} updated, {state.data.unchanged} unchanged
            {state.data.skipped.length > 0 && `, ${plural(state.data.skipped.length, 'note')}`}
          </p>
          {state.data.surveyIds?.map((id) => (
            <p key={id} className="mt-1">
              <TextLink href={paths.survey(id)}>Look at the survey</TextLink>
            </p>
          ))}
          <ImportNotes skipped={state.data.skipped} findings={state.data.findings} />
        </div>
      )}
    </div>
  )
}
