import { DragOverlay } from '@dnd-kit/core'
import type { DragEvent } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { Card } from '@/lib/roadmap/presenter'
import { CardFace } from './board-card'

const nothing = () => undefined

/** A link is dragged by the browser itself where nobody says no: the card it is in would stay behind. */
export const notByBrowser = (event: DragEvent) => event.preventDefault()

/** For `DndContext`: a board says in its own words what a card does; the library's would say ids. */
export const SAYS_NOTHING = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
}

/** While a card is carried by the keys: where it is, and what the keys do. Screen readers are told by the status above. */
function CarryHint({ place }: { place: string }) {
  return (
    <div
      aria-hidden
      className="fixed bottom-4 left-1/2 z-30 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-wrap items-center gap-x-4 gap-y-1 rounded-md border bg-surface px-3 py-2 text-sm shadow-float"
    >
      <b className="font-medium">{place}</b>
      <span className="text-ink-2">
        <Kbd>←</Kbd> <Kbd>→</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd> move
      </span>
      <span className="text-ink-2">
        <Kbd>Enter</Kbd> put down
      </span>
      <span className="text-ink-2">
        <Kbd>Esc</Kbd> cancel
      </span>
    </div>
  )
}

/**
 * The card in the hand of whoever drags, and what is said of it to those who cannot see it.
 * @param keys while the keys carry it: the place it is at
 */
export function HeldCard({ card, said, keys }: { card: Card | null | undefined; said: string; keys?: string | false }) {
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {keys && <CarryHint place={keys} />}
      <DragOverlay dropAnimation={null}>
        {card && (
          <div className="card cursor-grabbing border-0 shadow-float">
            <CardFace card={card} />
          </div>
        )}
      </DragOverlay>
    </>
  )
}
