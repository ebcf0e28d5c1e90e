import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { isoDay } from '@/lib/core/clock'
import { preferenceAction } from '@/lib/distribution/actions'

/** How one wants to be asked: no mail, or nothing at all for a while. Nobody else sees it. */
export function AskPreferenceForm({ preference }: { preference: { noMail: boolean; quietUntil: Date | null } }) {
  return (
    <ActionForm
      action={preferenceAction}
      submit="Save survey preferences"
      variant="secondary"
      className="max-w-lg"
      done="Saved."
    >
      <Checkbox
        name="noMail"
        defaultChecked={preference.noMail}
        label="No mail about surveys"
        help="Open surveys are still listed on your home page."
      />
      <Field name="quietUntil" label="Pause surveys until" help="Nobody is told." required={false}>
        {(control) => (
          <Input {...control} type="date" defaultValue={preference.quietUntil ? isoDay(preference.quietUntil) : ''} />
        )}
      </Field>
    </ActionForm>
  )
}
