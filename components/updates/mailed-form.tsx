import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/form-fields'
import { setMailedAction } from '@/lib/updates/actions'
import { MAILED, type Mailed } from '@/lib/updates/schema-digest'

const LABELS: Record<Mailed, string> = {
  each: 'Each update by itself',
  week: 'Once a week, on Monday',
  month: 'Once a month, on the first',
}

/** How often what became of one's words comes by mail. */
export const MailedForm = ({ mail }: { mail: Mailed }) => (
  <ActionForm
    action={setMailedAction}
    submit="Save"
    variant="secondary"
    size="sm"
    inline
    done="Saved."
    className="w-full"
  >
    <SelectField name="mail" label="By mail" defaultValue={mail}>
      {MAILED.map((one) => (
        <option key={one} value={one}>
          {LABELS[one]}
        </option>
      ))}
    </SelectField>
  </ActionForm>
)
