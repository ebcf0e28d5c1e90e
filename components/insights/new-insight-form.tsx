'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { createInsightAction } from '@/lib/insights/actions'
import { stances } from '@/lib/insights/schema'
import { STANCE_LABELS } from './labels'

/** States an insight and what each piece says to it. Works as a plain form. */
export function NewInsightForm({ pieces }: { pieces: { id: string; view: ReactNode }[] }) {
  const { result, pending, form } = usePostedForm(createInsightAction)
  const refused = result && !result.ok ? result : null
  return (
    <form {...form} className="max-w-3xl space-y-5">
      {refused && (
        <ErrorSummary
          problems={refused.fieldErrors?.statement?.map((message) => ({ name: 'statement', message }))}
          message={refused.fieldErrors?.statement ? undefined : refused.message}
        />
      )}
      <Field
        name="statement"
        label="Statement"
        help="One sentence that could turn out to be wrong."
        error={refused?.fieldErrors?.statement?.[0]}
      >
        {(control) => <Textarea {...control} rows={2} maxLength={500} className="min-h-14 text-md" />}
      </Field>
      <fieldset>
        <legend className="font-medium">
          {pieces.length === 0 ? 'No evidence yet; you can add some afterwards' : 'What each piece says to it'}
        </legend>
        <ul className="mt-2 divide-y border-y empty:hidden">
          {pieces.map(({ id, view }) => (
            <li key={id} className="py-3">
              <input type="hidden" name="e" value={id} />
              {view}
              <div role="radiogroup" aria-label="What it says" className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
                {stances.map((stance) => (
                  <label key={stance} className="flex items-center gap-1.5">
                    <input
                      type="radio"
                      name={`stance:${id}`}
                      value={stance}
                      defaultChecked={stance === 'supports'}
                      className="size-4 accent-accent"
                    />
                    {STANCE_LABELS[stance]}
                  </label>
                ))}
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
      <Button type="submit" variant="primary" pending={pending}>
        Create insight
      </Button>
    </form>
  )
}
