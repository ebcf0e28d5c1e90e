import { formatIsoDay } from '@/lib/core/relative-time'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { Decision } from '@/lib/rfcs/schema'
import { count, KIND_LABELS, KIND_TONES } from './labels'

/** What was decided, why, who disagreed in their own words, on what conditions, and what would change it. */
export function DecisionCard({ decision, now }: { decision: Decision; now: Date }) {
  const parts = [
    ['Why', decision.rationale],
    ['On condition that', decision.conditions],
    ['Dissent', decision.dissent],
    ['What would change it', decision.wouldChange],
    ['Went ahead because', decision.override],
  ] as const
  return (
    <section aria-label="Decision" className="mb-6 rounded-md border bg-surface px-4 py-3 text-sm">
      <h2 className="font-medium">
        {STATUS_LABELS[decision.outcome]} by {decision.by}{' '}
        <Time at={new Date(decision.at)} now={now} className="font-normal text-ink-3" />
      </h2>
      <p className="text-xs text-ink-3">{factsOf(decision).join(' · ')}</p>
      <dl className="mt-1 space-y-1.5">
        {parts.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt className="text-xs text-ink-3">{name}</dt>
              <dd className="whitespace-pre-line">{text}</dd>
            </div>
          ) : null,
        )}
        {decision.setAside.length > 0 && (
          <div>
            <dt className="text-xs text-ink-3">Open when it was decided, as it stood that day</dt>
            {decision.setAside.map((one, index) => (
              <dd key={index} className="mt-1 border-l-2 pl-2">
                <Badge tone={KIND_TONES[one.kind]}>{KIND_LABELS[one.kind]}</Badge>{' '}
                <span className="font-medium">{one.by}</span>
                <span className="block whitespace-pre-line">{one.body}</span>
              </dd>
            ))}
          </div>
        )}
        {decision.reviewOn && (
          <div>
            <dt className="text-xs text-ink-3">To be looked at again</dt>
            <dd>
              <Time at={new Date(`${decision.reviewOn}T00:00:00Z`)} now={now} as="day" />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const factsOf = ({ approvals, version, cutShort }: Decision): string[] => [
  ...(version ? [`version ${version}`] : []),
  ...(approvals && approvals.needed > 0
    ? [`${approvals.approved} of ${approvals.needed} needed approvals`]
    : approvals?.approved
      ? [count(approvals.approved, 'approval')]
      : []),
  ...(approvals?.earlier ? [`${count(approvals.earlier, 'approval')} of an earlier text, not counted`] : []),
  ...(cutShort ? [`last call was to last until ${formatIsoDay(cutShort.endsAt)}`] : []),
  ...(approvals?.abstained ? [count(approvals.abstained, 'abstention')] : []),
]
