'use client'

import type { UseFormRegisterReturn } from 'react-hook-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { consentScopes } from '@/lib/fieldwork/schema'
import { scopeNames } from './words'

type Names = 'scope' | 'until' | 'named'

/** What participants agreed to: how long, and whether by name. */
export function ConsentFields(props: {
  scope: string
  register: (name: Names) => UseFormRegisterReturn
  field: (name: Names) => { name: string; error?: string }
}) {
  const { scope, register, field } = props
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="They agreed" help="Afterwards their words leave the hub by themselves." {...field('scope')}>
        {(control) => (
          <Select {...control} {...register('scope')}>
            {consentScopes.map((one) => <option key={one} value={one}>{scopeNames[one]}</option>)}
          </Select>
        )}
      </Field>
      {scope === 'until' && (
        <Field label="Until" {...field('until')}>
          {(control) => <Input type="date" {...control} {...register('until')} />}
        </Field>
      )}
      <Checkbox
        className="sm:col-span-2"
        label="They agreed to be quoted by name"
        help="Otherwise everyone, you too, sees a pseudonym."
        {...register('named')}
      />
    </div>
  )
}
