'use client'

import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { plural } from '@/lib/core/format'
import type { ImportSummary } from '@/lib/core/imports'
import { paths } from '@/lib/core/paths'
import { importSessionsAction } from '@/lib/fieldwork/actions'

/** Takes transcript files from this computer and says what became of each. A plain form where there is no script. */
export function ImportForm() {
  const { result, pending, form } = usePostedForm(importSessionsAction)
  return (
    <div className="min-w-0">
      <form {...form} className="flex flex-col gap-3">
        {result && !result.ok && (
          <ErrorSummary message={Object.values(result.fieldErrors ?? {})[0]?.[0] ?? result.message} />
        )}
        <Field
          name="files"
          label="Transcripts"
          help="Choose them, or drop them into the box: at most 50 files, 4 MB together."
        >
          {(control) => (
            <Input
              {...control}
              type="file"
              multiple
              required
              className="drop-box"
              accept=".docx,.md,.markdown,.txt,.vtt,.srt,.sbv,.lrc,.json,.html,.csv,.tsv,text/*,application/json"
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            Import
          </Button>
        </div>
      </form>
      {result?.ok && <Summary summary={result.data} />}
    </div>
  )
}

function Summary({ summary }: { summary: ImportSummary }) {
  const { created, updated, unchanged, skipped, findings = [] } = summary
  return (
    <section aria-label="What was imported" className="mt-6 max-w-3xl border-t pt-4">
      <p role="status" className="font-medium">
        {plural(created, 'session')} created, {updated} updated, {unchanged} unchanged
        {skipped.length > 0 && `, ${skipped.length} left out`}.{' '}
        <TextLink href={paths.sessions()}>See the sessions</TextLink>
      </p>
      {created > 0 && (
        <p className="mt-1 text-ink-2">
          A file does not say what was agreed. Record each participant’s consent before you highlight their words.
        </p>
      )}
      {findings.length > 0 && (
        <ul aria-label="To check" className="mt-3 divide-y border-y text-sm">
          {findings.slice(0, 200).map((one, index) => (
            <li key={index} className="flex flex-wrap gap-x-3 py-1">
              <code className="break-all text-ink-3">
                {one.file}:{one.line}
              </code>
              <span>{one.message}</span>
            </li>
          ))}
        </ul>
      )}
      {skipped.length > 0 && (
        <ul className="mt-3 divide-y border-y text-sm">
          {skipped.map((one, index) => (
            <li key={index} className="flex flex-wrap gap-x-3 py-1">
              <code className="break-all text-ink-3">
                {one.file}:{one.line}
              </code>
              <span>{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
