import { formatDay } from '@/lib/core/relative-time'
import type { Insight } from '@/lib/insights/schema'
import { ResolveForm } from './resolve-form'

/** How a conflict was settled, or the form that settles it. */
export function Resolution({ insight, mayWrite }: { insight: Insight; mayWrite: boolean }) {
  const { resolution, status, contested } = insight
  if (!resolution && !contested && status === 'open') return null
  return (
    <section aria-label="Resolution" className="mb-8 max-w-prose rounded-md border px-4 py-3">
      {resolution ? (
        <>
          <h2 className="text-md">Resolution</h2>
          <p className="mt-1 whitespace-pre-line">{resolution.text}</p>
          <p className="mt-1 text-sm text-ink-3">
            {[resolution.by, formatDay(new Date(resolution.at))].filter(Boolean).join(', ')}
          </p>
        </>
      ) : (
        <h2 className="text-md">People disagree on this</h2>
      )}
      {mayWrite && status === 'open' && contested && <ResolveForm insight={insight.id} />}
    </section>
  )
}
