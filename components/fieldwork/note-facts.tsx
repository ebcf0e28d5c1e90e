import type { FieldNote } from '@/lib/fieldwork/schema'
import { plural } from '@/lib/core/format'
import { LOAD_LABELS } from '@/lib/fieldwork/presenter-labels'

/** What the note of an observation says in addition to its text: how much time it cost, what made it hard, with which tool. */
export function NoteFacts({ note }: { note: FieldNote }) {
  const facts = [
    ['Time lost', note.minutesLost ? plural(note.minutesLost, 'minute') : null],
    ['Load', note.load && `${LOAD_LABELS[note.load]} (${note.load})`],
    ['Tool', note.tool || null],
  ].filter(([, value]) => value)
  if (facts.length === 0) return null
  return (
    <dl className="mb-5 flex flex-wrap gap-x-8 gap-y-2 border-y py-3 text-sm">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-xs text-ink-3">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
