import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { AreaField, TextField } from '@/components/ui/form-fields'
import { sendReviewAction } from '@/lib/updates/actions-review'
import { REVIEW_READERS } from '@/lib/updates/schema'

type Reader = (typeof REVIEW_READERS)[number]

const READERS: Record<Reader, string> = {
  stakeholder: 'Stakeholders',
  pm: 'Platform PMs',
  advocate: 'Advocates',
  admin: 'Admins',
  developer: 'All engineers',
}

/** The review as it was put together, to be edited, saved, published and mailed. */
export function ReviewForm(props: {
  month: string
  /** Of what the form was filled with; 0: nothing was saved yet. */
  version: number
  title: string
  body: string
  mailTo: readonly Reader[]
}) {
  const { month, version, title, body, mailTo } = props
  return (
    <ActionForm
      action={sendReviewAction}
      submit="Publish the review"
      done="Draft saved."
      className="max-w-3xl space-y-5"
      beside={
        <Button type="submit" name="intent" value="draft" variant="secondary" formNoValidate>
          Save draft
        </Button>
      }
    >
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="baseVersion" value={version} />
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
              <input type="checkbox" name="mailTo" value={role} defaultChecked={mailTo.includes(role)} />
              {READERS[role]}
            </label>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}
