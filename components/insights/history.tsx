import { formatMoment } from '@/lib/core/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { clearHistoryAction } from '@/lib/insights/actions-judging'
import { fieldLabel } from '@/lib/insights/presenter-labels'
import type { Revision } from '@/lib/insights/schema-judging'

function valueLabel(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'string') return `“${value}”`
  if (typeof value !== 'object') return String(value)
  const parts = Object.entries(value).filter(([key]) => key !== 'ids')
  return parts.map(([key, one]) => `${one} ${key}`).join(', ') || 'a piece'
}

const isText = (value: unknown) => typeof value === 'string' && value.length > 0

/** Who changed what, the newest first. Words in it can be taken out, where they are of a person who withdrew them. */
export function InsightHistory({
  insight,
  revisions,
  mayWrite,
}: {
  insight: string
  revisions: Revision[]
  mayWrite: boolean
}) {
  if (revisions.length === 0) return <p className="text-ink-3">Nothing changed since histories are kept.</p>
  return (
    <ol className="space-y-2 text-sm">
      {revisions.map((revision) => (
        <li key={revision.id}>
          <p className="text-ink-3">
            {formatMoment(new Date(revision.at))}
            {revision.by && `, ${revision.by}`}
          </p>
          {Object.entries(revision.changes).map(([field, { from, to }]) => (
            <p key={field} className="wrap-anywhere">
              {fieldLabel(field)}
              {field === 'cerqual' || field === 'belief' || (from === null && to === null)
                ? ''
                : field === 'evidence'
                  ? `: ${to === null ? 'taken off' : `linked ${valueLabel(to)}`}`
                  : `: ${from === null ? '' : `${valueLabel(from)} → `}${valueLabel(to)}`}
            </p>
          ))}
          {mayWrite && Object.values(revision.changes).some(({ from, to }) => isText(from) || isText(to)) && (
            <ActionForm action={clearHistoryAction} submit="Take the words out" variant="ghost" size="sm" inline>
              <input type="hidden" name="insight" value={insight} />
              <input type="hidden" name="revision" value={revision.id} />
            </ActionForm>
          )}
        </li>
      ))}
    </ol>
  )
}
