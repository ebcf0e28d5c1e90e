import { Section } from '@/components/ui/page-header'
import { placeAction, statusAction } from '@/lib/roadmap/actions'
import { HORIZONS, type Item } from '@/lib/roadmap/schema'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/form-fields'
import { HORIZON_LABELS } from './labels'

/** Moves an item without the board, and takes it off or puts it back. */
export function ItemPlace({ item }: { item: Item }) {
  const steps = item.actions.filter((step) => step.to !== 'shipped' && step.allowed)
  if (steps.length === 0) return null
  return (
    <Section id="place" title={item.status === 'open' ? 'Place on the board' : 'Dropped'}>
      {item.status === 'open' && (
        <ActionForm action={placeAction} submit="Move" variant="secondary" inline>
          <input type="hidden" name="id" value={item.id} />
          <SelectField name="horizon" label="Column" defaultValue={item.horizon} fieldClassName="w-40">
            {HORIZONS.map((horizon) => (
              <option key={horizon} value={horizon}>
                {HORIZON_LABELS[horizon]}
              </option>
            ))}
          </SelectField>
          <SelectField name="place" label="Place" defaultValue="top" fieldClassName="w-40">
            <option value="top">At the top</option>
            <option value="end">At the end</option>
          </SelectField>
        </ActionForm>
      )}
      {steps.map((step) => (
        <div key={step.to} className="mt-4">
          <ActionForm action={statusAction} submit={step.verb} variant="ghost" size="sm" inline>
            <input type="hidden" name="id" value={item.id} />
            <input type="hidden" name="status" value={step.to} />
          </ActionForm>
        </div>
      ))}
    </Section>
  )
}
