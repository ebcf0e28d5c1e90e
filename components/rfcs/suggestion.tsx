import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { applyAction } from '@/lib/rfcs/actions-discuss'
import type { CommentView } from '@/lib/rfcs/presenter'
import { PostForm } from './post-form'
import type { Viewer } from './viewer'

/** Other words for the quoted ones, and the press that takes them over. */
export function Suggestion({ number, comment, viewer }: { number: number; comment: CommentView; viewer: Viewer }) {
  return (
    <div role="group" aria-label="Suggested words" className="mt-2 overflow-hidden rounded-sm border">
      <del className="block bg-bad-soft px-2 py-1 whitespace-pre-wrap">{comment.anchor?.quote}</del>
      <ins className="block bg-good-soft px-2 py-1 whitespace-pre-wrap no-underline">
        {comment.suggestion || <span className="text-ink-2">(nothing in their place)</span>}
      </ins>
      {(comment.appliedVersion !== null || viewer.mayEdit) && (
        <div className="flex items-center justify-end border-t px-2 py-1">
          {comment.appliedVersion !== null ? (
            <Badge tone="good">In version {comment.appliedVersion}</Badge>
          ) : comment.anchorState === 'outdated' ? (
            <span className="text-xs text-ink-3">These words are no longer in the text.</span>
          ) : (
            <PostForm
              action={applyAction}
              values={{ number, id: comment.id, baseVersion: viewer.version }}
              className="flex flex-wrap justify-end"
            >
              <Button type="submit" size="sm">
                Take over as version {viewer.version + 1}
              </Button>
            </PostForm>
          )}
        </div>
      )}
    </div>
  )
}
