'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/core/errors'
import { moveAction, moveManyAction, undoAction } from '@/lib/roadmap/actions'
import type { ManyInput, MoveInput } from '@/lib/roadmap/schema'
import type { UndoInput } from '@/lib/roadmap/schema-forms'
import { cardAbove, placeOf, settled, withCardAt, type Cards, type Place } from './board-moves'
import { HORIZON_LABELS } from './labels'
import { useLive } from './use-live'

/** What a move to "Now" asks, by field, and the move that goes on once it is answered. */
export interface Asking {
  title: string
  questions: Record<string, string>
  go: (answers: Record<string, string>) => Promise<void>
}

const AWAY = {
  ok: false as const,
  code: 'unavailable' as const,
  message: 'The server could not be reached. Nothing moved.',
}

const questionsOf = (result: Extract<Result<unknown>, { ok: false }>): Record<string, string> =>
  Object.fromEntries(Object.entries(result.fieldErrors ?? {}).map(([field, [question = '']]) => [field, question]))

/**
 * The board's state: what the server said, and what is being moved at this moment. A move shows at once; when the server
 * refuses it, the card goes back and the reason is said. When it asks something first, the card stays until that is answered.
 */
export function useBoard(given: Cards, version: number) {
  const router = useRouter()
  const [base, setBase] = useState(given)
  const [cards, setCards] = useState(given)
  const [held, setHeld] = useState<{ id: string; before: Cards } | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const sending = useRef(0)
  /** The last move of this page, of one card or of several. */
  const last = useRef<UndoInput[] | null>(null)

  // The server rendered the board again: its word counts, unless something is in the hand.
  if (given !== base && held === null) {
    setBase(given)
    setCards(given)
  }

  const noteOwn = useLive(version, () => {
    if (held !== null || sending.current > 0 || asking !== null) return false
    router.refresh()
    return true
  })

  const hold = (id: string) => setHeld({ id, before: cards })
  const put = (place: Place) => {
    if (held) setCards((now) => withCardAt(now, held.id, place))
  }
  const cancel = () => {
    if (held) setCards(held.before)
    setHeld(null)
  }

  const titleOf = (id: string): string => {
    const at = placeOf(cards, id)
    return (at && cards[at.horizon][at.index]?.title) ?? ''
  }

  /** Takes the last move of this page back, card by card. What asks something is gone on with once it is answered. */
  const undo = async (moves = last.current): Promise<void> => {
    if (!moves) return
    last.current = null
    for (const [index, move] of moves.entries()) {
      const result = await undoAction(move).catch(() => AWAY)
      if (result.ok) continue
      const questions = questionsOf(result)
      if (Object.keys(questions).length > 0) {
        const go = (answers: Record<string, string>) => undo([{ ...move, ...answers }, ...moves.slice(index + 1)])
        setAsking({ title: titleOf(move.id), questions, go })
        break
      }
      toast(result.message, { tone: 'bad' })
    }
    router.refresh()
  }

  const send = async (input: MoveInput, title: string, from: Place): Promise<void> => {
    sending.current += 1
    const result = await moveAction(input).catch(() => AWAY)
    sending.current -= 1
    if (result.ok) {
      const { horizon, rank, seq } = result.data
      noteOwn(result.data.version)
      last.current = [{ id: input.id, seq }]
      setCards((now) => settled(now, input.id, { horizon, rank }))
      toast(`“${title}” is in ${HORIZON_LABELS[horizon]}.`, {
        undo: () => void undo([{ id: input.id, seq }]),
      })
      return
    }
    const questions = questionsOf(result)
    if (Object.keys(questions).length > 0) {
      setAsking({ title, questions, go: (answers) => send({ ...input, ...answers }, title, from) })
      return
    }
    setCards((now) => withCardAt(now, input.id, from))
    toast(result.message, { tone: 'bad' })
    router.refresh()
  }

  const drop = async () => {
    const moving = held
    setHeld(null)
    const from = moving && placeOf(moving.before, moving.id)
    const to = moving && placeOf(cards, moving.id)
    const card = from && moving.before[from.horizon][from.index]
    if (!moving || !to || !card || (from.horizon === to.horizon && from.index === to.index)) return
    const { id, horizon, rank, title } = card
    await send({ id, horizon: to.horizon, after: cardAbove(cards, to), seen: { horizon, rank } }, title, from)
  }

  /** Several cards to the top of a column. */
  const moveMany = async (input: ManyInput): Promise<void> => {
    const result = await moveManyAction(input).catch(() => AWAY)
    if (!result.ok) {
      const questions = questionsOf(result)
      if (Object.keys(questions).length > 0)
        setAsking({
          title: `${input.ids.length} items`,
          questions,
          go: (answers) => moveMany({ ...input, ...answers }),
        })
      else toast(result.message, { tone: 'bad' })
      return
    }
    // The last one moved goes back first: it stands on the places of those before it.
    const moved = result.data.map(({ id, seq }) => ({ id, seq })).reverse()
    last.current = moved
    toast(`${moved.length} items are in ${HORIZON_LABELS[input.horizon]}.`, { undo: () => void undo(moved) })
    router.refresh()
  }

  const answer = async (answers: Record<string, string>) => {
    const question = asking
    setAsking(null)
    await question?.go(answers)
  }
  /** The question is put away: the card goes back to where the server has it. */
  const giveUp = () => {
    setAsking(null)
    setCards(base)
    router.refresh()
  }

  return { cards, hold, put, drop, cancel, undo, moveMany, asking, answer, giveUp }
}
