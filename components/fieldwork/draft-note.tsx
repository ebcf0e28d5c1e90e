'use client'

import { Button } from '@/components/ui/button'

/** Says that what stands in the form was typed earlier, and lets it go. */
export function DraftNote({ draft }: { draft: { restored: boolean; discard: () => void } }) {
  if (!draft.restored) return null
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-3 rounded-md bg-sunk px-3 py-1.5 text-sm text-ink-2">
      You started this earlier; it was kept in this browser.
      <Button size="sm" variant="link" onClick={draft.discard}>
        Start over
      </Button>
    </p>
  )
}
