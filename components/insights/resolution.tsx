import { formatDay } from '@/lib/core/relative-time'
import { STATUSES_WITH_REASON, type Insight } from '@/lib/insights/schema'
import { ResolveForm } from './resolve-form'

/** What a team made of an insight: how its conflict was resolved or what disproved it, and the form to say so. */
export function Resolution({ insight }: { insight: Insight }) {
  const { resolution, status, contested } = insight
  const steps = insight.actions.filter((step) => step.allowed && STATUSES_WITH_REASON.includes(step.to))
  if (!resolution && !contested && steps.length === 0) return null
  return (
    <section aria-label="Resolution" className="mb-8 max-w-prose rounded-md border px-4 py-3">
      {contested && (
        <p className="mb-2 font-medium">
          People disagree on this{resolution ? ' again: voices against it came after the resolution' : ''}
        </p>
      )}
      {resolution ? (
        <>
          <h2 className="text-md">{status === 'disproved' ? 'Disproved' : 'Resolution'}</h2>
          <p className="mt-1 whitespace-pre-line">{resolution.text}</p>
          {resolution.wouldChange && <p className="mt-1 text-ink-2">What would change it: {resolution.wouldChange}</p>}
          <p className="mt-1 text-sm text-ink-3">
            {[resolution.by, formatDay(new Date(resolution.at))].filter(Boolean).join(', ')}
          </p>
        </>
      ) : null}
      {contested && steps.length > 0 ? <ResolveForm insight={insight.id} steps={steps} /> : null}
      {!contested && steps.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm/6 text-ink-2">
            {steps.map((step) => step.verb).join(' or ')}
          </summary>
          <ResolveForm insight={insight.id} steps={steps} />
        </details>
      )}
    </section>
  )
}
