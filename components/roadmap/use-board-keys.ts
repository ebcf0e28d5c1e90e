'use client'

import { useEffect, useRef, useState } from 'react'
import { placeOf, stepFrom, type Cards, type Place } from './board-moves'
import { HORIZON_WORDS } from './words'

type Hand = { cards: Cards; hold: (id: string) => void; put: (place: Place) => void; drop: () => Promise<void>; cancel: () => void }

const cardInFocus = (): string | undefined =>
  (document.activeElement?.closest<HTMLElement>('[data-card]') ?? document.querySelector<HTMLElement>('[data-card][data-active]'))?.dataset.card

/**
 * `m` picks up the card in focus, arrows move it, Enter or `m` puts it down, Escape takes it back.
 * @returns the card in the hand, and what a screen reader is told
 */
export function useBoardKeys(hand: Hand) {
  const [heldId, setHeldId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const latest = useRef(hand)
  latest.current = hand

  useEffect(() => {
    const name = (id: string) => Object.values(latest.current.cards).flat().find((card) => card.id === id)?.title ?? ''
    const where = (cards: Cards, { horizon, index }: Place) => `${HORIZON_WORDS[horizon]}, place ${index + 1} of ${Math.max(cards[horizon].length, index + 1)}`

    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const { cards, hold, put, drop, cancel } = latest.current
      if (heldId === null) {
        const id = event.key === 'm' && !isTyping(event.target) ? cardInFocus() : undefined
        const at = id && placeOf(cards, id)
        if (!id || !at) return
        event.preventDefault()
        hold(id)
        setHeldId(id)
        setSaid(`${name(id)} is in your hand: ${where(cards, at)}. Arrow keys move it, Enter puts it down, Escape takes it back.`)
        return
      }
      const at = placeOf(cards, heldId)
      const to = at && stepFrom(cards, at, event.key)
      if (to) {
        put(to)
        setSaid(where(cards, to))
      } else if (event.key === 'Enter' || event.key === 'm') {
        void drop()
        setSaid(`${name(heldId)} is put down${at ? `: ${where(cards, at)}` : ''}.`)
        setHeldId(null)
      } else if (event.key === 'Escape') {
        cancel()
        setSaid(`${name(heldId)} is back where it was.`)
        setHeldId(null)
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the frame's own keys, which would take j, k and Enter.
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [heldId])

  // A card that changes its column is a new element: the focus goes after it.
  useEffect(() => {
    if (heldId === null) return
    const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(heldId)}"]`)
    if (card && !card.contains(document.activeElement)) card.querySelector<HTMLElement>('a[href]')?.focus()
    card?.scrollIntoView({ block: 'nearest' })
  })

  return { heldId, said }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select') || target.closest('[role=dialog]') !== null)
