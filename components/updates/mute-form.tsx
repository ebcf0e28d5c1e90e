import { muteAction } from '@/lib/updates/actions'
import { ActionForm } from '@/components/ui/action-form'

/** Stops being told in person, or starts again. The published updates stay readable either way. */
export function MuteForm({ muted }: { muted: boolean }) {
  return (
    <ActionForm
      action={muteAction}
      submit={muted ? 'Turn on notifications' : 'Turn off notifications'}
      variant="secondary"
      size="sm"
      inline
    >
      <input type="hidden" name="muted" value={String(!muted)} />
    </ActionForm>
  )
}
