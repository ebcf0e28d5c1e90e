'use client'

import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Input, Select } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import type { ImportChoice } from '@/lib/core/imports'
import { groupBy } from '@/lib/core/group'
import { plural } from '@/lib/core/format'
import { previewAction } from '@/lib/imports/actions'
import { FIELD_LABELS, OUTCOME_LABELS, wordOf } from '@/lib/imports/presenter-labels'
import type { ImportView, PreviewFile } from '@/lib/imports/schema'

/** With more lines than this a table is closed at first. */
const OPEN = 40

function Choice({ choice, index, file }: { choice: ImportChoice; index: number; file?: PreviewFile }) {
  const label = `${FIELD_LABELS[choice.field] ?? choice.field}: ${wordOf(choice.from)}`
  const control = { name: `is${index}`, 'aria-label': label, defaultValue: choice.to }
  return (
    <li className="grid items-center gap-x-6 gap-y-1 border-b py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]">
      <input type="hidden" name={`key${index}`} value={JSON.stringify([choice.field, choice.from])} />
      <input type="hidden" name={`was${index}`} value={choice.to} />
      <span className="min-w-0">
        <span className="break-words">{wordOf(choice.from)}</span>
        {file ? (
          <span className="ml-2 text-sm text-ink-3">
            {OUTCOME_LABELS[file.outcome]}
            {file.shape && ` · ${file.shape}`}
            {file.created > 1 && ` · ${file.created}`}
          </span>
        ) : (
          choice.count > 1 && <span className="ml-2 text-sm text-ink-3 tabular-nums">{choice.count}×</span>
        )}
      </span>
      {choice.options ? (
        <Select {...control}>
          {choice.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : (
        <Input {...control} type={choice.field === 'date' ? 'date' : 'text'} maxLength={320} />
      )}
    </li>
  )
}

/** The table "in the file → here" of a preview, and the buttons to see it again and to take the files over. Works without script. */
export function PreviewForm({ view }: { view: ImportView }) {
  const { result, pending, form } = usePostedForm(previewAction)
  const numbered = view.choices.map((choice, index) => ({ choice, index }))
  const files = new Map(view.preview.map((one) => [one.file, one]))
  const taken = view.created + view.updated
  return (
    <form {...form} key={view.done + JSON.stringify(view.mapping)} className="mt-6 max-w-4xl">
      {result && !result.ok && <ErrorSummary message={result.message} />}
      <input type="hidden" name="id" value={view.id} />
      {[...groupBy(numbered, ({ choice }) => choice.field)].map(([field, lines]) => (
        <details key={field} open={lines.length <= OPEN} className="mb-4">
          <summary className="cursor-pointer font-medium">
            {FIELD_LABELS[field] ?? field}
            <span className="ml-2 text-sm font-normal text-ink-3">in the file → here</span>
          </summary>
          <ul aria-label={FIELD_LABELS[field] ?? field} className="mt-1 border-t">
            {lines.map(({ choice, index }) => (
              <Choice
                key={`${choice.from} ${choice.to}`}
                choice={choice}
                index={index}
                {...(field === 'kind' && files.has(choice.from) && { file: files.get(choice.from) })}
              />
            ))}
          </ul>
        </details>
      ))}
      <div className="sticky bottom-0 flex flex-wrap gap-2 border-t bg-ground py-3">
        <Button type="submit" name="intent" value="commit" variant="primary" pending={pending} disabled={taken === 0}>
          Import {plural(taken, 'thing')}
        </Button>
        <Button type="submit" name="intent" value="preview">
          See the preview again
        </Button>
      </div>
    </form>
  )
}
