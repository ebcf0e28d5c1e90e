/** What the keys of an RFC's page do beyond going to the next open thread. */
export type DiscussionKey = 'next' | 'comment' | 'reply' | 'approve'

const KEYS: Readonly<Record<string, DiscussionKey>> = { n: 'next', c: 'comment', r: 'reply', a: 'approve' }

const inForm = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null

/** What a key press asks for; null while something is typed, and for a key that means something to the browser. */
export const discussionKey = (event: KeyboardEvent): DiscussionKey | null =>
  event.ctrlKey || event.metaKey || event.altKey || inForm(event.target)
    ? null
    : Object.hasOwn(KEYS, event.key)
      ? KEYS[event.key]!
      : null

/** The next open thread: down the text first, then what is about the whole. It may be a line that opens by Enter. */
export function nextOpenThread(page: HTMLElement): HTMLElement | undefined {
  const threads = [...page.querySelectorAll<HTMLElement>('[data-thread][data-open], [data-thread-line][data-open]')]
  const inMargin = (thread: HTMLElement) => thread.closest('[data-margin]') !== null
  const open = [...threads.filter(inMargin), ...threads.filter((thread) => !inMargin(thread))]
  return open[(open.findIndex((thread) => thread.hasAttribute('data-active')) + 1) % open.length]
}

/** Puts the cursor into the box for what is said about the whole proposal. */
export const toComment = (page: HTMLElement): boolean =>
  focused(page.querySelector<HTMLElement>('[data-comment-whole] textarea'))

/** Opens the reply of the thread in focus, or of the one that `n` went to, and puts the cursor into it. */
export function toReply(page: HTMLElement): boolean {
  const thread =
    document.activeElement?.closest<HTMLDetailsElement>('details[data-thread]') ??
    page.querySelector<HTMLDetailsElement>('details[data-thread][data-active]')
  const reply = thread?.querySelector<HTMLDetailsElement>('details[data-reply]')
  if (!thread || !reply) return false
  thread.open = true
  reply.open = true
  return focused(reply.querySelector('textarea'))
}

/** Goes to the reader's own approval: to give it is a press more, for a slip of the finger must not approve. */
export const toApproval = (page: HTMLElement): boolean =>
  focused(page.querySelector<HTMLElement>('[data-approval] button'))

function focused(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
  return Boolean(element)
}
