import { ActionForm } from '@/components/ui/action-form'
import { buttonStyle } from '@/components/ui/button-style'
import { TextLink } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { paths } from '@/lib/core/paths'
import { publicAction } from '@/lib/roadmap/actions'

/** Whether the published roadmap may be read without signing in. */
export function PublicForm({ open }: { open: boolean }) {
  return (
    <Menu
      label="Public page"
      trigger="Public page"
      triggerClassName={buttonStyle({ variant: 'ghost' })}
      className="w-72 p-3"
    >
      <p className="mb-3 text-sm text-ink-2">
        {open ? (
          <>
            Everyone can read the published items at <TextLink href={paths.roadmapPublic()}>the public page</TextLink>,
            without signing in.
          </>
        ) : (
          'Published items can be read without signing in once you open the page. Drafts and scores never are.'
        )}
      </p>
      <ActionForm action={publicAction} submit={open ? 'Close it' : 'Open it'} size="sm" variant="secondary">
        <input type="hidden" name="open" value={open ? 'false' : 'true'} />
      </ActionForm>
    </Menu>
  )
}
