import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { eraseForGood } from '@/lib/people/actions'
import { ActionForm } from '@/components/ui/action-form'

/** Withdraws consent and erases, for good: so it asks for the name. */
export function EraseForm({ id, name }: { id: string; name: string }) {
  return (
    <ActionForm action={eraseForGood} submit="Delete permanently" variant="danger">
      <p className="text-ink-2">
        Takes every quote of {name} out of transcripts, highlights, insights and exports, scores again what stood on
        them, ends sign-in and tokens, and blanks the name. Anonymous answers cannot be found again and stay. This
        cannot be undone.
      </p>
      <p className="text-ink-2">
        Quotes without a name go with it: whoever kept a copy of a list and looks again when the name is gone from the
        directory can tell whose they were. What was answered in confidence stays, without the name, for that reason.
      </p>
      <input type="hidden" name="id" value={id} />
      <Field name="confirm" label={`Type ${name} to confirm`}>
        {(control) => <Input {...control} required autoComplete="off" />}
      </Field>
    </ActionForm>
  )
}
