import { DragOverlay } from '@dnd-kit/core'
import type { Card } from '@/lib/roadmap/presenter'
import { CardFace } from './board-card'

const nothing = () => undefined

/** For `DndContext`: a board says in its own words what a card does; the library's would say ids. */
export const SAYS_NOTHING = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
}

/** The card in the hand of whoever drags, and what is said of it to those who cannot see it. */
export function HeldCard({ card, said }: { card: Card | null | undefined; said: string }) {
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <DragOverlay dropAnimation={null}>
        {card && (
          <div className="cursor-grabbing rounded-md bg-surface p-3 shadow-float">
            <CardFace card={card} />
          </div>
        )}
      </DragOverlay>
    </>
  )
}
