'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { reviewedAction } from '@/lib/fieldwork/actions-people'
import type { Session } from '@/lib/fieldwork/schema'

/** What was noticed when the text was taken in, by line of the file: for a person to look at once. */
export function Findings({
  session,
  findings,
  mayWrite,
}: {
  session: string
  findings: Session['findings']
  mayWrite: boolean
}) {
  const [, send, pending] = useActionState(reviewedAction, null)
  return (
    <>
      <ul className="space-y-1 text-sm">
        {findings.slice(0, 50).map((one, index) => (
          <li key={index} className="flex gap-2">
            <span className="w-10 shrink-0 text-right font-mono text-xs text-ink-3">{one.line}</span>
            <span>{one.message}</span>
          </li>
        ))}
      </ul>
      {findings.length > 50 && <p className="mt-1 text-sm text-ink-3">and {findings.length - 50} more</p>}
      {mayWrite && (
        <form action={send} className="mt-2">
          <input type="hidden" name="session" value={session} />
          <Button type="submit" size="sm" pending={pending}>
            I have looked at these
          </Button>
        </form>
      )}
    </>
  )
}
