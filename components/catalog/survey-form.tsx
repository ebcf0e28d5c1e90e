import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/form-fields'
import { askAboutAction } from '@/lib/catalog/actions-survey'

/** Begins a survey about one capability: its name stands in the questions, and what they ask is shown on its page. */
export function CapabilitySurveyForm(props: {
  template: string
  capabilities: readonly { id: string; name: string }[]
  chosen?: string | undefined
}) {
  const { template, capabilities, chosen } = props
  return (
    <ActionForm action={askAboutAction} submit="Draft it for this capability">
      <input type="hidden" name="template" value={template} />
      <SelectField
        name="capability"
        label="Capability"
        defaultValue={chosen ?? ''}
        required
        className="max-w-md"
        help="Its name is filled in, and what is asked of it is linked to its page."
      >
        <option value="">Choose one</option>
        {capabilities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </ActionForm>
  )
}
