'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import type { Asking } from './use-board'

const LABELS: Record<string, string> = {
  commitNote: 'Why now?',
  opposition: 'Who wants the opposite, and what do you answer?',
}

/** Asks what a move to "Now" has to say: the words stay on the item. */
export function CommitDialog({
  asking,
  onAnswer,
  onClose,
}: {
  asking: Asking | null
  onAnswer: (answers: Record<string, string>) => void
  onClose: () => void
}) {
  return (
    <Dialog
      open={asking !== null}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Before it moves to Now"
      description={asking?.title}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          onAnswer(Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : ''])))
        }}
      >
        {Object.entries(asking?.questions ?? {}).map(([name, question]) => (
          <Field key={name} name={name} label={LABELS[name] ?? name} help={question}>
            {(tied) => <Textarea {...tied} required rows={3} maxLength={1_000} />}
          </Field>
        ))}
        <div className="flex justify-end gap-2">
          <Button type="button" variant="ghost" onClick={onClose}>
            Leave it where it was
          </Button>
          <Button type="submit" variant="primary">
            Move to Now
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
