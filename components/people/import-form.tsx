'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/core/format'
import { importList } from '@/lib/people/actions'
import { ActionForm } from '@/components/ui/action-form'

/** Takes a CSV file and says line by line what was left out. */
export function ImportForm() {
  return (
    <ActionForm
      action={importList}
      submit="Import"
      variant="secondary"
      done={({ created, updated, unchanged, skipped }) => (
        <div className="text-ink">
          <p>
            {created} added, {updated} changed, {unchanged} as before, {skipped.length} left out.
          </p>
          {skipped.length > 0 && (
            <ul
              className="mt-2 list-disc pl-5 text-sm text-ink-2"
              aria-label={`${plural(skipped.length, 'line')} left out`}
            >
              {skipped.slice(0, 50).map(({ line, reason }) => (
                <li key={line}>
                  Line {line}: {reason}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    >
      <Field
        name="file"
        label="CSV file"
        help="Its first line names the columns: email, and name, team, role, discipline, started (as 2026-03-31) where there are any. Importing the same file again changes nothing; nobody is removed."
      >
        {(control) => <Input {...control} type="file" accept=".csv,.tsv,text/csv" required />}
      </Field>
    </ActionForm>
  )
}
