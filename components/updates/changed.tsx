import { OutcomeTile } from '@/components/outcomes/outcome-tile'
import { TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import type { Outcome } from '@/lib/outcomes/schema-outcome'

/**
 * What was agreed beforehand, and what was measured: the only place of an update that says what it changed. Of an effect
 * that no metric was linked to, only the author tells.
 */
export function Changed({
  item,
  outcome,
}: {
  item: { id: string; title: string; outcome: string }
  outcome: Outcome | null
}) {
  return (
    <div className="max-w-prose">
      {item.outcome && (
        <p className="mt-3 text-ink-2">
          Agreed beforehand: <span className="text-ink">{item.outcome}</span>
        </p>
      )}
      {outcome ? (
        <div className="mt-4 max-w-md">
          <OutcomeTile title={item.title} outcome={outcome} />
          <details className="mt-3 text-sm text-ink-2">
            <summary className="min-h-6 cursor-pointer">How this is counted</summary>
            <ul className="mt-1 list-disc space-y-1 pl-5">
              {outcome.why.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        </div>
      ) : (
        <>
          <p className="mt-3 text-ink-2">
            No metric was linked: what the update says of its effect is in its author’s words.
          </p>
          <p className="mt-2 text-sm">
            <TextLink href={paths.item(item.id)}>{item.title}</TextLink> on the roadmap
          </p>
        </>
      )}
    </div>
  )
}
