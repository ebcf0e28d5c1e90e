import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Still } from '@/components/ui/still'
import { Time } from '@/components/ui/time'
import type { CommentView } from '@/lib/rfcs/presenter'
import type { DiscussionParams } from './discussion-params'
import { OverrideForm } from './override-form'
import { CommentBody } from './comment-body'
import { ReplyBox, ResolveButton } from './thread-forms'
import type { Viewer } from './viewer'
import { count, KIND_LABELS, KIND_TONES } from './labels'

export type ThreadData = {
  root: CommentView
  /** None of them where the thread is a line. */ replies: CommentView[]
  comments: number
  /** How much of it is new to the reader. */ news: number
  /** Who is asked for a reason to resolve it; null where they may not at all. */ resolve:
    'plain' | 'with-reason' | null
}

export type ThreadProps = {
  number: number
  thread: ThreadData
  now: Date
  quoted: boolean
  params: DiscussionParams
  viewer: Viewer
  past: { id: string; edits: { body: string; until: string }[] } | null
}

/** One thread: what it stands on, what was said, and what can be done about it. */
export function Thread({ number, thread, now, quoted: isQuoted, params, viewer, past }: ThreadProps) {
  const { root, replies, resolve } = thread
  const asked = params.thread === root.id
  const quote = [root, ...replies].find((comment) => comment.id === params.quote)
  const said = { number, params, now, viewer }
  const pastOf = (comment: CommentView) => (past?.id === comment.id ? past.edits : null)
  return (
    <details
      id={`comment-${root.id}`}
      data-thread={root.id}
      data-open={root.resolved ? undefined : ''}
      open={asked || (!root.resolved && !root.folded)}
      className="thread"
    >
      <summary>
        <Still>
          <Avatar name={root.author.name} className="size-5" />
          <span className="thread-name">
            {root.author.name}
            <span className="thread-begin">{root.body.slice(0, 200)}</span>
          </span>
          {root.kind !== 'comment' && (
            <Badge tone={root.resolved ? 'done' : KIND_TONES[root.kind]}>{KIND_LABELS[root.kind]}</Badge>
          )}
          {root.resolved && <Badge tone="done">Resolved</Badge>}
          {thread.news > 0 && <Badge tone="active">{thread.news} new</Badge>}
          {replies.length > 0 && <span className="thread-replies">{count(replies.length, 'reply', 'replies')}</span>}
        </Still>
      </summary>
      <div className="thread-said">
        {isQuoted && root.anchor && <Quote comment={root} />}
        <CommentBody {...said} comment={root} past={pastOf(root)} first />
        {replies.map((reply) => (
          <CommentBody key={reply.id} {...said} comment={reply} past={pastOf(reply)} />
        ))}
        {root.resolved && <Resolution comment={root} now={now} />}
        <div className="thread-acts">
          {viewer.mayComment && (
            <ReplyBox key={quote?.id} thread={root.id} to={root.author.name} initial={quote && quoted(quote)} />
          )}
          {resolve === 'with-reason' && !root.resolved ? (
            <OverrideForm number={number} id={root.id} />
          ) : (
            resolve && <ResolveButton thread={root.id} resolved={root.resolved} />
          )}
        </div>
      </div>
    </details>
  )
}

/** What a reply to it begins with. */
const quoted = ({ body }: CommentView): string =>
  `${body
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`

function Quote({ comment }: { comment: CommentView }) {
  const gone = comment.anchorState === 'outdated'
  return (
    <blockquote className="border-l-2 pl-2 text-ink-3">
      <span className="line-clamp-3">{comment.anchor?.quote}</span>
      {gone && (
        <span className="mt-0.5 block text-xs">
          These words were in version {comment.version}; they are not in this one.
        </span>
      )}
    </blockquote>
  )
}

function Resolution({ comment, now }: { comment: CommentView; now: Date }) {
  return (
    <p className="text-xs text-ink-3">
      {comment.overrideReason ? 'Overridden' : 'Resolved'}
      {comment.resolvedBy && ` by ${comment.resolvedBy.name}`}
      {comment.resolvedAt && (
        <>
          {' '}
          <Time at={new Date(comment.resolvedAt)} now={now} />
        </>
      )}
      {comment.overrideReason && `: “${comment.overrideReason}”`}
    </p>
  )
}
