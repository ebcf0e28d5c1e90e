import type { ReactNode } from 'react'
import { Markdown } from '@/components/ui/markdown'
import { Section } from '@/components/ui/page-header'
import { can, type Actor } from '@/lib/core/actor'
import { findQuote, renderDocument } from '@/lib/rfcs/document'
import { markRanges, type Range } from '@/lib/rfcs/marks'
import { approvable, editable } from '@/lib/rfcs/rules'
import type { RfcFormat } from '@/lib/rfcs/schema'
import type { CommentView, RfcView } from '@/lib/rfcs/views'
import { Approvals } from './approvals'
import { CommentForm } from './comment-form'
import { Discussion } from './discussion'
import { Outline } from './outline'
import { Thread } from './thread'
import { threadsOf } from './threads'
import { count } from './words'
import './rfcs.css'

export type RfcTextProps = {
  rfc: RfcView
  text: { body: string; format: RfcFormat; version: number }
  comments: CommentView[]
  actor: Actor
  now: Date
  /** Stands between the text and the discussion below it. */
  children: ReactNode
}

/** The text of one version with its threads: those on words beside them, the others below. */
export function RfcText({ rfc, text, comments, actor, now, children }: RfcTextProps) {
  const { html, outline } = renderDocument(text)
  const threads = threadsOf(comments, rfc, actor)
  const ranges = threads.flatMap(({ root }) => rangeOf(root, rfc, text))
  const beside = new Set(ranges.map((range) => range.id))
  const placed = threads.filter(({ root }) => beside.has(root.id)).sort((a, b) => startOf(ranges, a.root.id) - startOf(ranges, b.root.id))
  const below = threads.filter(({ root }) => !beside.has(root.id))
  const open = threads.filter(({ root }) => !root.resolved).length
  const mayComment = can(actor, 'rfc.comment')
  return (
    <Discussion
      number={rfc.number}
      threads={comments.map((comment) => `${comment.id}${comment.resolved}`).join()}
      mayComment={mayComment && text.version === rfc.version}
      kinds={editable(rfc.status)}
    >
      <aside className="rfc-outline space-y-5" aria-label="About this RFC">
        <Outline headings={outline} />
        <Approvals number={rfc.number} version={rfc.version} approvals={rfc.approvals} mayApprove={approvable(rfc.status) && can(actor, 'rfc.approve') && rfc.author.id !== actor.id} />
      </aside>
      <div className="min-w-0">
        {outline.length > 1 && (
          <details className="rfc-outline-folded mb-4 rounded-md border">
            <summary className="px-3 py-2 text-sm text-ink-2">Outline</summary>
            <div className="border-t px-3 py-2">
              <Outline headings={outline} />
            </div>
          </details>
        )}
        <article data-document aria-label={`Text of version ${text.version}`}>
          {html.trim() ? <Markdown html={markRanges(html, ranges)} /> : <p className="text-ink-3">This version has no text yet.</p>}
        </article>
        <div className="mt-10">{children}</div>
        <Section title="Discussion" aside={threads.length ? `${count(threads.length, 'thread')}, ${open} open` : undefined} className="max-w-[72ch]">
          {below.length > 0 && (
            <div className="mb-4 space-y-2">
              {below.map((thread) => (
                <Thread key={thread.root.id} number={rfc.number} thread={thread} now={now} quoted />
              ))}
            </div>
          )}
          {mayComment && (
            <>
              <CommentForm number={rfc.number} label="Comment on the whole proposal" submit="Comment" kinds={editable(rfc.status)} />
              <p className="mt-2 text-xs text-ink-3">Select words in the text to comment on them. Comments count as evidence, with your name and team.</p>
            </>
          )}
        </Section>
      </div>
      <div data-margin role="group" aria-label="Comments on the text">
        {placed.length > 0 && <h2 className="text-md lg:hidden">On the text</h2>}
        {placed.map((thread) => (
          <div key={thread.root.id} data-placed={thread.root.id}>
            <Thread number={rfc.number} thread={thread} now={now} quoted={false} />
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
  if (text.version === rfc.version) return root.place ? [{ id: root.id, ...root.place }] : []
  const { start, end } = findQuote(text, root.anchor)
  return start === null || end === null ? [] : [{ id: root.id, start, end }]
}
