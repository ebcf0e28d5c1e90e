'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { approveAction } from '@/lib/rfcs/actions'
import type { ApprovalView } from '@/lib/rfcs/views'

/** Who spoke for it, on which version, and the two words one can say. */
export function Approvals({ number, version, approvals, mayApprove }: { number: number; version: number; approvals: ApprovalView[]; mayApprove: boolean }) {
  const [result, send, pending] = useActionState(approveAction, null)
  if (approvals.length === 0 && !mayApprove) return null
  return (
    <section aria-label="Approvals" className="space-y-2 text-sm">
      <h2 className="text-xs font-medium text-ink-3">Approvals</h2>
      <ul className="space-y-0.5">
        {approvals.map((one) => (
          <li key={one.person.id}>
            {one.person.name} <span className="text-ink-3">{one.verdict === 'abstain' ? 'abstains' : 'approves'}{!one.current && ` version ${one.version}`}</span>
          </li>
        ))}
      </ul>
      {mayApprove && (
        <form action={send} className="flex flex-wrap gap-2">
          <input type="hidden" name="number" value={number} />
          <Button type="submit" size="sm" name="verdict" value="approve" pending={pending} title={`Approve version ${version}`}>
            Approve
          </Button>
          <Button type="submit" size="sm" variant="ghost" name="verdict" value="abstain">
            Abstain
          </Button>
        </form>
      )}
      {result && !result.ok && (
        <p role="alert" className="text-bad">
          {result.message}
        </p>
      )}
    </section>
  )
}
