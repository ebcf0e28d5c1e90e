import { buttonStyle } from '@/components/ui/button-style'
import { Menu } from '@/components/ui/menu'
import { capacityAction } from '@/lib/roadmap/actions'
import { ActionForm } from '@/components/ui/action-form'
import { NumberField } from '@/components/ui/form-fields'

/** How much fits into "Now": the line across its column. */
export function CapacityForm({ weeks }: { weeks: number | null }) {
  return (
    <Menu label="Capacity" trigger="Capacity" triggerClassName={buttonStyle({ variant: 'secondary' })} className="p-3">
      <ActionForm action={capacityAction} submit="Save" size="sm">
        <NumberField
          name="weeks"
          label="Capacity of Now, in person-weeks"
          optional
          help="Leave empty for no limit."
          defaultValue={weeks ?? ''}
        />
      </ActionForm>
    </Menu>
  )
}
