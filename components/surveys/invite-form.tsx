'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/core/format'
import { inviteAction } from '@/lib/surveys/actions-reach'
import type { Audience } from '@/lib/surveys/reach/schema'

type InviteFormProps = { id: string; audience: Audience; count: number; tired: number; mailOn: boolean }

/** Invites whom the plan above counts. */
export function InviteForm({ id, audience, count, tired, mailOn }: InviteFormProps) {
  if (count === 0 && tired === 0) return null
  return (
    <ActionForm
      action={inviteAction} submit={count > 0 ? `Invite ${plural(count, 'person', 'people')}` : 'Invite them all the same'} variant="primary"
      done={(data) => `${plural(data.invited, 'person', 'people')} invited.`}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="audience" value={JSON.stringify(audience)} />
      <Checkbox
        name="mail" defaultChecked={mailOn} disabled={!mailOn} label="Mail them"
        help={mailOn ? 'Each gets a link of their own, and a way to say no more. It stands on their home page as well.' : 'This hub sends no mail (SMTP_URL is not set): the invitation stands on their home page.'}
      />
      {tired > 0 && (
        <Field name="overrideReason" label={`Ask the ${tired} who have been asked enough too, because`} help="Recorded with your name. Leave it empty to let them rest." required={false} className="w-full max-w-lg">
          {(control) => <Input {...control} maxLength={300} />}
        </Field>
      )}
    </ActionForm>
  )
}
