'use client'

import { ActionForm } from '@/components/ui/action-form'
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
        <ActionForm
          action={reviewedAction}
          submit="I have looked at these"
          variant="secondary"
          size="sm"
          inline
          className="mt-2"
        >
          <input type="hidden" name="session" value={session} />
        </ActionForm>
      )}
    </>
  )
}
