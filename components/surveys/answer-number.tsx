'use client'

import { useRef } from 'react'
import { fieldId } from '@/components/ui/field-id'
import { fieldName } from '@/lib/surveys/answering/rules-form'
import type { FieldProps } from './answer-props'
import { NotApplicable } from './answer-not-applicable'
import { look } from './answer-style'

/** A number, and beside it what says that the question does not apply where it has that: either takes the other away. */
export function Numeric({ question, values, described, invalid }: FieldProps) {
  const name = fieldName(question.key)
  const na = question.options?.find((option) => option.na)
  const number = useRef<HTMLInputElement>(null)
  const apart = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={number}
        id={na ? `${fieldId(question.key)}-number` : fieldId(question.key)}
        name={name}
        type="text"
        inputMode="decimal"
        defaultValue={values[name]?.find((one) => one !== na?.value) ?? ''}
        aria-labelledby={`${fieldId(question.key)}-label`}
        aria-describedby={described}
        aria-invalid={invalid || undefined}
        className={`${look} h-11 w-full sm:w-52`}
        onChange={(event) => {
          if (apart.current && event.target.value.trim() !== '') apart.current.checked = false
        }}
      />
      {na && (
        <NotApplicable
          ref={apart}
          name={name}
          option={na}
          checked={values[name]?.includes(na.value)}
          onTick={() => {
            if (number.current) number.current.value = ''
          }}
        />
      )}
    </div>
  )
}
