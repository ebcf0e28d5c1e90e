'use client'

import { startTransition, useActionState, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select, Textarea } from '@/components/ui/input'
import { commentAction } from '@/lib/rfcs/actions'
import { commentKinds, maxComment } from '@/lib/rfcs/schema'
import { MentionBox } from './mention-box'
import { kindHelp, kindNames } from './words'

export type Quoted = { quote: string; prefix: string; suffix: string }

export type CommentFormProps = {
  number: number
  label: string
  submit: string
  parentId?: string
  quoted?: Quoted
  /** Offers concerns and holds, while there is something they could stop. */
  kinds?: boolean
  /** Offers to keep it for a review that is sent at once. */
  later?: boolean
  initial?: string | undefined
  autoFocus?: boolean
  onDone?: (id: string) => void
  onCancel?: () => void
}

/** Says something. Works as a plain form; with a script, a refused text stays in its box. */
export function CommentForm({ number, label, submit, parentId, quoted, kinds, later, initial, autoFocus, onDone, onCancel }: CommentFormProps) {
  const [result, send, pending] = useActionState(commentAction, null)
  const [suggesting, setSuggesting] = useState(false)
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const handled = useRef(result)

  useEffect(() => {
    if (!result?.ok || handled.current === result) return
    handled.current = result
    form.current?.reset()
    form.current?.closest('details:not([data-thread])')?.removeAttribute('open')
    onDone?.(result.data.id)
  }, [result, onDone])
  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true })
  }, [autoFocus])

  return (
    <form
      ref={form}
      // React empties a form after its action, also after a refusal; this way what was typed stays.
      onSubmit={(event) => {
        event.preventDefault()
        const posted = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
        startTransition(() => send(posted))
      }}
      action={send}
      className="space-y-2"
    >
      <input type="hidden" name="number" value={number} />
      {parentId && <input type="hidden" name="parentId" value={parentId} />}
      {quoted && (['quote', 'prefix', 'suffix'] as const).map((name) => <input key={name} type="hidden" name={name} value={quoted[name]} />)}
      <MentionBox
        ref={box}
        name="body"
        aria-label={label}
        aria-invalid={result && !result.ok ? true : undefined}
        aria-describedby={result && !result.ok ? `${id}-error` : undefined}
        placeholder={label}
        rows={3}
        required
        maxLength={maxComment}
        defaultValue={initial}
        className="min-h-16 text-sm"
      />
      {quoted && suggesting && (
        <Textarea name="suggestion" aria-label="Words to put in their place" rows={3} maxLength={maxComment} defaultValue={quoted.quote} className="min-h-16 text-sm" />
      )}
      {result && !result.ok && (
        <p id={`${id}-error`} role="alert" className="text-sm text-bad">
          {result.message}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {kinds && <KindSelect />}
        {quoted && (
          <Button size="sm" variant="ghost" aria-pressed={suggesting} onClick={() => setSuggesting(!suggesting)}>
            {suggesting ? 'No suggestion' : 'Suggest words'}
          </Button>
        )}
        <Button type="submit" size="sm" variant="primary" pending={pending} className="ml-auto">
          {submit}
        </Button>
        {later && (
          <Button type="submit" size="sm" name="later" value="1" disabled={pending} title="Only you see it until you send the review">
            Add to review
          </Button>
        )}
        {onCancel && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}

function KindSelect() {
  return (
    <Select name="kind" aria-label="Kind" defaultValue="comment" className="w-auto max-w-full text-sm">
      {commentKinds.map((kind) => (
        <option key={kind} value={kind} title={kindHelp[kind]}>
          {kindNames[kind]}
        </option>
      ))}
    </Select>
  )
}
