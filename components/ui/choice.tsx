import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import { fieldId } from './field-id'

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  help?: ReactNode
  type?: 'checkbox' | 'radio'
}

/** A yes or no, or one of many that may be chosen together. */
export function Checkbox({ label, help, className, id, type = 'checkbox', ...props }: ChoiceProps) {
  const own = useId()
  const inputId = id ?? own
  return (
    <div className={cn('flex gap-2', className)}>
      <input
        type={type}
        id={inputId}
        aria-describedby={help ? `${inputId}-help` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent max-sm:size-5"
        {...props}
      />
      <span>
        <label htmlFor={inputId}>{label}</label>
        {help && (
          <span id={`${inputId}-help`} className="block text-sm text-ink-3">
            {help}
          </span>
        )}
      </span>
    </div>
  )
}

/** A fieldset with its question as the legend. `name` places the error summary's link. */
export function ChoiceGroup(props: {
  name: string
  legend: ReactNode
  help?: ReactNode
  error?: string
  inline?: boolean
  children: ReactNode
}) {
  const { name, legend, help, error, inline, children } = props
  return (
    <fieldset
      id={fieldId(name)}
      tabIndex={-1}
      aria-describedby={error ? `error-${name}` : undefined}
      className="min-w-0"
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {help && <p className="mb-1.5 text-sm text-ink-3">{help}</p>}
      {error && (
        <p id={`error-${name}`} className="mb-1.5 text-sm text-bad">
          {error}
        </p>
      )}
      <div className={cn('flex gap-y-1.5', inline ? 'flex-wrap gap-x-5' : 'flex-col')}>{children}</div>
    </fieldset>
  )
}
