'use client'

import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Select, Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { commentAction } from '@/lib/rfcs/actions'
import { commentKinds, maxComment } from '@/lib/rfcs/schema'
import { MentionBox } from './mention-box'
import { KIND_HELP, KIND_LABELS } from './labels'

/** Words of the text as it is read, and where they begin in it. */
export type Quoted = { quote: string; prefix: string; suffix: string; start: number }

export type CommentFormProps = {
  number: number
  /** The version that is read here. */
  version?: number
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
  /** What it stands folded behind. */
  behind?: ReactNode
}

/** Says something. Works as a plain form; a refused text stays in its box, with and without a script. */
export function CommentForm({
  number,
  version,
  label,
  submit,
  parentId,
  quoted,
  kinds,
  later,
  initial,
  autoFocus,
  onDone,
  onCancel,
  behind,
}: CommentFormProps) {
  const { refused, pending, form } = usePostedForm(commentAction, (answer, element) => {
    if (!answer?.ok) return
    element?.reset()
    element?.closest('details:not([data-thread])')?.removeAttribute('open')
    onDone?.(answer.data.id)
  })
  const [suggesting, setSuggesting] = useState(false)
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const typed = (name: string) => refused?.sent?.[name]?.[0]
  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const fields = (
    <form {...form} className="space-y-2">
      <input type="hidden" name="number" value={number} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {parentId && <input type="hidden" name="parentId" value={parentId} />}
      {quoted &&
        (['quote', 'prefix', 'suffix', 'start'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={quoted[name]} />
        ))}
      <MentionBox
        ref={box}
        name="body"
        aria-label={label}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-error` : undefined}
        placeholder={label}
        rows={3}
        required
        maxLength={maxComment}
        defaultValue={typed('body') ?? initial}
        className="min-h-16 text-sm"
      />
      {quoted && suggesting && (
        <Textarea
          name="suggestion"
          aria-label="Words to put in their place"
          rows={3}
          maxLength={maxComment}
          defaultValue={quoted.quote}
          className="min-h-16 text-sm"
        />
      )}
      {refused && (
        <p id={`${id}-error`} role="alert" className="text-sm text-bad">
          {refused.message}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {kinds && <KindSelect chosen={typed('kind')} />}
        {quoted && (
          <Button size="sm" variant="ghost" aria-pressed={suggesting} onClick={() => setSuggesting(!suggesting)}>
            {suggesting ? 'No suggestion' : 'Suggest words'}
          </Button>
        )}
        <Button type="submit" size="sm" variant="primary" pending={pending} className="ml-auto">
          {submit}
        </Button>
        {later && (
          <Button
            type="submit"
            size="sm"
            name="later"
            value="1"
            disabled={pending}
            title="Only you see it until you send the review"
          >
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
  if (behind === undefined) return fields
  return (
    <details
      data-reply={parentId && ''}
      className="min-w-0 grow basis-20 open:basis-full"
      open={initial !== undefined || refused?.sent !== undefined}
    >
      <summary className="inline-flex items-center gap-1 text-ink-2 hover:text-ink">{behind}</summary>
      <div className="mt-2">{fields}</div>
    </details>
  )
}

function KindSelect({ chosen = 'comment' }: { chosen: string | undefined }) {
  return (
    <Select name="kind" aria-label="Kind" defaultValue={chosen} className="w-auto max-w-full text-sm">
      {commentKinds.map((kind) => (
        <option key={kind} value={kind} title={KIND_HELP[kind]}>
          {KIND_LABELS[kind]}
        </option>
      ))}
    </Select>
  )
}
