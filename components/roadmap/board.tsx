'use client'

import {
  closestCorners,
  DndContext,
  MouseSensor,
  TouchSensor,
  useDroppable,
  useSensor,
  useSensors,
  type DragOverEvent,
} from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState, type ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import { withinCapacity } from '@/lib/roadmap/rules'
import type { Card } from '@/lib/roadmap/presenter'
import type { Horizon } from '@/lib/roadmap/schema'
import { CardFace } from './board-card'
import { HeldCard, notByBrowser, SAYS_NOTHING } from './held-card'
import { ORDER, placeOf, type Cards, type Place } from './board-moves'
import { ChosenBar, useChosen } from './chosen'
import { CommitDialog } from './commit-dialog'
import { useBoard } from './use-board'
import { useBoardKeys } from './use-board-keys'
import { HORIZON_LABELS } from './labels'

export type BoardProps = {
  cards: Cards
  /** Person-weeks that fit into "Now". */
  capacity: number | null
  /** The board's version when the server rendered it. */
  version: number
  /** What stands over and under the cards of each column: rendered by the server. */
  heads: Record<Horizon, ReactNode>
  feet: Record<Horizon, ReactNode>
}

/** Where a card that hangs over something would come to stand. */
function targetOf({ active, over, delta }: DragOverEvent, cards: Cards): Place | null {
  if (!over || over.id === active.id) return null
  const column = ORDER.find((horizon) => horizon === over.id)
  if (column) return { horizon: column, index: cards[column].length }
  const place = placeOf(cards, String(over.id))
  const from = placeOf(cards, String(active.id))
  if (!place || !from) return null
  // Coming from another column, the card stands behind the one it covers when it comes from below it.
  return from.horizon === place.horizon || delta.y <= 0 ? place : { ...place, index: place.index + 1 }
}

/** The board of whoever may move its cards: by mouse or finger, or with `m` and the arrow keys. */
export function Board({ cards: given, capacity, version, heads, feet }: BoardProps) {
  const board = useBoard(given, version)
  const { chosen, toggle, clear } = useChosen(board.cards)
  const { heldId, said, at } = useBoardKeys({ ...board, toggle })
  const [dragged, setDragged] = useState<string | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  )
  const inHand = dragged
    ? Object.values(board.cards)
        .flat()
        .find((card) => card.id === dragged)
    : undefined
  return (
    <DndContext
      id="roadmap-board"
      sensors={sensors}
      collisionDetection={closestCorners}
      accessibility={SAYS_NOTHING}
      onDragStart={({ active }) => {
        board.hold(String(active.id))
        setDragged(String(active.id))
      }}
      onDragOver={(event) => {
        const to = targetOf(event, board.cards)
        if (to) board.put(to)
      }}
      onDragEnd={() => {
        setDragged(null)
        void board.drop()
      }}
      onDragCancel={() => {
        setDragged(null)
        board.cancel()
      }}
    >
      <span hidden data-key="m" data-key-label="Pick up the card, move it with the arrow keys" />
      <span hidden data-key="x" data-key-label="Choose the card, to move several at once" />
      <span hidden data-key="u" data-key-label="Undo your last move" />
      <CommitDialog asking={board.asking} onAnswer={(answers) => void board.answer(answers)} onClose={board.giveUp} />
      <ChosenBar
        count={chosen.size}
        onMove={(horizon) => {
          void board.moveMany({ ids: [...chosen], horizon, place: 'top' })
          clear()
        }}
        onClear={clear}
      />
      <div className="grid gap-x-6 gap-y-8 sm:gap-x-4 sm:grid-cols-2 md:grid-cols-3 lg:gap-x-6">
        {ORDER.map((horizon) => (
          <Column
            key={horizon}
            horizon={horizon}
            cards={board.cards[horizon]}
            capacity={horizon === 'now' ? capacity : null}
            heldId={heldId ?? dragged}
            chosen={chosen}
            head={heads[horizon]}
            foot={feet[horizon]}
          />
        ))}
      </div>
      <HeldCard card={inHand} said={said} keys={at} />
    </DndContext>
  )
}

type ColumnProps = {
  horizon: Horizon
  cards: Card[]
  capacity: number | null
  heldId: string | null
  chosen: ReadonlySet<string>
  head: ReactNode
  foot: ReactNode
}

function Column({ horizon, cards, capacity, heldId, chosen, head, foot }: ColumnProps) {
  const { setNodeRef } = useDroppable({ id: horizon })
  const line = withinCapacity(
    cards.map((card) => card.effort ?? 0),
    capacity,
  )
  return (
    <section aria-label={HORIZON_LABELS[horizon]} className="min-w-0">
      {head}
      <SortableContext id={horizon} items={cards.map((card) => card.id)} strategy={verticalListSortingStrategy}>
        <ol ref={setNodeRef} data-list className="min-h-24 space-y-2 pb-2" onDragStart={notByBrowser}>
          {cards.map((card, index) => (
            <CardItem
              key={card.id}
              card={card}
              held={heldId === card.id}
              chosen={chosen.has(card.id)}
              line={line === index && index > 0 ? capacity : null}
            />
          ))}
        </ol>
      </SortableContext>
      {foot}
    </section>
  )
}

function CardItem({ card, held, chosen, line }: { card: Card; held: boolean; chosen: boolean; line: number | null }) {
  const { setNodeRef, listeners, isDragging } = useSortable({ id: card.id })
  return (
    <li
      ref={setNodeRef}
      data-card={card.id}
      className={cn(
        'card card-loose',
        line !== null && 'mt-8',
        held && 'outline-2 outline-offset-1 outline-accent [&_a]:outline-none',
        chosen && 'bg-hover outline-1 outline-accent',
        isDragging && 'opacity-35',
      )}
      {...listeners}
    >
      {line !== null && (
        <p className="absolute inset-x-0 -top-6 mt-0 flex items-center gap-2 text-xs text-ink-3 before:flex-1 before:border-t before:border-dashed before:border-edge after:flex-1 after:border-t after:border-dashed after:border-edge">
          {line} person-weeks end here
        </p>
      )}
      <CardFace card={card} />
    </li>
  )
}
