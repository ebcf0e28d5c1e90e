'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/form-fields'
import { checkLinksAction, forgetTokenAction, saveTokenAction } from '@/lib/roadmap/actions-trackers'
import type { Tracker } from '@/lib/roadmap/rules-trackers'

/** Keeps or forgets the token with which a tracker is asked. */
export function TokenForm({
  provider,
  name,
  fixed,
  host,
}: {
  provider: Tracker
  name: string
  fixed: string | undefined
  host: string | null
}) {
  return (
    <div className="flex flex-wrap items-end gap-2">
      <ActionForm
        action={saveTokenAction}
        scope={provider}
        submit="Save"
        variant="secondary"
        size="sm"
        inline
        adds
        className="w-full"
      >
        <input type="hidden" name="provider" value={provider} />
        <TextField
          name="token"
          label={`Token of ${name}`}
          help={
            provider === 'jira'
              ? 'Of Jira Cloud “e-mail:token”. Reading issues is enough.'
              : 'Reading issues is enough.'
          }
          maxLength={2_000}
          fieldClassName={fixed ? 'min-w-40 flex-1' : 'basis-full'}
        />
        {!fixed && (
          <TextField
            name="host"
            label={`Host of ${name}`}
            placeholder={`${provider}.example.com`}
            maxLength={255}
            fieldClassName="min-w-40 flex-1"
          />
        )}
      </ActionForm>
      {host !== null && (
        <ActionForm action={forgetTokenAction} submit={`Forget the token of ${name}`} variant="ghost" size="sm" inline>
          <input type="hidden" name="provider" value={provider} />
        </ActionForm>
      )}
    </div>
  )
}

/** Asks the trackers for the state of an item's issues. */
export function CheckLinks({ id }: { id: string }) {
  return (
    <ActionForm
      action={checkLinksAction}
      submit="Ask for their state"
      variant="ghost"
      size="sm"
      inline
      done={({ troubles }) => (
        <ul className="text-sm text-ink-2">
          {troubles.length === 0 && <li>Every tracker answered.</li>}
          {troubles.map(({ url, trouble }) => (
            <li key={url} className="break-words">
              {url}: {trouble}
            </li>
          ))}
        </ul>
      )}
    >
      <input type="hidden" name="id" value={id} />
    </ActionForm>
  )
}
