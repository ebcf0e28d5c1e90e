'use client'

import { ActionForm } from '@/components/ui/action-form'
import { AreaField, TextField } from '@/components/ui/form-fields'
import { saveKitAction } from '@/lib/catalog/actions-kit'
import type { Kit } from '@/lib/catalog/schema-kit'

/** A piece that can be quoted, and whether it is. */
export interface Quotable {
  id: string
  text: string
  chosen: boolean
}

/** What is written by hand of a kit. The rest is put together from data, and changes with it. */
export function KitForm({ kit, quotable }: { kit: Kit; quotable: readonly Quotable[] }) {
  const { written, version, capability } = kit
  const offered = new Set(quotable.map(({ id }) => id))
  return (
    <ActionForm action={saveKitAction} submit="Save" done="Saved.">
      <input type="hidden" name="id" value={capability.id} />
      <input type="hidden" name="baseVersion" value={version} />
      <AreaField
        name="begin"
        label="Begin in five minutes"
        rows={6}
        optional
        maxLength={5000}
        defaultValue={written.begin}
        help="Markdown. The steps until something works."
      />
      <TextField name="channel" label="Channel" optional maxLength={500} defaultValue={written.channel} />
      <AreaField
        name="limits"
        label="Known limits"
        rows={4}
        optional
        maxLength={5000}
        defaultValue={written.limits}
        help="Markdown. What it cannot do, or not well."
      />
      <AreaField
        name="leaving"
        label="How to leave"
        rows={4}
        optional
        maxLength={5000}
        defaultValue={written.leaving}
        help="Markdown. What a team does that wants to use something else."
      />
      {quotable.length > 0 && (
        <fieldset className="space-y-2">
          <legend className="text-sm font-medium">What people say</legend>
          {quotable.map(({ id, text, chosen }) => (
            <label key={id} className="flex items-start gap-2 text-sm">
              <input type="checkbox" name="picked[]" value={id} defaultChecked={chosen} className="mt-1" />
              <span className="line-clamp-2 min-w-0">{text}</span>
            </label>
          ))}
        </fieldset>
      )}
      <AreaField
        name="more"
        label="Other evidence to quote"
        rows={2}
        optional
        defaultValue={written.quotes.filter((id) => !offered.has(id)).join('\n')}
        help="Ids or addresses of pieces that everybody may read, one a line. They are quoted by reference: withdrawn words are gone from the kit."
      />
    </ActionForm>
  )
}
