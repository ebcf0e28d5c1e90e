'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/form-fields'
import { MadeSecret } from '@/components/ui/made-secret'
import { renewHookSecretAction, saveOwnHookSecretAction } from '@/lib/outcomes/hooks/actions'
import type { OwnSecretTool } from '@/lib/outcomes/hooks/schema'

/** Makes a secret for the webhooks and shows it, this once. */
export function HookSecretForm({ exists }: { exists: boolean }) {
  return (
    <ActionForm
      action={renewHookSecretAction}
      submit={exists ? 'Replace the secret' : 'Make a secret'}
      variant="secondary"
      done={({ secret }) => <MadeSecret secret={secret} />}
    >
      {exists && (
        <p className="max-w-prose text-sm text-ink-2">
          Messages with the present secret are refused from then on: put the new one into GitHub and GitLab.
        </p>
      )}
    </ActionForm>
  )
}

/** Keeps the secret that a tool made for its webhook. */
export function OwnHookSecretForm({ tool, name }: { tool: OwnSecretTool; name: string }) {
  return (
    <ActionForm
      action={saveOwnHookSecretAction}
      submit="Keep"
      variant="secondary"
      size="sm"
      inline
      adds
      className="w-full"
    >
      <input type="hidden" name="tool" value={tool} />
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
