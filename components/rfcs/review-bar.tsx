import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { dropDraftAction, sendReviewAction } from '@/lib/rfcs/actions-discuss'
import type { DraftView } from '@/lib/rfcs/queries-discuss'
import { PostForm } from './post-form'
import { count, KIND_LABELS, KIND_TONES } from './labels'

/** What one has written for a review and not sent: only oneself sees it. */
export function ReviewBar({ number, drafts }: { number: number; drafts: DraftView[] }) {
  if (drafts.length === 0) return null
  return (
    <section
      aria-label="Your review"
      className="mb-6 max-w-[72ch] rounded-md border border-accent/50 bg-surface px-4 py-3 text-sm"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium">{count(drafts.length, 'comment')} not sent yet</h2>
        <PostForm action={sendReviewAction} values={{ number }} className="flex flex-wrap justify-end gap-2">
          <Button type="submit" size="sm" variant="primary">
            Send review
          </Button>
        </PostForm>
      </div>
      <ul className="mt-2 divide-y">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex items-start gap-3 py-2">
            <div className="min-w-0 flex-1">
              {draft.anchor && <span className="line-clamp-1 border-l-2 pl-2 text-ink-3">{draft.anchor.quote}</span>}
              <span className="line-clamp-2">
                {draft.kind !== 'comment' && (
                  <Badge tone={KIND_TONES[draft.kind]} className="mr-1.5">
                    {KIND_LABELS[draft.kind]}
                  </Badge>
                )}
                {draft.body}
              </span>
              {draft.suggestion !== null && (
                <span className="line-clamp-1 text-ink-3">suggests: {draft.suggestion || 'nothing in its place'}</span>
              )}
            </div>
            <PostForm action={dropDraftAction} values={{ number, id: draft.id }}>
              <Button type="submit" size="sm" variant="ghost">
                Throw away
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
