'use client'

import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { addToken } from '@/lib/people/actions'
import { ActionForm } from '@/components/ui/action-form'

type Choice = { value: string; label: string }

/** Makes a token and shows it, this once. */
export function TokenForm({ roles }: { roles: Choice[] }) {
  return (
    <ActionForm
      action={addToken}
      submit="Create token"
      variant="secondary"
      done={({ token }) => (
        <div className="rounded-md border border-good/50 bg-good-soft px-3 py-2.5 text-ink">
          <p className="font-medium">Copy the token now. It is not shown again.</p>
          <code className="mt-1 block font-mono text-sm break-all select-all">{token}</code>
        </div>
      )}
    >
      <div className="grid w-full gap-3 sm:grid-cols-3">
        <Field name="purpose" label="What it is for">
          {(control) => <Input {...control} required maxLength={120} placeholder="CI metrics" />}
        </Field>
        <Field name="role" label="Role">
          {(control) => (
            <Select {...control} defaultValue={roles.at(-1)?.value}>
              {roles.map((role) => (
                <option key={role.value} value={role.value}>
                  {role.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="days" label="Expires after">
          {(control) => (
            <Select {...control} defaultValue="90">
              {[7, 30, 90, 365].map((days) => (
                <option key={days} value={days}>
                  {days} days
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </ActionForm>
  )
}
