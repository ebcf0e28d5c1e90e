import { Time } from '@/components/ui/time'
import { statusNames, type Decision } from '@/lib/rfcs/schema'

/** What was decided, why, who disagreed and what would change it. */
export function DecisionCard({ decision, now }: { decision: Decision; now: Date }) {
  const parts = [
    ['Why', decision.rationale],
    ['Dissent', decision.dissent],
    ['What would change it', decision.wouldChange],
  ] as const
  return (
    <section aria-label="Decision" className="mb-6 rounded-md border bg-surface px-4 py-3 text-sm">
      <h2 className="font-medium">
        {statusNames[decision.outcome]} by {decision.by} <Time at={new Date(decision.at)} now={now} className="font-normal text-ink-3" />
      </h2>
      <dl className="mt-1 space-y-1.5">
        {parts.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt className="text-xs text-ink-3">{name}</dt>
              <dd className="whitespace-pre-line">{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}
