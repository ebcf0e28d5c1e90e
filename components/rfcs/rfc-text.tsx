import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Document } from '@/components/ui/document'
import { Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { findQuote, renderDocument } from '@/lib/rfcs/rules-document'
import type { Range } from '@/lib/rfcs/rules-marks'
import type { DiscussionView, DraftView } from '@/lib/rfcs/queries-discuss'
import { marked } from '@/lib/rfcs/queries-marked'
import type { RfcFormat } from '@/lib/rfcs/schema'
import type { CommentView, RfcView } from '@/lib/rfcs/presenter'
import { CommentForm } from './comment-form'
import { CommentForms, ThreadLine } from './comment-tools'
import { Discussion } from './discussion'
import { DiscussionBar } from './discussion-bar'
import { discussionHref, type DiscussionParams } from './discussion-params'
import { Outline } from './outline'
import { ReviewBar } from './review-bar'
import { Thread, type ThreadProps } from './thread'
import { inRuns, threadsOf } from './threads'
import './rfcs.css'

export type RfcTextProps = {
  rfc: RfcView
  text: { body: string; format: RfcFormat; version: number }
  /** Puts links and images of an imported text in their places; no letter of it changes. */
  shownAs: (html: string) => string
  discussion: DiscussionView
  drafts: DraftView[]
  params: DiscussionParams
  past: ThreadProps['past']
  actor: Actor
  /** Whether the rail offers the reader's own approval. */
  mayApprove: boolean
  now: Date
  /** Beside the text: state, approvals, blockers. */
  rail: ReactNode
  /** Below the outline: who is asked, what it is linked with. */
  aside: ReactNode
  /** Stands between the text and the discussion below it. */
  children: ReactNode
}

/** The text of one version with its threads: those on words beside them, the others below. */
export function RfcText({
  rfc,
  text,
  shownAs,
  discussion,
  drafts,
  params,
  past,
  actor,
  mayApprove,
  now,
  rail,
  aside,
  children,
}: RfcTextProps) {
  const { outline } = renderDocument(text)
  const html = shownAs(renderDocument(text).html)
  const { shown, full, more, summary, since } = discussion
  const threads = threadsOf(discussion.comments, shown, rfc, actor)
  // Of very many, the words of settled threads are not marked.
  const ranges = threads.flatMap(({ root }) => (full.has(root.id) || !root.resolved ? rangeOf(root, rfc, text) : []))
  const beside = new Set(ranges.map((range) => range.id).filter((id) => full.has(id)))
  const placed = threads
    .filter(({ root }) => beside.has(root.id))
    .sort((a, b) => startOf(ranges, a.root.id) - startOf(ranges, b.root.id))
  const below = threads.filter(({ root }) => !beside.has(root.id))
  const mayComment = can(actor, 'rfc.comment')
  const viewer = {
    id: actor.id,
    mayComment,
    mayEdit: rfc.mayEdit,
    since: since?.toISOString() ?? null,
    version: rfc.version,
  }
  // One element, which React sends once for both places.
  const headings = (
    <Still>
      <Outline headings={outline} />
    </Still>
  )
  const of = { number: rfc.number, now, params, viewer, past }
  return (
    <Discussion
      number={rfc.number}
      version={text.version}
      threads={[summary.comments, summary.open, params.show, params.thread, params.every].join()}
      mayReply={mayComment}
      mayComment={mayComment && text.version === rfc.version}
      mayApprove={mayApprove}
      kinds={rfc.stage.editable}
    >
      <aside className="rfc-rail" aria-label="About this RFC">
        {rail}
        <div className="rfc-outline">{headings}</div>
      </aside>
      <div className="min-w-0">
        {outline.length > 1 && (
          <details className="rfc-outline-folded mb-4 rounded-md border">
            <summary className="px-3 py-2 text-sm text-ink-2">Outline</summary>
            <div className="border-t px-3 py-2">{headings}</div>
          </details>
        )}
        <article data-document aria-label={`Text of version ${text.version}`}>
          {html.trim() ? (
            <Document {...marked(html, ranges)} />
          ) : (
            <p className="text-ink-3">This version has no text yet.</p>
          )}
        </article>
        <Still>
          <p className="mt-6 text-xs text-ink-3">
            {rfc.isYours ? (
              <>
                You and your co-authors can see{' '}
                <Link href={paths.rfcVersions(rfc.number, {}, 'seen')} className="underline underline-offset-2">
                  who has read version {text.version}
                </Link>
                .
              </>
            ) : (
              `The authors can see that you have read version ${text.version}.`
            )}
          </p>
        </Still>
        <div className="mt-10">{children}</div>
        {aside}
        <Section title="Discussion" id="discussion" className="max-w-[72ch]">
          <Still>
            <DiscussionBar summary={summary} params={params} />
          </Still>
          {mayComment && <CommentForms number={rfc.number} />}
          <ReviewBar number={rfc.number} drafts={drafts} />
          {below.length > 0 && (
            <div className="mb-4 grid grid-cols-[minmax(0,1fr)] gap-2">
              {inRuns(below, full).map(({ id, whole, lines }) =>
                whole ? (
                  <Thread key={id} {...of} thread={whole} quoted />
                ) : (
                  <Still key={id}>
                    {lines.map(({ root, comments, news }) => (
                      <ThreadLine key={root.id} comment={root} comments={comments} news={news} params={params} />
                    ))}
                  </Still>
                ),
              )}
              {more > 0 && (
                <p className="text-sm text-ink-2">
                  {more} more {more === 1 ? 'thread is' : 'threads are'} settled, or older than these.{' '}
                  <Link
                    href={discussionHref(params, { show: params.show, every: '1' })}
                    scroll={false}
                    className="text-accent hover:underline"
                  >
                    List them all
                  </Link>
                </p>
              )}
            </div>
          )}
          {mayComment && (
            <>
              <div data-comment-whole>
                <CommentForm
                  number={rfc.number}
                  version={text.version}
                  label="Comment on the whole proposal"
                  submit="Comment"
                  kinds={rfc.stage.editable}
                  later
                />
              </div>
              <p className="mt-2 text-xs text-ink-3">
                Select words in the text to comment on them. <code>@first.last</code>, as in their e-mail address, tells
                somebody. Comments count as evidence, with your name and team.
              </p>
            </>
          )}
        </Section>
      </div>
      <div data-margin role="group" aria-label="Comments on the text">
        {placed.length > 0 && <h2 className="text-md lg:hidden">On the text</h2>}
        {placed.map((thread) => (
          <div key={thread.root.id} data-placed={thread.root.id}>
            <Thread {...of} thread={thread} quoted={false} />
          </div>
        ))}
      </div>
    </Discussion>
  )
}

const startOf = (ranges: readonly Range[], id: string) => ranges.find((range) => range.id === id)?.start ?? 0

/** Where a thread's words are in the version that is shown; nowhere for what is not about words, or about words that are gone. */
const rangeOf = (root: CommentView, rfc: RfcView, text: RfcTextProps['text']): Range[] => {
  if (!root.anchor) return []
  if (text.version === rfc.version) return placeNow(root, text)
  // In an older text only what was said on that very one: elsewhere a quote alone may be found in other words.
  if (root.version !== text.version) return []
  const { start, end } = findQuote(text, root.anchor)
  return start === null || end === null ? [] : [{ id: root.id, start, end }]
}

/** A place was counted in the text as it was drawn then. Where it is drawn in another way since, the words are looked for. */
const placeNow = ({ id, place, anchor, anchorState }: CommentView, text: RfcTextProps['text']): Range[] => {
  if (!place || !anchor) return []
  const drawn = renderDocument(text).text
  // What was quoted from the source, mark-up and all, is nowhere in the drawn text.
  const fits = drawn.slice(place.start, place.end) === anchor.quote || !drawn.includes(anchor.quote)
  if (anchorState !== 'exact' || (fits && (text.format !== 'rst' || drawn.includes(anchor.quote))))
    return [{ id, ...place }]
  const { start, end } = findQuote(text, anchor)
  return start === null || end === null ? [] : [{ id, start, end }]
}
