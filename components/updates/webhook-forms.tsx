'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SelectField, TextField } from '@/components/ui/form-fields'
import { MadeSecret } from '@/components/ui/made-secret'
import {
  addWebhookAction,
  deleteWebhookAction,
  retryDeliveryAction,
  rotateSecretAction,
  testWebhookAction,
} from '@/lib/updates/actions-webhooks'
import { AUDIENCES } from '@/lib/updates/schema'
import { WEBHOOK_FORMATS } from '@/lib/updates/schema-webhooks'
import { audienceWords, FORMAT_LABELS, troubleWords } from './webhook-words'

/** Adds an address; the secret of a signed one is shown this once. */
export function AddWebhookForm() {
  return (
    <ActionForm
      action={addWebhookAction}
      submit="Add the webhook"
      adds
      done={({ secret }) => (secret === null ? <p className="text-ink-2">Added.</p> : <MadeSecret secret={secret} />)}
    >
      <TextField
        name="url"
        label="Address"
        type="url"
        inputMode="url"
        placeholder="https://hooks.example.com/soundings"
        maxLength={2_000}
        help="Updates are sent there once they are published, without the words of anyone."
      />
      <SelectField name="format" label="Form" defaultValue="standard" className="max-w-md">
        {WEBHOOK_FORMATS.map((format) => (
          <option key={format} value={format}>
            {FORMAT_LABELS[format]}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="audience"
        label="Which updates"
        defaultValue=""
        className="max-w-md"
        help="For one audience they come in its own words, where it has some. What is written for others is never in a message."
      >
        {[null, ...AUDIENCES].map((audience) => (
          <option key={audience ?? ''} value={audience ?? ''}>
            {audienceWords(audience)}
          </option>
        ))}
      </SelectField>
    </ActionForm>
  )
}

/** Makes another secret and shows it this once. */
export function RotateForm({ id }: { id: string }) {
  return (
    <ActionForm
      action={rotateSecretAction}
      submit="Change the secret"
      variant="secondary"
      done={({ secret }) => <MadeSecret secret={secret} />}
    >
      <input type="hidden" name="id" value={id} />
      <p className="max-w-prose text-sm text-ink-2">
        For a day messages are signed with both secrets, so that none is lost while you put the new one in place.
      </p>
    </ActionForm>
  )
}

/** Sends a test and says how it went. */
export function TestForm({ id }: { id: string }) {
  return (
    <ActionForm
      action={testWebhookAction}
      submit="Send a test"
      variant="secondary"
      done={({ state, trouble }) => (
        <p className={state === 'sent' ? 'text-good' : 'text-bad'}>
          {state === 'sent' ? 'The test arrived.' : `The test did not arrive: ${troubleWords(trouble)}.`}
        </p>
      )}
    >
      <input type="hidden" name="id" value={id} />
    </ActionForm>
  )
}

export function RetryForm({ id, delivery, label }: { id: string; delivery: string; label: string }) {
  return (
    <ActionForm
      action={retryDeliveryAction}
      submit={
        <>
          Send again<span className="sr-only"> {label}</span>
        </>
      }
      variant="ghost"
      size="sm"
      inline
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="delivery" value={delivery} />
    </ActionForm>
  )
}

export function DeleteWebhookForm({ id }: { id: string }) {
  return (
    <ActionForm action={deleteWebhookAction} submit="Delete the webhook" variant="danger">
      <input type="hidden" name="id" value={id} />
      <p className="max-w-prose text-sm text-ink-2">
        Nothing more is sent there, and what waits is dropped. The list of its messages goes too.
      </p>
    </ActionForm>
  )
}
