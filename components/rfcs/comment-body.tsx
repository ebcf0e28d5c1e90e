import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { TypedTextarea } from '@/components/ui/typed'
import { Markdown } from '@/components/ui/markdown'
import { Time } from '@/components/ui/time'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { editCommentAction } from '@/lib/rfcs/actions-discuss'
import { maxComment } from '@/lib/rfcs/schema'
import type { CommentView } from '@/lib/rfcs/presenter'
import { CommentTools } from './comment-tools'
import { discussionHref, type DiscussionParams } from './discussion-params'
import { PostForm } from './post-form'
import { SoftLink } from '@/components/ui/soft-link'
import { Live } from '@/components/ui/live'
import { Suggestion } from './suggestion'
import type { Viewer } from './viewer'

export type CommentBodyProps = {
  number: number
  comment: CommentView
  params: DiscussionParams
  now: Date
  viewer: Viewer
  first?: boolean
  /** What it said before, where that is asked for. */
  past: { body: string; until: string }[] | null
}

/** One thing that was said, with what can be done about it. */
export function CommentBody({ number, comment, params, now, viewer, first, past }: CommentBodyProps) {
  const fresh = viewer.since !== null && comment.createdAt > viewer.since && comment.author.id !== viewer.id
  const editing = params.edit === comment.id && comment.author.id === viewer.id
  const said = (
    <>
      <p className="said-head">
        {!first && <b>{comment.author.name}</b>}
        {comment.author.team && <span>{comment.author.team}</span>}
        <a href={`#comment-${comment.id}`}>
          <Time at={new Date(comment.createdAt)} now={now} />
        </a>
        {comment.editedAt && (
          <SoftLink
            here
            href={discussionHref(params, { thread: comment.parentId ?? comment.id, past: comment.id }, comment.id)}
          >
            edited <Time at={new Date(comment.editedAt)} now={now} />
          </SoftLink>
        )}
        {first && comment.anchorState === 'moved' && (
          <span title="Its words stand elsewhere or more than once now">moved</span>
        )}
        {fresh && <Badge tone="active">new</Badge>}
      </p>
      {!editing && (
        <Markdown
          html={renderMarkdown(comment.body, { idPrefix: `c-${comment.id}-`, headingOffset: 3 })}
          className="text-sm"
        />
      )}
    </>
  )
  return (
    <div id={first ? undefined : `comment-${comment.id}`} className="relative">
      <Live>
        {said}
        {editing && <EditForm number={number} comment={comment} params={params} />}
        {comment.suggestion !== null && <Suggestion number={number} comment={comment} viewer={viewer} />}
        {past && <Past past={past} now={now} />}
        {!editing && <CommentTools comment={comment} params={params} viewer={viewer} />}
      </Live>
    </div>
  )
}

function EditForm({ number, comment, params }: Pick<CommentBodyProps, 'number' | 'comment' | 'params'>) {
  return (
    <PostForm
      key={comment.editedAt}
      action={editCommentAction}
      values={{ number, id: comment.id }}
      label="Edit your comment"
      className="space-y-2"
    >
      <TypedTextarea
        name="body"
        aria-label="Your comment"
        rows={4}
        required
        maxLength={maxComment}
        defaultValue={comment.body}
        className="text-sm"
      />
      <span className="flex justify-end gap-2">
        <SoftLink
          here
          href={discussionHref(params, { thread: comment.parentId ?? comment.id }, comment.id)}
          className="self-center text-ink-2 hover:underline"
        >
          Done
        </SoftLink>
        <Button type="submit" size="sm" variant="primary">
          Save edit
        </Button>
      </span>
    </PostForm>
  )
}

function Past({ past, now }: { past: NonNullable<CommentBodyProps['past']>; now: Date }) {
  return (
    <ol aria-label="What it said before" className="mt-2 space-y-2 border-l-2 pl-2 text-ink-3">
      {past.map((each) => (
        <li key={each.until}>
          <span className="text-xs">
            until <Time at={new Date(each.until)} now={now} />
          </span>
          <span className="block whitespace-pre-line">{each.body}</span>
        </li>
      ))}
    </ol>
  )
}
