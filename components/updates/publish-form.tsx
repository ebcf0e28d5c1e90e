import { ActionForm } from '@/components/ui/action-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { AreaField, TextField } from '@/components/ui/form-fields'
import { Time } from '@/components/ui/time'
import { publishAction, discardDraftAction } from '@/lib/updates/actions'
import type { ItemUpdateKind } from '@/lib/updates/schema'
import type { Draft } from '@/lib/updates/schema-drafts'
import { AudienceFields } from './audience-fields'
import { KIND_TEXT } from './labels'

type Props = {
  id: string
  kind: ItemUpdateKind
  title: string
  /** What was written so far; null: nothing. */
  draft: Draft | null
  /** How many people said the opposite. */
  against: number
  cancel: string
  now: Date
}

/** Writes an update of an item: what everyone reads, a text of its own for an audience, an answer to those against. */
export function PublishForm({ id, kind, title, draft, against, cancel, now }: Props) {
  const text = KIND_TEXT[kind]
  return (
    <div className="min-w-0">
      {draft && (
        <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
          <span>
            Draft, saved <Time at={new Date(draft.updatedAt)} now={now} />
            {draft.updatedBy && ` by ${draft.updatedBy}`}. Nobody is told before it is published.
          </span>
          <ActionForm action={discardDraftAction} submit="Discard draft" variant="ghost" size="sm" inline>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="kind" value={kind} />
          </ActionForm>
        </div>
      )}
      <ActionForm
        action={publishAction}
        submit={text.submit}
        done="Draft saved."
        beside={
          <>
            <Button type="submit" name="intent" value="draft" variant="secondary" formNoValidate>
              Save draft
            </Button>
            <ButtonLink href={cancel} variant="ghost">
              Cancel
            </ButtonLink>
          </>
        }
      >
        <input type="hidden" id="ship-form" name="id" value={id} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="baseVersion" value={draft?.version ?? 0} />
        <TextField
          name="title"
          label="Title"
          maxLength={200}
          defaultValue={draft?.title ?? title}
          help="What is different now, in the readers' words."
        />
        <AreaField
          name="body"
          label={text.label}
          rows={10}
          className="min-h-48"
          maxLength={20_000}
          defaultValue={draft?.body ?? ''}
          help={text.help}
        />
        <AudienceFields draft={draft} />
        {(against > 0 || draft?.opposed) && (
          <AreaField
            name="opposed"
            label="To those who said the opposite"
            rows={4}
            optional
            maxLength={20_000}
            defaultValue={draft?.opposed ?? ''}
            help={
              `${against} ${against === 1 ? 'person' : 'people'} whose words speak against it. They are ` +
              `told only if you write something to them; no one else reads it. Markdown.`
            }
          />
        )}
      </ActionForm>
    </div>
  )
}
