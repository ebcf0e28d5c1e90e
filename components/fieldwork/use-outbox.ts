'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { apiPaths } from '@/lib/core/paths'
import { newToken } from '@/lib/core/ids'
import { noteBody, type NoteFields } from '@/lib/fieldwork/schema-note'
import { keep, kept } from './kept'

/** A note that was finished here and is not on the server yet; `problem` says why, where the server refused it. */
export type Waiting = { key: string; fields: NoteFields; problem?: string }
export type Sent = { id: string; title: string }
type Outcome = { sent: Sent } | { problem: string } | 'unreachable'

const storage = 'field-notes:waiting'

/** One try. The key makes a second try after a lost answer store nothing twice. */
async function send({ key, fields }: Waiting): Promise<Outcome> {
  try {
    const response = await fetch(apiPaths.sessions(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(noteBody(fields)),
    })
    if (response.status >= 500 || response.status === 429) return 'unreachable'
    const answer = (await response.json()) as { id?: string; title?: string; detail?: string }
    if (response.ok && answer.id) return { sent: { id: answer.id, title: answer.title ?? '' } }
    return {
      problem:
        response.status === 401
          ? 'You are signed out. Sign in, then send it again.'
          : (answer.detail ?? 'The server refused it.'),
    }
  } catch {
    return 'unreachable'
  }
}

/** Field notes that wait to be sent: kept in this browser, tried at once, again when it is back online, and when the page is opened. */
export function useOutbox() {
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const [sent, setSent] = useState<Sent[]>([])
  const list = useRef<Waiting[]>([])
  const busy = useRef(false)

  const store = useCallback((next: Waiting[]) => {
    list.current = next
    keep(storage, next.length > 0 ? next : null)
    setWaiting(next)
  }, [])

  const flush = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    for (const note of list.current.filter((one) => !one.problem)) {
      const outcome = await send(note)
      if (outcome === 'unreachable') break
      const others = list.current.filter((one) => one.key !== note.key)
      if ('sent' in outcome) setSent((before) => [outcome.sent, ...before])
      store('sent' in outcome ? others : [...others, { ...note, problem: outcome.problem }])
    }
    busy.current = false
  }, [store])

  useEffect(() => {
    const before = kept<Waiting[]>(storage)
    if (Array.isArray(before)) queueMicrotask(() => store([...before, ...list.current]))
    const again = () => void flush()
    queueMicrotask(again)
    window.addEventListener('online', again)
    const timer = window.setInterval(again, 30_000)
    return () => {
      window.removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [flush, store])

  const add = useCallback(
    (fields: NoteFields) => {
      store([...list.current, { key: newToken(), fields }])
      void flush()
    },
    [flush, store],
  )
  /** Takes a note out again, to be mended in the form. */
  const take = useCallback(
    (key: string) => {
      const note = list.current.find((one) => one.key === key)
      store(list.current.filter((one) => one.key !== key))
      return note?.fields
    },
    [store],
  )
  return { waiting, sent, add, take }
}
