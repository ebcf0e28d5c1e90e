import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { partOf } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { param, type SearchParams } from '@/lib/core/url'
import { unconsideredAlternatives } from '@/lib/roadmap/rules-commit'
import type { Item } from '@/lib/roadmap/schema'
import { ROWS } from './item-body'
import { ALTERNATIVE_LABELS, HORIZON_LABELS, STATUS_LABELS } from './labels'

interface Other {
  id: string
  title: string
  status: string
  horizon: string
}

/** What was considered instead, what was said at the commitment, and what the item depends on. */
export function ItemCommitment({
  item,
  needs,
  neededBy,
  params,
}: {
  item: Item
  needs: Other[]
  neededBy: Other[]
  params: SearchParams
}) {
  const open = unconsideredAlternatives(item)
  return (
    <>
      <Section title="Considered instead" aside="the cheapest that works">
        <dl className="max-w-prose space-y-2">
          {item.alternatives.map(({ kind, whyNot }) => (
            <div key={kind}>
              <dt className="font-medium">{ALTERNATIVE_LABELS[kind]}</dt>
              <dd className="break-words whitespace-pre-wrap text-ink-2">{whyNot}</dd>
            </div>
          ))}
        </dl>
        {open.length > 0 && (
          <p className="mt-1 text-sm text-ink-3">
            Cheaper, and not considered: {open.map((kind) => ALTERNATIVE_LABELS[kind].toLowerCase()).join(', ')}.
          </p>
        )}
        {item.reviewAt && (
          <p className="mt-1 text-sm text-ink-2">“Build or buy” is asked again on {formatIsoDay(item.reviewAt)}.</p>
        )}
      </Section>
      {(item.commitNote || item.opposition) && (
        <Section title="Said at the commitment">
          {item.commitNote && <p className="max-w-prose break-words whitespace-pre-wrap">Why now: {item.commitNote}</p>}
          {item.opposition && (
            <p className="mt-2 max-w-prose break-words whitespace-pre-wrap">
              To those who want the opposite: {item.opposition}
            </p>
          )}
        </Section>
      )}
      {(needs.length > 0 || neededBy.length > 0) && (
        <Section id="depends" title="Dependencies">
          <Others name="needs" title="Needs first" items={needs} params={params} />
          <Others name="needed" title="Needed by" items={neededBy} params={params} />
        </Section>
      )}
    </>
  )
}

function Others(props: { name: string; title: string; items: Other[]; params: SearchParams }) {
  const { name, title, items, params } = props
  if (items.length === 0) return null
  const shown = partOf(items, param(params, name), ROWS)
  return (
    <div className="mb-2">
      <h3 className="text-sm font-medium">{title}</h3>
      <ul className="max-w-prose">
        {shown.rows.map((other) => (
          <li key={other.id} className="break-words">
            <TextLink href={paths.item(other.id)}>{other.title}</TextLink>
            <span className="text-sm text-ink-3"> · {standing(other)}</span>
          </li>
        ))}
      </ul>
      <Parts part={shown} params={params} name={name} label="items" place="depends" />
    </div>
  )
}

const standing = ({ status, horizon }: Other): string =>
  (status === 'open'
    ? Object.entries(HORIZON_LABELS).find(([one]) => one === horizon)?.[1]
    : Object.entries(STATUS_LABELS).find(([one]) => one === status)?.[1]) ?? status
