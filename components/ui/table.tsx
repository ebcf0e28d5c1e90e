import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import { formatSort, nextSort, type Sort } from '@/lib/core/sort'
import { withParams, type SearchParams } from '@/lib/core/url'
import { Link } from './link'
import { Still } from './still'

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Sortable by `?sort=key`; 'desc' sorts biggest or newest first on the first press. */
  sort?: 'asc' | 'desc'
  /** Numbers stand at the end, in tabular figures. */
  numeric?: boolean
  /** On the head and every cell: a width, or from which screen on it is shown (`max-sm:hidden`). */
  className?: string
}

export type TableProps<Row> = {
  /** Read by screen readers: what the rows are. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Where `x`/enter on a row leads; also marks its first link for j/k. */
  rowHref?: (row: Row) => string
  sort?: Sort
  params?: SearchParams
  /** Shown in place of the rows when there are none (an `Empty`). */
  empty?: ReactNode
  /** The nearest scrolling box is the page itself (sticky head under the top) unless a height is given. */
  className?: string
}

/** A dense table, sorted and filtered by the URL; rows answer to j/k. One in which nothing is pressed is sent as HTML alone. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, sort, params = {}, empty, className } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  // Rows that lead nowhere have nothing to put the keyboard on: then the box that scrolls takes it.
  const scrolled = rowHref ? {} : { role: 'group', 'aria-label': caption, tabIndex: 0 }
  return (
    <div
      {...scrolled}
      className={cn(
        // On a narrow desk too a wide table is scrolled by itself: its columns may not make the page wider than the screen.
        'max-xl:scroll-hint relative overflow-x-auto [scrollbar-width:thin] xl:overflow-x-visible',
        className,
      )}
    >
      <Still>
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead className="[&_a]:-my-1.5 [&_a]:py-1.5">
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} params={params} />
              ))}
            </tr>
          </thead>
          {/* A link in a row is one line of text; its target is the height of the row. */}
          <tbody data-list className="[&_a]:-my-1.5 [&_a]:py-1.5">
            {rows.map((row) => (
              <tr key={rowKey(row)} data-href={rowHref?.(row)} className="group hover:bg-hover">
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={cn(
                      'h-8 border-b px-2.5 py-1.5 align-middle first:pl-2 last:pr-2',
                      column.numeric && 'text-right font-mono text-xs whitespace-nowrap',
                      column.className,
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Still>
    </div>
  )
}

function HeadCell<Row>({ column, sort, params }: { column: Column<Row>; sort?: Sort; params: SearchParams }) {
  const sorted = sort?.key === column.key
  const Arrow = sort?.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={cn(
        'sticky top-0 z-10 h-8 border-b border-edge/50 bg-ground px-2.5 text-left text-xs font-medium whitespace-nowrap text-ink-3',
        'first:pl-2 last:pr-2',
        column.numeric && 'text-right',
        column.className,
      )}
    >
      {column.sort && sort ? (
        <Link
          href={withParams(params, { sort: formatSort(nextSort(sort, column.key, column.sort === 'desc')) }) || '?'}
          scroll={false}
          className={cn('inline-flex items-center gap-1 hover:text-ink', sorted && 'text-ink')}
        >
          {column.header}
          {sorted && <Arrow aria-hidden className="size-3" />}
        </Link>
      ) : (
        column.header
      )}
    </th>
  )
}
