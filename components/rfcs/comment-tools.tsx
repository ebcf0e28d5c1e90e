import { Menu, MenuButton, MenuLabel, menuItemStyle, MenuRule } from '@/components/ui/menu'
import { foldAction, reactAction } from '@/lib/rfcs/actions-discuss'
import { reactionKinds } from '@/lib/rfcs/schema-discuss'
import type { CommentView } from '@/lib/rfcs/presenter'
import { discussionHref, type DiscussionParams } from './discussion-params'
import { PostForm } from './post-form'
import type { Viewer } from './viewer'
import { SoftLink } from '@/components/ui/soft-link'
import { REACTION_LABELS, someOf } from './labels'

const [reactFormId, foldFormId] = ['react-form', 'fold-form']

/** The forms that the buttons of all comments belong to: one each a page, however much is said on it. */
export function CommentForms({ number }: { number: number }) {
  return (
    <>
      <PostForm id={reactFormId} action={reactAction} values={{ number }} />
      <PostForm id={foldFormId} action={foldAction} values={{ number }} />
    </>
  )
}

/** The words others have said about a comment, and what one can do with it oneself. */
export function CommentTools({
  comment,
  params,
  viewer,
}: {
  comment: CommentView
  params: DiscussionParams
  viewer: Viewer
}) {
  const thread = comment.parentId ?? comment.id
  const unsaid = reactionKinds.filter(
    (kind) => !comment.reactions.some((reaction) => reaction.kind === kind && reaction.yours),
  )
  return (
    <div className="said-tools">
      {comment.reactions.length > 0 && (
        <div role="group" aria-label="Reactions" className="flex flex-wrap gap-1">
          {comment.reactions.map(({ kind, count, names, yours }) => (
            <button
              key={kind}
              form={reactFormId}
              name="react"
              value={`${comment.id}:${kind}:${yours ? 'off' : 'on'}`}
              disabled={!viewer.mayComment}
              aria-pressed={yours}
              title={someOf(names)}
              className="said-word"
            >
              {REACTION_LABELS[kind]} <span className="tabular-nums">{count}</span>
            </button>
          ))}
        </div>
      )}
      {viewer.mayComment && (
        <Menu
          id={`more-${comment.id}`}
          label={`More about what ${comment.author.name} said`}
          triggerClassName="said-more"
        >
          <SoftLink here href={discussionHref(params, { thread, quote: comment.id }, thread)} className={menuItemStyle}>
            Quote in a reply
          </SoftLink>
          {comment.author.id === viewer.id && (
            <SoftLink
              here
              href={discussionHref(params, { thread, edit: comment.id }, comment.id)}
              className={menuItemStyle}
            >
              Edit
            </SoftLink>
          )}
          {unsaid.length > 0 && (
            <>
              <MenuRule />
              <MenuLabel>Say in a word</MenuLabel>
              {unsaid.map((kind) => (
                <MenuButton key={kind} form={reactFormId} name="react" value={`${comment.id}:${kind}:on`}>
                  {REACTION_LABELS[kind]}
                </MenuButton>
              ))}
            </>
          )}
          {comment.parentId === null &&
            comment.kind === 'comment' &&
            (viewer.mayEdit || comment.author.id === viewer.id) && (
              <>
                <MenuRule />
                <MenuButton form={foldFormId} name="fold" value={`${comment.id}:${!comment.folded}`}>
                  {comment.folded ? 'Unfold for everybody' : 'Fold for everybody'}
                </MenuButton>
              </>
            )}
        </Menu>
      )}
      {comment.folded && <span className="text-xs text-ink-3">folded by {comment.foldedBy?.name ?? 'somebody'}</span>}
    </div>
  )
}

/** A thread as one line: who began it, how it begins, and the way to the rest. */
export function ThreadLine({
  comment,
  comments,
  news,
  params,
}: {
  comment: CommentView
  comments: number
  news: number
  params: DiscussionParams
}) {
  return (
    <SoftLink
      here
      id={`comment-${comment.id}`}
      data-thread-line={comment.id}
      data-open={comment.resolved ? undefined : ''}
      href={discussionHref(params, { thread: comment.id }, comment.id)}
      className="thread-line"
    >
      <b>{comment.author.name}</b>
      <span>{comment.body.slice(0, 200)}</span>
      <small>
        {[
          comment.resolved ? 'resolved' : comment.folded ? 'folded' : 'open',
          ...(comments > 1 ? [`${comments} comments`] : []),
          ...(news ? [`${news} new`] : []),
        ].join(' · ')}
      </small>
    </SoftLink>
  )
}
