import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/form-fields'
import { setMailedAction, setReadsAction } from '@/lib/updates/actions'
import { AUDIENCES, type Audience } from '@/lib/updates/schema'
import { MAILED, type Mailed } from '@/lib/updates/schema-digest'
import { AUDIENCE_LABELS } from './labels'

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

/** Whose text of an update one reads first: on its page, in mails and in digests. */
export const ReadsForm = ({ reads }: { reads: Audience | null }) => (
  <ActionForm
    action={setReadsAction}
    submit="Save"
    variant="secondary"
    size="sm"
    inline
    done="Saved."
    scope="reads"
    className="w-full"
  >
    <SelectField
      name="reads"
      label="Show updates as written for"
      defaultValue={reads ?? ''}
      help="Where an update has a text of its own for them."
    >
      <option value="">my role</option>
      {AUDIENCES.filter((one) => one !== 'everyone').map((one) => (
        <option key={one} value={one}>
          {AUDIENCE_LABELS[one]}
        </option>
      ))}
    </SelectField>
  </ActionForm>
)
