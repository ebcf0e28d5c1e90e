'use client'

import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CommentForm, type Quoted } from './comment-form'
import { discussionKey, nextOpenThread, toApproval, toComment, toReply } from './discussion-keys'
import { selectedIn } from './selection'
import { ThreadForms } from './thread-forms'
import { useMargin } from './use-margin'

export type DiscussionProps = {
  number: number
  /** The version that is shown. */
  version: number
  /** Changes when the threads do. */
  threads: string
  mayReply: boolean
  /** On its words and on the whole: of the current version. */
  mayComment: boolean
  mayApprove: boolean
  kinds: boolean
  children: ReactNode
}

type Chosen = Quoted & { top: number; left: number }

/** Opens a thread and brings it into sight, with its words marked. */
const show = (root: HTMLElement, id: string) => {
  const thread = root.querySelector<HTMLDetailsElement>(`details[data-thread="${CSS.escape(id)}"]`)
  if (!thread) return
  for (const old of root.querySelectorAll('[data-active]')) old.removeAttribute('data-active')
  thread.open = true
  thread.dataset.active = ''
  for (const mark of root.querySelectorAll<HTMLElement>(`mark[data-threads~="${CSS.escape(id)}"]`))
    mark.dataset.active = ''
  thread.querySelector('summary')?.focus({ preventScroll: true })
  const target = root.querySelector(`mark[data-threads~="${CSS.escape(id)}"]`) ?? thread
  target.scrollIntoView({
    block: 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
}

const showLine = (root: HTMLElement, line: HTMLElement) => {
  for (const old of root.querySelectorAll('[data-active]')) old.removeAttribute('data-active')
  line.dataset.active = ''
  line.focus({ preventScroll: true })
  line.scrollIntoView({ block: 'center' })
}

const NEXT = ['n', 'Next open thread'] as const
const TALK = [
  ['c', 'Comment on the selected words, or on the whole proposal'],
  ['r', 'Reply to the thread in focus'],
] as const
const APPROVE = ['a', 'Go to your approval'] as const

/** The script of the page: threads beside their words, words selected to comment on, keys for threads and approval, links to a comment. */
export function Discussion(props: DiscussionProps) {
  const { number, version, threads, mayReply, mayComment, mayApprove, kinds, children } = props
  const keys = [NEXT, ...(mayComment ? TALK : []), ...(mayApprove ? [APPROVE] : [])]
  const root = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Chosen | null>(null)
  const [quoted, setQuoted] = useState<Chosen | null>(null)
  useMargin(root, threads)

  useEffect(() => {
    const page = root.current
    if (!page) return
    const onSelect = () => {
      const text = page.querySelector<HTMLElement>('[data-document] .prose')
      setSelected(mayComment && text ? selectedIn(text) : null)
    }
    const onClick = (event: MouseEvent) => {
      const mark = (event.target as Element).closest?.('mark[data-threads]')
      const id = mark?.getAttribute('data-threads')?.split(' ').at(-1)
      if (id && document.getSelection()?.isCollapsed !== false && !(event.target as Element).closest('a'))
        show(page, id)
    }
    const onKey = (event: KeyboardEvent) => {
      const key = discussionKey(event)
      if (key === 'next') {
        const next = nextOpenThread(page)
        if (next?.dataset.threadLine) showLine(page, next)
        else if (next) show(page, next.dataset.thread ?? '')
        return
      }
      const text = page.querySelector<HTMLElement>('[data-document] .prose')
      const words = key === 'comment' && mayComment && text ? selectedIn(text) : null
      if (words) setQuoted(words)
      const done =
        words !== null ||
        (key === 'comment' && toComment(page)) ||
        (key === 'reply' && toReply(page)) ||
        (key === 'approve' && toApproval(page))
      // Or the letter would be the first one in the box that now has the cursor.
      if (done) event.preventDefault()
    }
    const onHash = () => {
      const id = /^#comment-(.+)$/.exec(location.hash)?.[1]
      const thread =
        id && document.getElementById(`comment-${id}`)?.closest<HTMLElement>('details[data-thread]')?.dataset.thread
      if (thread) show(page, thread)
    }
    onHash()
    document.addEventListener('selectionchange', onSelect)
    page.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    window.addEventListener('hashchange', onHash)
    return () => {
      document.removeEventListener('selectionchange', onSelect)
      page.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('hashchange', onHash)
    }
  }, [mayComment])

  return (
    <div ref={root} className="rfc-page">
      {mayReply ? <ThreadForms number={number}>{children}</ThreadForms> : children}
      {keys.map(([key, label]) => (
        <span key={key} hidden data-key={key} data-key-label={label} />
      ))}
      {selected && !quoted && (
        <Button
          size="sm"
          variant="primary"
          className="fixed z-30 shadow-float"
          style={{
            top: Math.min(selected.top + 6, window.innerHeight - 40),
            left: Math.max(8, Math.min(selected.left, window.innerWidth - 170)),
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setQuoted(selected)}
        >
          <MessageSquarePlus aria-hidden /> Comment on this
        </Button>
      )}
      {quoted && (
        <section
          aria-label="Comment on the selected words"
          className="fixed right-4 bottom-4 z-30 w-[min(22rem,calc(100vw-2rem))] animate-rise rounded-md bg-surface p-3 shadow-float"
        >
          <blockquote className="mb-2 line-clamp-3 border-l-2 pl-2 text-sm text-ink-3">{quoted.quote}</blockquote>
          <CommentForm
            number={number}
            version={version}
            label="What do you want to say about it?"
            submit="Comment"
            quoted={quoted}
            kinds={kinds}
            later
            autoFocus
            onDone={() => setQuoted(null)}
            onCancel={() => setQuoted(null)}
          />
        </section>
      )}
    </div>
  )
}
