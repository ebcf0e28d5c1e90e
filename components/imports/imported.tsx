'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { TextLink } from '@/components/ui/link'
import { undoAction } from '@/lib/imports/actions'
import type { ImportedView } from '@/lib/imports/queries'
import type { ImportView, Kept } from '@/lib/imports/schema'

/** What an import created and changed, with the way to take it back. */
export function Imported({ view, things, all }: { view: ImportView; things: ImportedView[]; all: number }) {
  if (view.state === 'undone') return <KeptList kept={view.kept} things={things} />
  if (all === 0) return null
  return (
    <section aria-labelledby="things" className="mt-6 max-w-4xl">
      <h2 id="things" className="text-md">
        What came of it
      </h2>
      <ul className="mt-2 divide-y border-y text-sm">
        {things.map((one) => (
          <li key={`${one.kind} ${one.id}`} className="flex flex-wrap gap-x-3 py-1.5">
            {one.href ? <TextLink href={one.href}>{one.title}</TextLink> : <span>{one.title ?? one.kind}</span>}
            <span className="text-ink-3">{one.outcome === 'created' ? 'new' : 'changed'}</span>
          </li>
        ))}
      </ul>
      {all > things.length && <p className="mt-1 text-sm text-ink-3">and {all - things.length} more</p>}
      <ActionForm action={undoAction} submit="Undo this import" variant="danger" className="mt-4">
        <input type="hidden" name="id" value={view.id} />
        <Checkbox
          name="sure"
          label="Take back everything that it created"
          help="What was touched since stays, and is listed with the reason."
        />
      </ActionForm>
    </section>
  )
}

function KeptList({ kept, things }: { kept: Kept[]; things: ImportedView[] }) {
  const known = new Map(things.map((one) => [`${one.kind} ${one.id}`, one]))
  return (
    <section aria-labelledby="kept" className="mt-6 max-w-4xl">
      <h2 id="kept" className="text-md">
        {kept.length === 0 ? 'Everything it created is gone' : 'What stays'}
      </h2>
      <ul className="mt-2 divide-y text-sm">
        {kept.map((one) => {
          const thing = known.get(`${one.kind} ${one.id}`)
          return (
            <li key={`${one.kind} ${one.id}`} className="flex flex-wrap gap-x-3 py-1.5">
              {thing?.href ? <TextLink href={thing.href}>{thing.title}</TextLink> : <span>{one.kind}</span>}
              <span className="text-ink-2">{one.reason}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
