'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { plural } from '@/lib/core/format'
import type { Horizon } from '@/lib/roadmap/schema'
import { ORDER, placeOf, type Cards } from './board-moves'
import { HORIZON_LABELS } from './labels'

/** The cards that are chosen to be moved together, in the order of the board; those that left the board are not among them. */
export function useChosen(cards: Cards) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = new Set(
    ORDER.flatMap((horizon) => cards[horizon].flatMap((card) => (ids.has(card.id) ? [card.id] : []))),
  )
  /** @returns whether it is chosen now */
  const toggle = (id: string): boolean => {
    const next = new Set(chosen)
    const add = !next.delete(id) && placeOf(cards, id) !== null
    if (add) next.add(id)
    setIds(next)
    return add
  }
  return { chosen, toggle, clear: () => setIds(new Set()) }
}

/** What to do with the chosen cards. */
export function ChosenBar({
  count,
  onMove,
  onClear,
}: {
  count: number
  onMove: (horizon: Horizon) => void
  onClear: () => void
}) {
  if (count === 0) return null
  return (
    <div
      role="region"
      aria-label="Chosen cards"
      className="sticky top-2 z-20 mb-3 flex flex-wrap items-center gap-2 rounded-md border bg-surface p-2 shadow-float"
    >
      <span className="px-1 text-sm">{plural(count, 'card')} chosen. To the top of</span>
      {ORDER.map((horizon) => (
        <Button key={horizon} size="sm" variant="secondary" onClick={() => onMove(horizon)}>
          {HORIZON_LABELS[horizon]}
        </Button>
      ))}
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear
      </Button>
    </div>
  )
}
