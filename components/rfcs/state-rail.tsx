import { Check } from 'lucide-react'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/core/cn'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { RfcStatus } from '@/lib/rfcs/schema'
import type { RfcView } from '@/lib/rfcs/presenter'
import { count } from './labels'

const steps = ['draft', 'review', 'last-call'] as const

/** How far along a status is: 0 draft … 3 decided. */
const reached = (status: RfcStatus) => {
  const at = steps.findIndex((step) => step === status)
  return at < 0 ? 3 : at
}

/** Where the proposal stands on its way from draft to decision, when the stage ends, and what is awaited. */
export function StateRail({ rfc, now }: { rfc: RfcView; now: Date }) {
  const at = reached(rfc.status)
  const end = at === 3 ? STATUS_LABELS[rfc.status] : 'Decision'
  return (
    <ol aria-label="Stages" className="mb-6 grid grid-cols-4 border-y py-2.5 text-sm max-sm:grid-cols-2 max-sm:gap-y-2">
      {[...steps.map((step) => STATUS_LABELS[step]), end].map((name, index) => (
        <li key={name} aria-current={index === at ? 'step' : undefined} className="flex min-w-0 gap-2 pr-3">
          <Mark state={passed(rfc, index, at) ? 'done' : index === at ? 'now' : 'ahead'} />
          <span className="min-w-0">
            <span className={cn('block', index === at ? 'font-medium' : index > at ? 'text-ink-3' : 'text-ink-2')}>
              {name}
            </span>
            <span className="block text-xs text-ink-3">
              <Fact rfc={rfc} index={index} at={at} now={now} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** How many stages a decided proposal surely went through: one that was given up may have skipped any after its draft. */
const sure: Record<RfcStatus, number> = {
  draft: 3,
  review: 3,
  'last-call': 3,
  accepted: 3,
  implemented: 3,
  superseded: 3,
  rejected: 1,
  postponed: 1,
  withdrawn: 0,
}

/** Whether a stage lies behind. A withdrawn proposal may have skipped any of them, so only its draft is sure. */
const passed = (rfc: RfcView, index: number, at: number) =>
  index === 3 ? at === 3 : index < at && (index === 0 || sure[rfc.status] >= index)

function Mark({ state }: { state: 'done' | 'now' | 'ahead' }) {
  return (
    <span
      aria-hidden
      className={cn(
        'mt-0.5 flex size-3.5 shrink-0 items-center justify-center rounded-full border-[1.5px]',
        state === 'done'
          ? 'border-accent bg-accent text-accent-ink'
          : state === 'now'
            ? 'border-accent'
            : 'border-edge',
      )}
    >
      {state === 'done' ? (
        <Check className="size-2.5" strokeWidth={3} />
      ) : state === 'now' ? (
        <span className="size-1.5 rounded-full bg-accent" />
      ) : null}
    </span>
  )
}

function Fact({ rfc, index, at, now }: { rfc: RfcView; index: number; at: number; now: Date }) {
  if (index === 0) {
    const day = rfc.source?.dates.created
    return day ? (
      <Time at={new Date(`${day}T00:00:00Z`)} now={now} as="day" />
    ) : (
      <Time at={new Date(rfc.createdAt)} now={now} as="day" />
    )
  }
  if (index === 3)
    return rfc.decision ? (
      <>
        by {rfc.decision.by}, <Time at={new Date(rfc.decision.at)} now={now} as="day" />
      </>
    ) : (
      awaited(rfc, at)
    )
  if (index === at && rfc.reviewEndsAt) {
    const end = new Date(rfc.reviewEndsAt)
    return (
      <>
        {end < now ? 'ended' : 'ends'} <Time at={end} now={now} as="day" />
      </>
    )
  }
  return null
}

const awaited = (rfc: RfcView, at: number): string | null => {
  if (at === 3) return rfc.source ? 'as imported' : null
  const concerns = rfc.concerns.filter((one) => !one.resolved).length
  const holds = rfc.holds.filter((one) => !one.resolved).length
  const parts = [...(concerns ? [count(concerns, 'open concern')] : []), ...(holds ? [count(holds, 'open hold')] : [])]
  const { approved, needed } = rfc.quorum
  return (
    [
      ...parts,
      ...(at > 0 ? [needed > 0 ? `${approved} of ${count(needed, 'approval')}` : count(approved, 'approval')] : []),
    ].join(', ') || null
  )
}
