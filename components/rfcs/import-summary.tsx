import { TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import type { ImportSummary } from '@/lib/core/imports'
import { count } from './labels'

export type ImportDone = ImportSummary & {
  files: { file: string; outcome: 'created' | 'updated' | 'unchanged' | 'skipped'; rfc: number | null }[]
}

const shown = 500

/** What an import did: three numbers, each file's fate, and every line that was not taken as it stands. */
export function ImportSummaryView({ summary }: { summary: ImportDone }) {
  const left = summary.files.filter((file) => file.outcome === 'skipped')
  return (
    <section aria-label="What was imported" className="space-y-4">
      <p role="status">
        {count(summary.created, 'RFC')} created, {summary.updated} updated, {summary.unchanged} unchanged, from{' '}
        {count(summary.files.length, 'file')}
        {left.length > 0 && `; ${left.length} left out`}. <TextLink href={paths.rfcs()}>See the list</TextLink>
      </p>
      {summary.skipped.length > 0 && (
        <details open={summary.skipped.length < 40}>
          <summary className="font-medium">{count(summary.skipped.length, 'line')} to look at</summary>
          <p className="mt-1 text-sm text-ink-2">Nothing of them is lost: each RFC keeps its original header.</p>
          <ul className="mt-2 divide-y border-y text-sm">
            {summary.skipped.slice(0, shown).map((one, index) => (
              <li key={index} className="flex flex-wrap gap-x-3 py-1">
                <code className="break-all text-ink-3">
                  {one.file}
                  {one.line > 0 && `:${one.line}`}
                </code>
                <span>{one.reason}</span>
              </li>
            ))}
          </ul>
          {summary.skipped.length > shown && (
            <p className="mt-1 text-sm text-ink-3">and {summary.skipped.length - shown} more</p>
          )}
        </details>
      )}
      <details>
        <summary className="font-medium">{count(summary.files.length, 'file')}</summary>
        <ul className="mt-2 divide-y border-y text-sm">
          {summary.files.slice(0, shown).map((one) => (
            <li key={one.file} className="flex flex-wrap gap-x-3 py-1">
              <code className="break-all text-ink-3">{one.file}</code>
              <span>{one.outcome}</span>
              {one.rfc !== null && <TextLink href={paths.rfc(one.rfc)}>RFC {one.rfc}</TextLink>}
            </li>
          ))}
        </ul>
        {summary.files.length > shown && (
          <p className="mt-1 text-sm text-ink-3">and {summary.files.length - shown} more</p>
        )}
      </details>
    </section>
  )
}
