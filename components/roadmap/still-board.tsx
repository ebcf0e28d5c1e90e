'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Card } from '@/lib/roadmap/presenter'
import type { Horizon } from '@/lib/roadmap/schema'
import { CardFace } from './board-card'
import { ORDER, type Cards } from './board-moves'
import { HORIZON_LABELS } from './labels'
import { useLive } from './use-live'

type Props = {
  /** Sent as data, once: drawn by the server each card would travel twice. */
  cards: Cards
  version: number
  heads: Record<Horizon, ReactNode>
  feet: Record<Horizon, ReactNode>
}

/** The board for readers: the same picture, nothing to move. What others move appears in place. */
export function StillBoard({ cards, version, heads, feet }: Props) {
  const router = useRouter()
  useLive(version, () => {
    router.refresh()
    return true
  })
  return (
    <div className="grid gap-x-6 gap-y-8 sm:gap-x-4 sm:grid-cols-2 md:grid-cols-3 lg:gap-x-6">
      {ORDER.map((horizon) => (
        <section key={horizon} aria-label={HORIZON_LABELS[horizon]} className="min-w-0">
          {heads[horizon]}
          <ol data-list className="space-y-2 pb-2">
            {cards[horizon].map((card: Card) => (
              <li key={card.id} className="card">
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
