'use client'

import { ActionForm } from './action-form'
import { TextField } from './form-fields'
import { MadeSecret } from './made-secret'
import type { PostAction } from './use-posted-form'

/**
 * Makes a secret for webhooks and shows it, this once.
 * @param replaced what is to be done about the messages that are signed with the present one
 */
export function WebhookSecretForm({
  action,
  exists,
  replaced,
}: {
  action: PostAction<{ secret: string }>
  exists: boolean
  replaced: string
}) {
  return (
    <ActionForm
      action={action}
      submit={exists ? 'Replace the secret' : 'Make a secret'}
      variant="secondary"
      done={({ secret }) => <MadeSecret secret={secret} />}
    >
      {exists && <p className="max-w-prose text-sm text-ink-2">{replaced}</p>}
    </ActionForm>
  )
}

/**
 * Keeps the secret that another tool made for its webhook.
 * @param of the field that says which tool, and its value
 */
export function OwnWebhookSecretForm({
  action,
  of,
  name,
}: {
  action: PostAction<unknown>
  of: [field: string, value: string]
  name: string
}) {
  return (
    <ActionForm action={action} submit="Save" variant="secondary" size="sm" inline adds className="w-full">
      <input type="hidden" name={of[0]} value={of[1]} />
      <TextField
        name="secret"
        label={`Signing secret of ${name}`}
        help="From the page of the webhook there."
        maxLength={200}
        fieldClassName="min-w-40 flex-1"
      />
    </ActionForm>
  )
}
