import { ActionForm } from '@/components/ui/action-form'
import { buttonStyle } from '@/components/ui/button-style'
import { TextField, TickField } from '@/components/ui/form-fields'
import { Menu, MenuLabel, MenuLink } from '@/components/ui/menu'
import { removeViewAction, saveViewAction } from '@/lib/roadmap/actions-views'
import type { SavedView } from '@/lib/roadmap/schema-views'

/** Saved views of the roadmap: opened, saved under a name, taken away. `here` is the address of what is looked at. */
export function ViewsMenu({ views, here, shares }: { views: SavedView[]; here: string; shares: boolean }) {
  return (
    <Menu label="Views" trigger="Views" triggerClassName={buttonStyle({ variant: 'secondary' })} className="w-72">
      {views.length > 0 && (
        <div role="group" aria-label="Saved views" className="max-h-72 overflow-y-auto">
          <MenuLabel>Saved views</MenuLabel>
          {views.map((view) => (
            <div key={view.id} className="flex items-center gap-1">
              <MenuLink href={view.query} className="min-w-0 flex-1">
                <span className="truncate">{view.name}</span>
                {view.shared && (
                  <span className="ml-auto pl-2 text-xs text-ink-3">{view.own ? 'shared' : 'from others'}</span>
                )}
              </MenuLink>
              {view.own && (
                <ActionForm action={removeViewAction} submit="Remove" variant="ghost" size="sm" inline>
                  <input type="hidden" name="id" value={view.id} />
                </ActionForm>
              )}
            </div>
          ))}
        </div>
      )}
      <div className="border-t p-3">
        <ActionForm action={saveViewAction} submit="Save this view" size="sm" variant="secondary">
          <input type="hidden" name="query" value={here} />
          <TextField name="name" label="Name of this view" maxLength={60} />
          {shares && <TickField name="shared" label="Share it with everyone" />}
        </ActionForm>
      </div>
    </Menu>
  )
}
