import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import { fieldId } from './field-id'

export function Label({ className, ...props }: ComponentProps<'label'>) {
  return <label className={cn('font-medium', className)} {...props} />
}

/** What the control inside a field must carry; spread it on an Input, Textarea or Select. */
export type ControlProps = {
  id: string
  name: string
  required?: boolean
  'aria-invalid'?: true
  'aria-describedby'?: string
}

export type FieldProps = {
  name: string
  /** Where several forms of a page have a field of this name: what tells this one's id from theirs. */
  scope?: string | undefined
  label: ReactNode
  help?: ReactNode
  error?: string
  required?: boolean
  hideLabel?: boolean
  className?: string
  children: (control: ControlProps) => ReactNode
}

/**
 * Label, help and error around one control, tied together for screen readers:
 * `<Field name="title" label="Title">{(control) => <Input {...control} />}</Field>`
 */
export function Field({ name, scope, label, help, error, required, hideLabel, className, children }: FieldProps) {
  const id = fieldId(name, scope)
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <Label htmlFor={id} className={hideLabel ? 'sr-only' : undefined}>
        {label}
        {required === false && <span className="font-normal text-ink-3"> (optional)</span>}
      </Label>
      {help && (
        <p id={`${id}-help`} className="text-sm text-ink-3">
          {help}
        </p>
      )}
      {children({
        id,
        name,
        required: required || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
