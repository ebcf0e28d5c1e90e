'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/core/format'
import { inviteAction } from '@/lib/distribution/actions'
import type { Audience } from '@/lib/distribution/schema'

type InviteFormProps = {
  id: string
  audience: Audience
  count: number
  tired: number
  mailOn: boolean
  /** Fewest to be invited at a time: among fewer, nobody who answers an anonymous survey could hide. */
  least: number
}

/** Invites whom the plan above counts. */
export function InviteForm({ id, audience, count, tired, mailOn, least }: InviteFormProps) {
  if (count === 0 && tired === 0) return null
  const short = count < least
  const enough = count + tired >= least
  return (
    <>
      {short && (
        <p className="mb-3 max-w-prose text-ink-2">
          An anonymous survey invites at least {least} at a time: among fewer, nobody could hide. {least - count} more{' '}
          {least - count === 1 ? 'is' : 'are'} needed.{' '}
          {enough
            ? 'Name a larger audience, or give a reason to ask those who have been asked enough.'
            : 'Name a larger audience.'}
        </p>
      )}
      {enough && (
        <ActionForm
          action={inviteAction}
          submit={short ? 'Invite them all the same' : `Invite ${plural(count, 'person', 'people')}`}
          variant="primary"
          done={(data) => `${plural(data.invited, 'person', 'people')} invited.`}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="audience" value={JSON.stringify(audience)} />
          <Checkbox
            name="mail"
            defaultChecked={mailOn}
            disabled={!mailOn}
            label="Mail them"
            help={
              mailOn
                ? 'Each gets a link of their own, and a way to say no more. It stands on their home page as well.'
                : 'This hub sends no mail (SMTP_URL is not set): the invitation stands on their home page.'
            }
          />
          {tired > 0 && (
            <Field
              name="overrideReason"
              label={`Ask the ${tired} who have been asked enough too, because`}
              help={`Recorded with your name.${short ? '' : ' Leave it empty to let them rest.'}`}
              required={short}
              className="w-full max-w-lg"
            >
              {(control) => <Input {...control} maxLength={300} />}
            </Field>
          )}
        </ActionForm>
      )}
    </>
  )
}
