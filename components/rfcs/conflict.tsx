'use client'

import { Button } from '@/components/ui/button'

export type Theirs = { title: string; body: string; version: number }

/** Somebody saved first: their text in full, mine untouched in the form below, and the way to go on. */
export function Conflict({ theirs, onKeepMine }: { theirs: Theirs; onKeepMine: () => void }) {
  return (
    <section aria-label="Two edits at once" className="rounded-md border border-warn/60 bg-warn-soft p-4">
      <h2 className="text-md">Version {theirs.version} was saved while you were writing</h2>
      <p className="mt-1 max-w-prose text-ink-2">
        Nothing is lost: theirs is below, yours is in the form under it. Take over what you need, then save yours as version {theirs.version + 1}.
      </p>
      <h3 className="mt-3 text-sm font-medium">{theirs.title}</h3>
      <textarea
        readOnly
        aria-label={`Text of version ${theirs.version}`}
        value={theirs.body}
        rows={10}
        className="mt-1 w-full rounded-md border bg-surface px-2.5 py-1.5 font-mono text-sm"
      />
      <Button className="mt-3" onClick={onKeepMine}>
        Save mine as version {theirs.version + 1}
      </Button>
    </section>
  )
}
