import { CornerDownRight } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Markdown } from '@/components/ui/markdown'
import { Time } from '@/components/ui/time'
import { renderMarkdown } from '@/lib/core/text/markdown'
import type { CommentView } from '@/lib/rfcs/views'
import { CommentForm } from './comment-form'
import { ResolveForm } from './resolve-form'
import { count, kindNames, kindTones } from './words'

export type ThreadData = { root: CommentView; replies: CommentView[]; /** Who is asked for a reason to resolve it; null where they may not at all. */ resolve: 'plain' | 'with-reason' | null }

/** One thread: what it stands on, what was said, and the two things to do about it. Resolved threads come folded. */
export function Thread({ number, thread, now, quoted }: { number: number; thread: ThreadData; now: Date; quoted: boolean }) {
  const { root, replies, resolve } = thread
  return (
    <details
      id={`comment-${root.id}`}
      data-thread={root.id}
      data-open={root.resolved ? undefined : ''}
      open={!root.resolved}
      className="thread group/thread rounded-md border bg-surface text-sm"
    >
      <summary className="flex items-center gap-2 px-3 py-2 group-open/thread:border-b">
        <Avatar name={root.author.name} className="size-5" />
        <span className="min-w-0 flex-1 truncate font-medium">
          {root.author.name}
          <span className="ml-2 font-normal text-ink-3 group-open/thread:hidden">{root.body}</span>
        </span>
        {root.kind !== 'comment' && <Badge tone={root.resolved ? 'done' : kindTones[root.kind]}>{kindNames[root.kind]}</Badge>}
        {root.resolved && <Badge tone="done">Resolved</Badge>}
        {replies.length > 0 && <span className="text-xs text-ink-3 group-open/thread:hidden">{count(replies.length, 'reply', 'replies')}</span>}
      </summary>
      <div className="space-y-3 px-3 py-2.5">
        {quoted && root.anchor && <Quote comment={root} />}
        <Said comment={root} now={now} first />
        {replies.map((reply) => (
          <Said key={reply.id} comment={reply} now={now} />
        ))}
        {root.resolved && <Resolution comment={root} now={now} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <details className="min-w-0 grow basis-20 open:basis-full">
            <summary className="inline-flex items-center gap-1 text-ink-2 hover:text-ink">
              <CornerDownRight aria-hidden className="size-3.5" /> Reply
            </summary>
            <div className="mt-2">
              <CommentForm number={number} parentId={root.id} label={`Reply to ${root.author.name}`} submit="Reply" />
            </div>
          </details>
          {resolve && <ResolveForm number={number} id={root.id} resolved={root.resolved} needsReason={resolve === 'with-reason'} />}
        </div>
      </div>
    </details>
  )
}

function Quote({ comment }: { comment: CommentView }) {
  const gone = comment.anchorState === 'outdated'
  return (
    <blockquote className="border-l-2 pl-2 text-ink-3">
      <span className="line-clamp-3">{comment.anchor?.quote}</span>
      {gone && <span className="mt-0.5 block text-xs">These words were in version {comment.version}; they are not in this one.</span>}
    </blockquote>
  )
}

function Said({ comment, now, first }: { comment: CommentView; now: Date; first?: boolean }) {
  return (
    <div id={first ? undefined : `comment-${comment.id}`}>
      <p className="mb-0.5 flex flex-wrap items-baseline gap-x-1.5 text-xs text-ink-3">
        {!first && <span className="text-sm font-medium text-ink">{comment.author.name}</span>}
        {comment.author.team && <span>{comment.author.team}</span>}
        <a href={`#comment-${comment.id}`} className="hover:underline">
          <Time at={new Date(comment.createdAt)} now={now} />
        </a>
        {first && comment.anchorState === 'moved' && <span title="Its words stand elsewhere or more than once now">moved</span>}
      </p>
      <Markdown html={renderMarkdown(comment.body, { idPrefix: `c-${comment.id}-`, headingOffset: 3 })} className="text-sm" />
    </div>
  )
}

function Resolution({ comment, now }: { comment: CommentView; now: Date }) {
  return (
    <p className="text-xs text-ink-3">
      {comment.overrideReason ? 'Set aside' : 'Resolved'}
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
