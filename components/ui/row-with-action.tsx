import type { ComponentProps, ReactNode } from 'react'
import { ActionForm } from './action-form'

/** One line of a list of things of a page, with the one action that takes it back, where there is one. */
export function RowWithAction({
  children,
  action,
  submit,
  values = {},
}: {
  children: ReactNode
  /** Nothing where the reader may not, or nothing can be taken back. */
  action?: ComponentProps<typeof ActionForm>['action'] | false
  submit: string
  values?: Readonly<Record<string, string | number>>
}) {
  return (
    <li className="flex items-start gap-3 py-2">
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action && (
        <ActionForm action={action} submit={submit} variant="ghost" size="sm" inline>
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </ActionForm>
      )}
    </li>
  )
}
