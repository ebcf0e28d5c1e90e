'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { moveAction } from '@/lib/roadmap/actions'
import type { Horizon } from '@/lib/roadmap/schema'
import { cardAbove, placeOf, settled, withCardAt, type Cards, type Place } from './board-moves'

const LOOK_AGAIN_MS = 30_000

/**
 * The board's state: what the server said, and what is being moved at this moment. A move shows at once; when the server
 * refuses it, the card goes back and the reason is said.
 */
export function useBoard(given: Cards) {
  const router = useRouter()
  const [base, setBase] = useState(given)
  const [cards, setCards] = useState(given)
  const [held, setHeld] = useState<{ id: string; before: Cards } | null>(null)
  const sending = useRef(0)

  // The server rendered the board again: its word counts, unless something is in the hand.
  if (given !== base && held === null) {
    setBase(given)
    setCards(given)
  }

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && held === null && sending.current === 0) router.refresh()
    }
    const timer = setInterval(look, LOOK_AGAIN_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [router, held])

  const hold = (id: string) => setHeld({ id, before: cards })
  const put = (place: Place) => {
    if (held) setCards((now) => withCardAt(now, held.id, place))
  }
  const cancel = () => {
    if (held) setCards(held.before)
    setHeld(null)
  }

  const drop = async () => {
    const moving = held
    setHeld(null)
    const from = moving && placeOf(moving.before, moving.id)
    const to = moving && placeOf(cards, moving.id)
    const card = from && moving.before[from.horizon][from.index]
    if (!moving || !to || !card || (from.horizon === to.horizon && from.index === to.index)) return
    sending.current += 1
    const result = await moveAction({
      id: card.id,
      horizon: to.horizon,
      after: cardAbove(cards, to),
      seen: { horizon: card.horizon, rank: card.rank },
    }).catch(() => ({ ok: false as const, message: 'The server could not be reached. The card is back where it was.' }))
    sending.current -= 1
    if (result.ok) {
      const { horizon, rank } = result.data
      setCards((now) => settled(now, card.id, { horizon: horizon as Horizon, rank }))
      return
    }
    setCards((now) => withCardAt(now, card.id, from))
    toast(result.message, { tone: 'bad' })
    router.refresh()
  }

  return { cards, hold, put, drop, cancel }
}
