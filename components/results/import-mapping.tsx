'use client'

import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Input, Select } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { plural } from '@/lib/core/format'
import type { ImportState } from '@/lib/surveys/schema-import'
import type { TargetChoice, UploadColumn, UploadReport } from '@/lib/results/queries-upload'
import { ImportNotes } from '@/components/surveys/import-notes'

/** With more to choose from than this, a list to type into is quicker than a menu. */
const MENU = 120

const groupsOf = (choices: readonly TargetChoice[]): [string, TargetChoice[]][] => {
  const groups = new Map<string, TargetChoice[]>()
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice])
  return [...groups]
}

function Target({ column, name, choices }: { column: UploadColumn; name: string; choices: readonly TargetChoice[] }) {
  const label = `What “${column.name}” is`
  if (choices.length > MENU)
    return (
      <Input
        name={name}
        aria-label={label}
        defaultValue={column.target}
        list="targets"
        placeholder="Nothing of this survey"
        className="self-start font-mono"
      />
    )
  return (
    <Select name={name} aria-label={label} defaultValue={column.target} className="self-start">
      <option value="">Nothing of this survey</option>
      {groupsOf(choices).map(([group, own]) => (
        <optgroup key={group} label={group}>
          {own.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  )
}

function Column({ column, index, choices }: { column: UploadColumn; index: number; choices: readonly TargetChoice[] }) {
  return (
    <li className="grid gap-x-6 gap-y-1.5 border-b py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,18rem)]">
      <div className="min-w-0">
        <p className="font-medium break-words">{column.name}</p>
        {column.label && <p className="line-clamp-2 text-sm text-ink-3">{column.label}</p>}
      </div>
      <div className="min-w-0 text-sm text-ink-2">
        <p className="line-clamp-2 break-words">{column.samples.join(' · ')}</p>
        <p className="text-xs text-ink-3 tabular-nums">
          {column.filled === 0 ? 'Empty in every row' : `In ${plural(column.filled, 'row')}`}
        </p>
      </div>
      <Target column={column} name={`c${index}`} choices={choices} />
    </li>
  )
}

function Check({ report }: { report: UploadReport }) {
  const { check } = report
  if ('refused' in check) return <ErrorSummary message={check.refused} />
  const left = check.skipped.length + check.more
  return (
    <section aria-labelledby="check" className="mb-6">
      <h2 id="check" className="font-medium">
        {plural(check.fits, 'response')} of {plural(report.rows, 'row')} can be imported
      </h2>
      {left > 0 && (
        <p className="mt-1 text-ink-2">{plural(left, 'row')} would be left out. Nothing has been stored yet.</p>
      )}
      <ImportNotes skipped={check.skipped} findings={check.findings} />
      {check.more > 0 && <p className="mt-2 text-sm text-ink-3">and {check.more} more</p>}
    </section>
  )
}

/**
 * Each column of a file with what it is taken for, what would become of its rows, and the buttons to check and to
 * import. Works without script.
 */
export function ImportMapping({
  action,
  report,
}: {
  action: (before: ImportState, form: FormData) => Promise<ImportState>
  report: UploadReport
}) {
  const { refused, pending, form } = usePostedForm(action)
  const fits = 'fits' in report.check ? report.check.fits : 0
  return (
    <form {...form} className="max-w-5xl">
      {refused && <ErrorSummary message={refused.message} />}
      <input type="hidden" name="upload" value={report.id} />
      {report.choices.length > MENU && (
        <datalist id="targets">
          {report.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.group}
            </option>
          ))}
        </datalist>
      )}
      <Check report={report} />
      <ul aria-label="Columns" className="-mb-px border-t">
        {report.columns.map((column, index) => (
          <Column key={`${column.name} ${column.target}`} column={column} index={index} choices={report.choices} />
        ))}
      </ul>
      <div className="sticky bottom-0 flex flex-wrap gap-2 border-t bg-ground py-3">
        <Button type="submit" name="intent" value="import" variant="primary" pending={pending} disabled={fits === 0}>
          Import {plural(fits, 'response')}
        </Button>
        <Button type="submit" name="intent" value="check">
          Check again
        </Button>
        <Button type="submit" name="intent" value="drop" variant="ghost">
          Forget this file
        </Button>
      </div>
    </form>
  )
}
