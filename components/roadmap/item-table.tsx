import { Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Empty } from '@/components/ui/empty'
import { Link, TextLink } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { formatPercent, formatScore } from '@/lib/core/format'
import type { SearchParams } from '@/lib/core/url'
import { METHODS, type Item, type Sort } from '@/lib/roadmap/schema'
import { HORIZON_LABELS, KIND_LABELS, METHOD_HELP, METHOD_LABELS, STATUS_TONES, STATUS_LABELS } from './labels'

const href = (item: Item): string => paths.item(item.id)

const title: Column<Item> = {
  key: 'title',
  header: 'Item',
  className: 'min-w-56',
  cell: (item) => (
    <>
      <Link href={href(item)} prefetch={false} className="font-medium hover:underline">
        {item.title}
      </Link>
      {item.warnings.length > 0 && <span className="block text-xs text-warn">{item.warnings.join(' · ')}</span>}
    </>
  ),
}
const where: Column<Item> = {
  key: 'rank',
  header: 'Column',
  sort: 'desc',
  cell: (item) =>
    item.status === 'open' ? (
      HORIZON_LABELS[item.horizon]
    ) : (
      <Status tone={STATUS_TONES[item.status]}>{STATUS_LABELS[item.status]}</Status>
    ),
}
const kind: Column<Item> = { key: 'kind', header: 'Kind', cell: (item) => KIND_LABELS[item.kind] }

const methods = METHODS.map((method): Column<Item> => ({
  key: method,
  header: <span title={METHOD_HELP[method]}>{METHOD_LABELS[method]}</span>,
  sort: 'desc',
  numeric: true,
  cell: (item) => (method === 'rice' ? <Rice item={item} /> : formatScore(item.score?.[method] ?? 0)),
}))

function Rice({ item }: { item: Item }) {
  if (!item.score) return null
  const [low, high] = item.score.interval
  return (
    <TextLink
      href={paths.itemWhy(item.id)}
      prefetch={false}
      title={`Why? Between ${formatScore(low)} and ${formatScore(high)}`}
    >
      {formatScore(item.score.value)}
    </TextLink>
  )
}

const inputs: Column<Item>[] = [
  { key: 'reach', header: 'Reach', numeric: true, cell: (item) => formatScore(item.score?.reach ?? 0) },
  { key: 'impact', header: 'Impact', numeric: true, cell: (item) => formatScore(item.score?.impact ?? 0) },
  {
    key: 'confidence',
    header: 'Confidence',
    numeric: true,
    cell: (item) => formatPercent(item.score?.confidence ?? 0),
  },
  { key: 'effort', header: 'Effort', numeric: true, cell: (item) => formatScore(item.score?.effort ?? 0) },
]

/** Items in rows, sorted by a method or by the board; without scores for those who may not read them. */
export function ItemTable({
  items,
  sort,
  params,
  full,
}: {
  items: Item[]
  sort: Sort
  params: SearchParams
  full: boolean
}) {
  return (
    <Table
      caption="Roadmap items"
      columns={
        full ? [title, ...methods.slice(0, 1), where, kind, ...methods.slice(1), ...inputs] : [title, where, kind]
      }
      rows={items}
      rowKey={(item) => item.id}
      rowHref={href}
      {...(full && { sort: { key: sort, descending: true } })}
      params={params}
      empty={<Empty title="No item fits">Take a filter off, or look at another column.</Empty>}
    />
  )
}
