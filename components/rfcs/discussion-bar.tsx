import { Segmented } from '@/components/ui/segmented'
import { shows, type Summary } from '@/lib/rfcs/rules-threads'
import { discussionHref, type DiscussionParams } from './discussion-params'
import { count, SHOW_LABELS } from './labels'

/** What there is to read, at a glance, and ways to see less of it. */
export function DiscussionBar({ summary, params }: { summary: Summary; params: DiscussionParams }) {
  if (summary.all === 0) return null
  const facts = [
    count(summary.comments, 'comment'),
    `${summary.open} of ${count(summary.all, 'thread')} open`,
    ...(summary.openConcerns ? [count(summary.openConcerns, 'open concern')] : []),
    ...(summary.openHolds ? [count(summary.openHolds, 'open hold')] : []),
    ...(summary.news ? [`${summary.news} new since your last visit`] : []),
  ]
  const offered = shows.filter(
    (show) => show === 'all' || show === params.show || (summary[show] > 0 && summary[show] < summary.all),
  )
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-2">
      <p>
        {facts.join(' · ')}
        {summary.open > 0 && (
          <span className="text-ink-3 max-lg:hidden">
            {' '}
            · <kbd className="font-mono text-xs">n</kbd> goes to the next open one
          </span>
        )}
      </p>
      {offered.length > 1 && (
        <Segmented
          label="Which threads"
          choices={offered.map((show) => ({
            label: SHOW_LABELS[show],
            href: discussionHref(params, { show }),
            current: show === params.show,
            count: summary[show],
          }))}
        />
      )}
    </div>
  )
}
