import { ActionForm } from '@/components/ui/action-form'
import { AreaField, TextField } from '@/components/ui/form-fields'
import { publishReviewAction } from '@/lib/updates/actions'
import { REVIEW_READERS } from '@/lib/updates/schema'

const READERS: Record<(typeof REVIEW_READERS)[number], string> = {
  stakeholder: 'Stakeholders',
  pm: 'Platform PMs',
  advocate: 'Advocates',
  admin: 'Admins',
  developer: 'All engineers',
}

/** The review as it was put together, to be edited, published and mailed. */
export function ReviewForm({ title, body }: { title: string; body: string }) {
  return (
    <ActionForm action={publishReviewAction} submit="Publish the review" className="max-w-3xl space-y-5">
      <TextField name="title" label="Title" maxLength={200} defaultValue={title} />
      <AreaField
        name="body"
        label="Text"
        rows={24}
        className="min-h-96"
        maxLength={20_000}
        defaultValue={body}
        help="Markdown. Everyone in the hub can read it, so leave out what not everyone should know."
      />
      <fieldset>
        <legend className="text-sm font-medium">Send by mail to</legend>
        <p className="mb-2 text-xs text-ink-3">People who have muted updates get no mail.</p>
        <div className="space-y-1.5">
          {REVIEW_READERS.map((role) => (
            <label key={role} className="flex min-h-6 items-baseline gap-2 text-sm">
              <input type="checkbox" name="mailTo" value={role} defaultChecked={role === 'stakeholder'} />
              {READERS[role]}
            </label>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}
