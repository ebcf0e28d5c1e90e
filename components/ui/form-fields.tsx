'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Field } from './field'
import { Input, Select, Textarea } from './input'
import { numberToType } from '@/lib/core/text/typed-number'
import { useFieldError, useScope } from './action-form'
import { useTicked, useTyped } from './typed'

type Common = { name: string; label: ReactNode; help?: ReactNode; optional?: boolean; fieldClassName?: string }

const split = <P extends Common>({ name, label, help, optional, fieldClassName, ...control }: P) => ({
  field: { name, label, help, className: fieldClassName, required: optional ? false : undefined },
  control,
})

/** One line of an `ActionForm`. */
export function TextField(props: Common & Omit<ComponentProps<typeof Input>, 'name'>) {
  const { field, control } = split(props)
  const typed = useTyped(props.name, props.defaultValue)
  return (
    <Field {...field} scope={useScope()} error={useFieldError(props.name)}>
      {(tied) => <Input {...tied} required={!props.optional} {...control} defaultValue={typed} />}
    </Field>
  )
}

/** A number that may have decimals; a comma is a point too. */
export function NumberField({ defaultValue, ...props }: Common & Omit<ComponentProps<typeof Input>, 'name'>) {
  const typed = typeof defaultValue === 'number' ? numberToType(defaultValue) : defaultValue
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      className="max-w-32 tabular-nums"
      {...props}
      {...(typed !== undefined && { defaultValue: typed })}
    />
  )
}

/** Longer text of an `ActionForm`. */
export function AreaField(props: Common & Omit<ComponentProps<typeof Textarea>, 'name'>) {
  const { field, control } = split(props)
  const typed = useTyped(props.name, props.defaultValue)
  return (
    <Field {...field} scope={useScope()} error={useFieldError(props.name)}>
      {(tied) => <Textarea {...tied} required={!props.optional} {...control} defaultValue={typed} />}
    </Field>
  )
}

/** One of several in an `ActionForm`. */
export function SelectField(props: Common & Omit<ComponentProps<typeof Select>, 'name'>) {
  const { field, control } = split(props)
  const typed = useTyped(props.name, props.defaultValue)
  return (
    <Field {...field} scope={useScope()} error={useFieldError(props.name)}>
      {(tied) => <Select {...tied} {...control} defaultValue={typed} />}
    </Field>
  )
}

/** Yes or no in an `ActionForm`. */
export function TickField({
  name,
  label,
  defaultChecked,
}: {
  name: string
  label: ReactNode
  defaultChecked?: boolean | undefined
}) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" name={name} value="true" defaultChecked={useTicked(name, defaultChecked)} /> {label}
    </label>
  )
}
