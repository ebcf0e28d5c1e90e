import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { formatNumber } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { ReviewAside } from '@/lib/platform/queries-review'
import { monthName } from '@/lib/updates/rules-review'

/** What changed of scores, and what of the catalogue is to be looked after: for those who write the review, not in it. */
export function ReviewAsideSection({ aside: { since, scores, capabilities } }: { aside: ReviewAside }) {
  return (
    <div className="space-y-6 text-sm">
      <p className="text-ink-3">Stakeholders read the review and do not see scores or the catalogue.</p>
      <div>
        <h3 className="mb-2 font-medium">Scores{since && ` since the review of ${monthName(since)}`}</h3>
        {since === null ? (
          <p className="text-ink-3">No earlier review to compare with.</p>
        ) : (
          <Table
            caption="Scores that changed"
            rows={scores}
            rowKey={(row) => row.itemId}
            empty={<p className="text-ink-3">No score changed.</p>}
            columns={[
              {
                key: 'item',
                header: 'Item',
                cell: ({ itemId, title }) => <TextLink href={paths.item(itemId)}>{title}</TextLink>,
              },
              {
                key: 'score',
                header: 'Score',
                numeric: true,
                cell: ({ from, to }) => `${formatNumber(from)} → ${formatNumber(to)}`,
              },
              {
                key: 'place',
                header: 'Place by score',
                numeric: true,
                cell: ({ fromPlace, toPlace }) =>
                  fromPlace === toPlace ? String(toPlace) : `${fromPlace} → ${toPlace}`,
              },
            ]}
          />
        )}
      </div>
      <div>
        <h3 className="mb-2 font-medium">Capabilities to look after</h3>
        {capabilities.length === 0 ? (
          <p className="text-ink-3">Every entry has an owner, and was looked at lately.</p>
        ) : (
          <ul className="space-y-1">
            {capabilities.map(({ id, name, gaps }) => (
              <li key={id}>
                <TextLink href={paths.capability(id)}>{name}</TextLink>
                <span className="text-ink-3">: {gaps.join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
