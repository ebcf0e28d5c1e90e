'use client'

import { CornerDownRight } from 'lucide-react'
import { createContext, use, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { usePostedForm, type PostAction } from '@/components/ui/use-posted-form'
import { replyAction, settleAction } from '@/lib/rfcs/actions'
import { maxComment } from '@/lib/rfcs/schema'
import { MentionBox } from './mention-box'

const [REPLY, SETTLE] = ['reply-form', 'settle-form']

/** How it stands with the one form of its kind: of which thread it was sent last. */
interface OneForm {
  thread: string | null
  pending: boolean
  /** Why it was refused, and what was typed where no script kept that. */
  refused: { message: string; typed: string | undefined } | null
}
const NOTHING: OneForm = { thread: null, pending: false, refused: null }
const Forms = createContext<{ reply: OneForm; settle: OneForm }>({ reply: NOTHING, settle: NOTHING })

/** One form for all threads of a page. The button that sends it says of which: `name="reply" value="<thread>"`. */
function useOneForm<T>(action: PostAction<T>, onDone?: (thread: string) => void) {
  const [pressed, setPressed] = useState<string | null>(null)
  const sent = useRef('')
  const { refused, pending, form } = usePostedForm(action, (answer) => {
    if (answer?.ok) onDone?.(sent.current)
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter
    if (!pending && button instanceof HTMLButtonElement) {
      sent.current = button.value.split(':')[0]!
      setPressed(sent.current)
    }
    form.onSubmit(event)
  }
  const typed = refused?.sent
  const state: OneForm = {
    thread: pressed ?? typed?.parentId?.[0] ?? typed?.id?.[0] ?? null,
    pending,
    refused: refused && { message: refused.message, typed: typed?.body?.[0] },
  }
  return { state, form: { ...form, onSubmit } }
}

/** Empties the box of a reply that was sent, and folds it. What is typed elsewhere stays. */
function emptied(thread: string) {
  const box = document.querySelector(`details[data-reply="${CSS.escape(thread)}"]`)
  const text = box?.querySelector('textarea')
  if (text) text.value = text.defaultValue
  box?.removeAttribute('open')
}

/** Around the threads of a page: the forms that their replies and their settling belong to, of which there is one each. */
export function ThreadForms({ number, children }: { number: number; children: ReactNode }) {
  const reply = useOneForm(replyAction, emptied)
  const settle = useOneForm(settleAction)
  return (
    <Forms value={{ reply: reply.state, settle: settle.state }}>
      {children}
      {[
        { id: REPLY, ...reply },
        { id: SETTLE, ...settle },
      ].map(({ id, form }) => (
        <form key={id} {...form} id={id} hidden>
          <input type="hidden" name="number" value={number} />
        </form>
      ))}
    </Forms>
  )
}

const Refused = ({ id, message }: { id?: string; message: string }) => (
  <p id={id} role="alert" className="basis-full text-sm text-bad">
    {message}
  </p>
)

/** A reply to a thread, folded. A refused text stays in its box, with and without a script. */
export function ReplyBox({ thread, to, initial }: { thread: string; to: string; initial?: string | undefined }) {
  const { reply } = use(Forms)
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const own = reply.thread === thread ? reply : NOTHING
  const { refused } = own
  return (
    <details
      data-reply={thread}
      className="min-w-0 grow basis-20 open:basis-full"
      open={initial !== undefined || refused?.typed !== undefined}
    >
      <summary className="inline-flex items-center gap-1 text-ink-2 hover:text-ink">
        <CornerDownRight aria-hidden className="size-3.5" /> Reply
      </summary>
      <div className="mt-2 space-y-2">
        <MentionBox
          ref={box}
          form={REPLY}
          name={`said:${thread}`}
          aria-label={`Reply to ${to}`}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? id : undefined}
          placeholder={`Reply to ${to}`}
          rows={3}
          required
          maxLength={maxComment}
          defaultValue={refused?.typed ?? initial}
          className="min-h-16 text-sm"
        />
        {refused && <Refused id={id} message={refused.message} />}
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            form={REPLY}
            name="reply"
            value={thread}
            size="sm"
            variant="primary"
            pending={own.pending}
            className="ml-auto"
          >
            Reply
          </Button>
          <Button
            type="submit"
            form={REPLY}
            name="later"
            value={thread}
            size="sm"
            disabled={own.pending}
            title="Only you see it until you send the review"
          >
            Add to review
          </Button>
        </div>
      </div>
    </details>
  )
}

/** Resolves a thread, or opens it again. */
export function ResolveButton({ thread, resolved }: { thread: string; resolved: boolean }) {
  const { settle } = use(Forms)
  const own = settle.thread === thread ? settle : NOTHING
  return (
    <div className="flex flex-wrap justify-end">
      <Button
        type="submit"
        form={SETTLE}
        name="settle"
        value={`${thread}:${!resolved}`}
        size="sm"
        variant="ghost"
        pending={own.pending}
      >
        {resolved ? 'Reopen' : 'Resolve'}
      </Button>
      {own.refused && <Refused message={own.refused.message} />}
    </div>
  )
}
