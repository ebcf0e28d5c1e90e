'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import type { Result } from '@/lib/core/errors'
import { plural } from '@/lib/core/format'
import type { ImportSummary } from '@/lib/core/imports'

type Done = ImportSummary & { surveyIds?: string[] }

/** Uploads files to an import and shows what became of each line. */
export function ImportForm(props: { action: (form: FormData) => Promise<Result<Done>>; label: string; help: string; accept: string; surveyId?: string }) {
  const [result, setResult] = useState<Result<Done>>()
  const [pending, start] = useTransition()
  return (
    <div>
      <form
        className="flex max-w-xl flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          start(async () => setResult(await props.action(form)))
        }}
      >
        {result && !result.ok && <ErrorSummary message={Object.values(result.fieldErrors ?? {})[0]?.[0] ?? result.message} />}
        {props.surveyId && <input type="hidden" name="id" value={props.surveyId} />}
        <Field name="files" label={props.label} help={props.help}>
          {(control) => <Input {...control} type="file" accept={props.accept} multiple={!props.surveyId} className="h-auto py-1.5" />}
        </Field>
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            Import
          </Button>
        </div>
      </form>
      {result?.ok && <Summary done={result.data} />}
    </div>
  )
}

function Summary({ done }: { done: Done }) {
  return (
    <div role="status" className="mt-6 max-w-3xl border-t pt-4">
      <p className="font-medium">
        {done.created} new, {done.updated} updated, {done.unchanged} unchanged
        {done.skipped.length > 0 && `, ${plural(done.skipped.length, 'note')}`}
      </p>
      {done.surveyIds?.map((id) => (
        <p key={id} className="mt-1">
          <TextLink href={`/surveys/${id}`}>Look at the survey</TextLink>
        </p>
      ))}
      {done.skipped.length > 0 && (
        <ul className="mt-3 space-y-1 text-sm">
          {done.skipped.map((one, index) => (
            <li key={index} className="grid grid-cols-[minmax(0,12rem)_1fr] gap-3">
              <span className="truncate font-mono text-xs text-ink-3" title={one.file}>
                {one.file}:{one.line}
              </span>
              <span>{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
