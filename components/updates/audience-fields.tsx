import { AreaField, TextField } from '@/components/ui/form-fields'
import { AUDIENCES } from '@/lib/updates/schema'
import type { Draft } from '@/lib/updates/schema-drafts'
import { AUDIENCE_HELP, AUDIENCE_LABELS } from './labels'

/** For whom an update is written, each with a text of its own where it has one. */
export function AudienceFields({ draft }: { draft: Draft | null }) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">Written for</legend>
      <p className="mb-2 text-xs text-ink-3">
        Describe the benefit, not the effort. Without a text of its own an audience reads the one above.
      </p>
      <div className="space-y-1.5">
        {AUDIENCES.map((audience) => {
          const own = draft?.texts[audience]
          return (
            <div key={audience}>
              <label className="flex min-h-6 items-baseline gap-2 text-sm">
                <input
                  type="checkbox"
                  name="audiences"
                  value={audience}
                  defaultChecked={draft ? draft.audiences.includes(audience) : audience === 'everyone'}
                />
                <span>
                  {AUDIENCE_LABELS[audience]}
                  <span className="text-ink-3">: {AUDIENCE_HELP[audience]}</span>
                </span>
              </label>
              {audience !== 'everyone' && (
                <details className="ml-6" open={own !== undefined}>
                  <summary className="min-h-6 cursor-pointer text-xs/6 text-ink-2">A text of its own</summary>
                  <div className="mt-2 mb-3 space-y-3">
                    <TextField
                      name={`title-${audience}`}
                      label={`Title for ${AUDIENCE_LABELS[audience]}`}
                      optional
                      maxLength={200}
                      defaultValue={own?.title ?? ''}
                    />
                    <AreaField
                      name={`text-${audience}`}
                      label={`For ${AUDIENCE_LABELS[audience]}`}
                      rows={4}
                      optional
                      maxLength={20_000}
                      defaultValue={own?.body ?? ''}
                    />
                  </div>
                </details>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
