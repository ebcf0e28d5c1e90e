'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/core/errors'
import type { DeskPiece } from '@/lib/evidence/schema-desk'
import {
  deskFileAction,
  deskNewAction,
  deskOpenAction,
  deskTriageAction,
  deskUndoAction,
} from '@/lib/insights/actions-desk'
import { act, ahead, arrive, openDesk, press, refuse, type DeskState, type Order } from '@/lib/insights/rules-desk'
import type { Suggestion } from '@/lib/insights/schema'

/** So many pieces are looked up ahead: at eight keys a second their suggestions are there in time, or the keys wait. */
const AHEAD = 12

/**
 * The state of the desk, and what the server has to do about it: orders run one after another, behind what the person sees.
 * @returns `type` takes keys, `found` makes an insight of the piece
 */
export function useDesk(queue: DeskPiece[], suggestions: Suggestion[]) {
  const [state, setState] = useState(() => openDesk(queue, queue[0] ? { [queue[0].id]: suggestions } : {}))
  const current = useRef(state)
  const chain = useRef<Promise<void>>(Promise.resolve())
  const made = useRef(new Map<number, string>())
  const asked = useRef(new Set<string>())
  const [open, setOpen] = useState(0)

  const put = useCallback((next: DeskState) => {
    current.current = next
    setState(next)
  }, [])

  const run = useCallback(async (order: Order): Promise<Result<unknown>> => {
    const { piece, deed, id } = order.step
    const together = piece.together.map((one) => one.id)
    const pieces = [piece.id, ...together]
    if (order.kind === 'undo') {
      if (deed.kind === 'file') return deskUndoAction({ pieces, insight: deed.insight })
      const insight = made.current.get(id)
      if (deed.kind === 'new')
        return insight ? deskUndoAction({ pieces, insight, made: true }) : { ok: true, data: null }
      return deskUndoAction({ pieces })
    }
    if (deed.kind === 'file')
      return deskFileAction({ insight: deed.insight, evidence: piece.id, stance: deed.stance, together })
    if (deed.kind === 'triage') return deskTriageAction({ pieces, state: deed.state })
    if (deed.kind === 'skip') return { ok: true, data: null }
    const result = await deskNewAction({ statement: deed.statement, evidence: piece.id, together })
    if (result.ok) made.current.set(id, result.data)
    return result
  }, [])

  const send = useCallback(
    (orders: readonly Order[]) => {
      setOpen((n) => n + orders.length)
      for (const order of orders) {
        chain.current = chain.current.then(async () => {
          const result = await run(order).catch(() => ({
            ok: false as const,
            message: 'The server could not be reached; the piece is back in the queue.',
          }))
          setOpen((n) => n - 1)
          if (result.ok) return
          put(refuse(current.current, order))
          toast(result.message, { tone: 'bad' })
        })
      }
    },
    [run, put],
  )

  const apply = useCallback(
    ({ state: next, orders }: { state: DeskState; orders: Order[] }) => {
      put(next)
      send(orders)
    },
    [put, send],
  )

  useEffect(() => {
    const wanted = ahead(state, AHEAD).filter((id) => !asked.current.has(id))
    const first = state.queue[0]?.id
    // The piece that came with the page is this person's only once it was asked for.
    if (first && asked.current.size === 0 && !wanted.includes(first)) wanted.unshift(first)
    if (wanted.length === 0) return
    for (const id of wanted) asked.current.add(id)
    deskOpenAction({ pieces: wanted })
      .then((result) => {
        if (result.ok) return apply(arrive(current.current, wanted, result.data))
        for (const id of wanted) asked.current.delete(id)
        toast(result.message, { tone: 'bad' })
      })
      .catch(() => {
        for (const id of wanted) asked.current.delete(id)
      })
  }, [state, apply])

  const type = useCallback((key: string) => apply(press(current.current, [key])), [apply])
  const found = useCallback((statement: string) => apply(act(current.current, { kind: 'new', statement })), [apply])
  return { state, saving: open > 0, type, found }
}
