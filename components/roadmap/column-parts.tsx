import { TextLink } from '@/components/ui/link'
import { formatCount, formatNumber, plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import type { Column } from '@/lib/roadmap/queries'
import { HORIZON_LABELS } from './labels'

/** The most cards of a column on one page; beyond them the list is the better tool. */
export const MAX_CARDS = 240
export const FIRST_CARDS = 20

/** Over a column: its name, how much is in it, and for "Now" how much fits. */
export function ColumnHead({ column, capacity, full }: { column: Column; capacity: number | null; full: boolean }) {
  const { horizon, items, weeks } = column
  const over = horizon === 'now' && capacity !== null && weeks !== null && weeks > capacity
  return (
    <div className="mb-3 flex items-baseline gap-2 border-b pb-1.5">
      <h2 className="text-md">{HORIZON_LABELS[horizon]}</h2>
      <span className="text-sm text-ink-3 tabular-nums">{formatCount(items)}</span>
      {full && weeks !== null && items > 0 && (
        <span className={`ml-auto text-sm tabular-nums ${over ? 'text-warn' : 'text-ink-3'}`}>
          {formatNumber(weeks)}
          {horizon === 'now' && capacity !== null ? ` of ${formatNumber(capacity)}` : ''} person-weeks
        </span>
      )}
    </div>
  )
}

const EMPTY: Record<Column['horizon'], string> = {
  now: 'Nothing is being worked on. Move what matters most here.',
  next: 'Nothing is next. Cards move here once they are worth starting.',
  later: 'Nothing waits here.',
}

/** Under a column: what to do when it is empty, and how to see the rest when it is long. */
export function ColumnFoot({
  column,
  params,
  narrowed,
}: {
  column: Column
  params: SearchParams
  /** A filter leaves some items out. */
  narrowed: boolean
}) {
  const { horizon, cards, items } = column
  if (items === 0)
    return (
      <p className="rounded-md border border-dashed border-edge/60 px-3 py-6 text-center text-sm text-ink-3">
        {narrowed ? 'Nothing here fits the filter.' : EMPTY[horizon]}
      </p>
    )
  const hidden = items - cards.length
  if (hidden <= 0) return null
  const more = Math.min(MAX_CARDS, cards.length + FIRST_CARDS * 2)
  return (
    <p className="text-sm text-ink-2">
      {plural(hidden, 'more card')} below.{' '}
      {more > cards.length && (
        <>
          <TextLink href={withParams(params, { [horizon]: String(more) })} scroll={false}>
            Show more
          </TextLink>
          {' or '}
        </>
      )}
      <TextLink href={paths.roadmapList({ sort: 'rank', column: horizon, q: param(params, 'q') })}>list all</TextLink>
    </p>
  )
}
