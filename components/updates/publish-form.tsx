import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { AreaField, TextField } from '@/components/ui/form-fields'
import { publishAction } from '@/lib/updates/actions'
import { AUDIENCES, type UpdateKind } from '@/lib/updates/schema'
import { AUDIENCE_HELP, AUDIENCE_LABELS, KIND_TEXT } from './labels'

/** Writes an update of an item: what everyone reads, a text of its own for an audience, an answer to those against. */
export function PublishForm(props: {
  id: string
  kind: UpdateKind
  title: string
  opposed: string
  /** How many people said the opposite. */
  against: number
  beside: ReactNode
}) {
  const text = KIND_TEXT[props.kind]
  return (
    <ActionForm action={publishAction} submit={text.submit} beside={props.beside}>
      <input type="hidden" id="ship-form" name="id" value={props.id} />
      <input type="hidden" name="kind" value={props.kind} />
      <TextField
        name="title"
        label="Title"
        maxLength={200}
        defaultValue={props.title}
        help="What is different now, in the readers' words."
      />
      <AreaField name="body" label={text.label} rows={10} className="min-h-48" maxLength={20_000} help={text.help} />
      <fieldset>
        <legend className="text-sm font-medium">Written for</legend>
        <p className="mb-2 text-xs text-ink-3">
          Value in their words, never effort. Without a text of its own an audience reads the one above.
        </p>
        <div className="space-y-1.5">
          {AUDIENCES.map((audience) => (
            <div key={audience}>
              <label className="flex items-baseline gap-2 text-sm">
                <input type="checkbox" name="audiences" value={audience} defaultChecked={audience === 'everyone'} />
                <span>
                  {AUDIENCE_LABELS[audience]}
                  <span className="text-ink-3">: {AUDIENCE_HELP[audience]}</span>
                </span>
              </label>
              {audience !== 'everyone' && (
                <details className="ml-6">
                  <summary className="min-h-6 cursor-pointer text-xs text-ink-2">A text of its own</summary>
                  <AreaField
                    name={`text-${audience}`}
                    label={`For ${AUDIENCE_LABELS[audience]}`}
                    rows={4}
                    optional
                    maxLength={20_000}
                  />
                </details>
              )}
            </div>
          ))}
        </div>
      </fieldset>
      {props.against > 0 && (
        <AreaField
          name="opposed"
          label="To those who said the opposite"
          rows={4}
          optional
          maxLength={20_000}
          defaultValue={props.opposed}
          help={
            `${props.against} ${props.against === 1 ? 'person' : 'people'} whose words speak against it. They are ` +
            `told only if you write something to them; no one else reads it. Markdown.`
          }
        />
      )}
    </ActionForm>
  )
}
