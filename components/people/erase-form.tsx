import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { eraseForGood } from '@/lib/people/actions'
import { ActionForm } from '@/components/ui/action-form'

/** Withdraws consent and erases, for good: so it asks for the name. */
export function EraseForm({ id, name }: { id: string; name: string }) {
  return (
    <ActionForm action={eraseForGood} submit="Delete permanently" variant="danger">
      <p className="text-ink-2">
        Removes every quote of {name} from transcripts, highlights, insights and exports, and recalculates scores. Ends
        sign-in and tokens, and blanks the name. Anonymous answers stay: they cannot be found. This cannot be undone.
      </p>
      <p className="text-ink-2">
        Quotes under a pseudonym are removed too: an old copy of a list beside today’s directory would tell whose they
        were. Confidential survey answers stay, without the name.
      </p>
      <input type="hidden" name="id" value={id} />
      <Field name="confirm" label={`Type ${name} to confirm`}>
        {(control) => <Input {...control} required autoComplete="off" />}
      </Field>
    </ActionForm>
  )
}
