'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { regroupAction } from '@/lib/roadmap/actions'
import type { Group } from '@/lib/roadmap/queries-groups'
import type { GroupBy } from '@/lib/roadmap/schema-groups'
import { groupOfCard, inGroup, stepToGroup } from './group-moves'
import { cardInFocus, focusCard, isTyping } from './use-board-keys'
import { useLive } from './use-live'

interface Hand {
  id: string
  from: string
  to: string
}

/**
 * The grouped board's state: what the server said, and the card that is being moved. A move shows at once; when the server
 * refuses it, the card goes back and the reason is said.
 */
export function useGroups({
  given,
  by,
  writes,
  version,
}: {
  given: Group[]
  by: GroupBy
  writes: boolean
  version: number
}) {
  const router = useRouter()
  const [base, setBase] = useState(given)
  const [hand, setHand] = useState<Hand | null>(null)
  const [sent, setSent] = useState<Hand | null>(null)
  const [said, setSaid] = useState('')
  const [byKeys, setByKeys] = useState(false)
  const [putDown, setPutDown] = useState<string | null>(null)
  const sending = useRef(0)

  // The server rendered the groups again: its word counts.
  if (given !== base) {
    setBase(given)
    setSent(null)
  }
  const noteOwn = useLive(version, () => {
    if (hand !== null || sending.current > 0) return false
    router.refresh()
    return true
  })

  const settled = sent ? inGroup(given, sent.id, sent.to) : given
  const groups = hand ? inGroup(settled, hand.id, hand.to) : settled
  const nameOf = (key: string) => given.find((group) => group.key === key)?.label ?? ''
  const titleOf = (id: string) => given.flatMap((group) => group.cards).find((card) => card.id === id)?.title ?? ''

  const pick = (id: string): string | null => {
    const from = groupOfCard(settled, id)
    if (!writes || from === null) return null
    setHand({ id, from, to: from })
    return from
  }
  const put = (to: string) => setHand((now) => (now && now.to !== to ? { ...now, to } : now))
  const cancel = () => setHand(null)

  const send = async (move: Hand, undoable: boolean): Promise<void> => {
    const target = given.find((group) => group.key === move.to)
    setSent(move)
    sending.current += 1
    const to = by === 'theme' && move.to !== '' ? (target?.label ?? move.to) : move.to
    const result = await regroupAction({ id: move.id, by, from: move.from, to }).catch(() => ({
      ok: false as const,
      message: 'The server could not be reached. Nothing moved.',
    }))
    sending.current -= 1
    if (result.ok) {
      noteOwn(result.data.version)
      const back = { id: move.id, from: move.to, to: move.from }
      toast(`“${titleOf(move.id)}” is in ${nameOf(move.to)}.`, {
        ...(undoable && { undo: () => void send(back, false) }),
      })
    } else {
      setSent(null)
      toast(result.message, { tone: 'bad' })
    }
    router.refresh()
  }
  const drop = () => {
    const move = hand
    setHand(null)
    if (move && move.from !== move.to) void send(move, true)
  }

  const pickUp = (event: KeyboardEvent): boolean => {
    const id = event.key === 'm' && !isTyping(event.target) ? cardInFocus() : undefined
    const from = id === undefined ? null : pick(id)
    if (id === undefined || from === null) return false
    setByKeys(true)
    setPutDown(null)
    setSaid(
      `${titleOf(id)} is in your hand: ${nameOf(from)}. Left and right move it to another group, Enter puts it down, Escape takes it back.`,
    )
    return true
  }
  const carry = (event: KeyboardEvent, held: Hand): boolean => {
    const to = stepToGroup(given, held.to, event.key)
    if (to !== null) {
      put(to)
      setSaid(nameOf(to))
      return true
    }
    if (event.key === 'Enter' || event.key === 'm') {
      drop()
      setSaid(`${titleOf(held.id)} is put down: ${nameOf(held.to)}.`)
    } else if (event.key === 'Escape') {
      cancel()
      setSaid(`${titleOf(held.id)} is back where it was.`)
    } else return false
    setByKeys(false)
    setPutDown(held.id)
    return true
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!writes || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(hand !== null && byKeys ? carry(event, hand) : pickUp(event))) return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    // Before the frame's own keys, which would take Enter and m.
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
  // A card that changes its group is a new element: the focus goes after it.
  useEffect(() => {
    if (byKeys && hand !== null) focusCard(hand.id)
  })
  // Also when it is put down or taken back, once: from then on the focus is the reader's.
  useEffect(() => {
    if (putDown !== null) focusCard(putDown)
  }, [putDown])

  const at = byKeys && hand !== null && nameOf(hand.to)
  return { groups, heldId: hand?.id ?? null, said, at, pick, put, drop, cancel }
}
