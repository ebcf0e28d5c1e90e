'use client'

import type { UseFormRegisterReturn } from 'react-hook-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { consentScopes } from '@/lib/fieldwork/schema'
import { CONSENT_SCOPE_LABELS } from '@/lib/fieldwork/presenter-labels'

type Names = 'scope' | 'until' | 'named'

/** What participants agreed to: how long, and whether by name. */
export function ConsentFields(props: {
  scope: string
  register: (name: Names) => UseFormRegisterReturn
  field: (name: Names) => { name: string; error?: string }
}) {
  const { scope, register, field } = props
  return (
    <fieldset>
      <legend className="font-medium">What they agreed to</legend>
      <p className="mb-2 text-sm text-ink-3">
        Ask first, then write it down. When it runs out or is taken back, their words leave the hub, and what rests on
        them is counted again.
      </p>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Their words may be used" {...field('scope')}>
          {(control) => (
            <Select {...control} {...register('scope')} defaultValue={scope}>
              {consentScopes.map((one) => (
                <option key={one} value={one}>
                  {CONSENT_SCOPE_LABELS[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {scope === 'until' && (
          <Field label="Until" {...field('until')}>
            {(control) => <Input type="date" {...control} {...register('until')} />}
          </Field>
        )}
      </div>
      <Checkbox
        className="mt-3"
        label="They may be quoted by name"
        help="Otherwise everyone, you too, sees a pseudonym."
        {...register('named')}
      />
    </fieldset>
  )
}
