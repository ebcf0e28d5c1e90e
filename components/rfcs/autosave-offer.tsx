'use client'

import { Button } from '@/components/ui/button'
import type { AutosaveView } from '@/lib/rfcs/schema-write'

/** "14:02" of today, else with its day, in the reader's own time. */
const moment = (at: string): string => {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  return date.toLocaleString(
    'en-GB',
    today
      ? { hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  )
}

/** What was typed here earlier, perhaps on another machine, and not saved. */
export function AutosaveOffer({
  kept,
  version,
  onRestore,
  onDiscard,
}: {
  kept: AutosaveView
  version?: number
  onRestore: () => void
  onDiscard: () => void
}) {
  return (
    <section
      aria-label="Unsaved text"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-accent-soft px-3 py-2 text-sm"
    >
      <p>
        Your unsaved text of {moment(kept.at)}
        {version !== undefined &&
          kept.baseVersion !== null &&
          kept.baseVersion !== version &&
          `, begun on version ${kept.baseVersion}`}
        :
      </p>
      <Button size="sm" onClick={onRestore}>
        Restore
      </Button>
      <Button size="sm" variant="ghost" onClick={onDiscard}>
        Discard
      </Button>
    </section>
  )
}

/** Where what is typed is kept until it is saved. */
export function KeptNote({ state, at }: { state: 'nothing' | 'kept' | 'offline'; at: string | null }) {
  return (
    <p role="status" className="text-xs text-ink-3 max-sm:order-last max-sm:basis-full">
      {state === 'kept' && at && `Unsaved text kept ${moment(at)}`}
      {state === 'offline' && 'No connection: kept in this browser'}
    </p>
  )
}
