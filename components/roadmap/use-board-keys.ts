'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { placeOf, stepFrom, type Cards, type Place } from './board-moves'
import { HORIZON_LABELS } from './labels'

type Hand = {
  cards: Cards
  hold: (id: string) => void
  put: (place: Place) => void
  drop: () => Promise<void>
  cancel: () => void
  undo: () => Promise<void>
  toggle: (id: string) => boolean
}

/** The id of the card that the keys are on. */
export const cardInFocus = (): string | undefined =>
  (
    document.activeElement?.closest<HTMLElement>('[data-card]') ??
    document.querySelector<HTMLElement>('[data-card][data-active]')
  )?.dataset.card

/**
 * `m` picks up the card in focus, arrows move it, Enter or `m` puts it down, Escape takes it back.
 * @returns the card in the hand, what a screen reader is told, and the place it is at, for the eye
 */
export function useBoardKeys(hand: Hand) {
  const [heldId, setHeldId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [putDown, setPutDown] = useState<string | null>(null)
  const { cards, hold, put, drop, cancel } = hand
  const name = (id: string) =>
    Object.values(cards)
      .flat()
      .find((card) => card.id === id)?.title ?? ''
  const where = ({ horizon, index }: Place) =>
    `${HORIZON_LABELS[horizon]}, place ${index + 1} of ${Math.max(cards[horizon].length, index + 1)}`

  /** `x` chooses the card in focus, `u` takes the last move back. */
  const otherKey = (event: KeyboardEvent): boolean => {
    if (isTyping(event.target)) return false
    if (event.key === 'u') {
      void hand.undo()
      setSaid('Your last move is taken back.')
      return true
    }
    const id = event.key === 'x' ? cardInFocus() : undefined
    if (!id) return false
    setSaid(`${name(id)} is ${hand.toggle(id) ? 'chosen' : 'not chosen any more'}.`)
    return true
  }

  const pickUp = (event: KeyboardEvent): boolean => {
    if (otherKey(event)) return true
    const id = event.key === 'm' && !isTyping(event.target) ? cardInFocus() : undefined
    const at = id && placeOf(cards, id)
    if (!id || !at) return false
    hold(id)
    setHeldId(id)
    setPutDown(null)
    setSaid(`${name(id)} is in your hand: ${where(at)}. Arrow keys move it, Enter puts it down, Escape takes it back.`)
    return true
  }

  const carry = (event: KeyboardEvent, id: string): boolean => {
    const at = placeOf(cards, id)
    const to = at && stepFrom(cards, at, event.key)
    if (to) {
      put(to)
      setSaid(where(to))
      return true
    }
    if (event.key === 'Enter' || event.key === 'm') {
      void drop()
      setSaid(`${name(id)} is put down${at ? `: ${where(at)}` : ''}.`)
    } else if (event.key === 'Escape') {
      cancel()
      setSaid(`${name(id)} is back where it was.`)
    } else return false
    setHeldId(null)
    setPutDown(id)
    return true
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!(heldId === null ? pickUp(event) : carry(event, heldId))) return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    // Before the frame's own keys, which would take Enter and m.
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])

  // A card that changes its column is a new element: the focus goes after it.
  useEffect(() => {
    if (heldId !== null) focusCard(heldId)
  })
  // Also when it is put down or taken back, once: from then on the focus is the reader's.
  useEffect(() => {
    if (putDown !== null) focusCard(putDown)
  }, [putDown, heldId])

  const place = heldId === null ? null : placeOf(cards, heldId)
  return { heldId, said, at: place !== null && where(place) }
}

/** Puts the focus on a card, where it is not inside it already, and brings the card into sight. */
export function focusCard(id: string): void {
  const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
  if (card && !card.contains(document.activeElement)) card.querySelector<HTMLElement>('a[href]')?.focus()
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Whether a key is typed into something. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select') || target.closest('[role=dialog]') !== null)
