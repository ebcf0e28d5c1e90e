import type { ReactNode } from 'react'
import type { Column } from '@/lib/roadmap/queries'
import { CardFace } from './board-card'
import { HORIZON_LABELS } from './labels'

/** The board for whoever reads it: the same picture, nothing to move, no script. */
export function StillBoard({
  columns,
  heads,
  feet,
}: {
  columns: Column[]
  heads: Record<string, ReactNode>
  feet: Record<string, ReactNode>
}) {
  return (
    <div className="grid gap-x-6 gap-y-8 lg:grid-cols-3">
      {columns.map(({ horizon, cards }) => (
        <section key={horizon} aria-label={HORIZON_LABELS[horizon]} className="min-w-0">
          {heads[horizon]}
          <ol data-list className="space-y-2 pb-2">
            {cards.map((card) => (
              <li key={card.id} className="rounded-md border bg-surface p-3">
                <CardFace card={card} />
              </li>
            ))}
          </ol>
          {feet[horizon]}
        </section>
      ))}
    </div>
  )
}
