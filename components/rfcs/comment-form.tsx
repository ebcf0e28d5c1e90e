'use client'

import { useEffect, useId, useRef, useState } from 'react'
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
  quoted?: Quoted
  /** Offers concerns and holds, while there is something they could stop. */
  kinds?: boolean
  /** Offers to keep it for a review that is sent at once. */
  later?: boolean
  autoFocus?: boolean
  onDone?: (id: string) => void
  onCancel?: () => void
}

/** Says something. Works as a plain form; a refused text stays in its box, with and without a script. */
export function CommentForm({
  number,
  version,
  label,
  submit,
  quoted,
  kinds,
  later,
  autoFocus,
  onDone,
  onCancel,
}: CommentFormProps) {
  const { refused, pending, form } = usePostedForm(commentAction, (answer, element) => {
    if (!answer?.ok) return
    element?.reset()
    onDone?.(answer.data.id)
  })
  const [suggesting, setSuggesting] = useState(false)
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const typed = (name: string) => refused?.sent?.[name]?.[0]
  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true })
  }, [autoFocus])

  return (
    <form {...form} className="space-y-2">
      <input type="hidden" name="number" value={number} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
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
        defaultValue={typed('body')}
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
