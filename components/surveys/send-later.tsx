'use client'

import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { answersOf, valuesOf } from '@/lib/surveys/form'
import type { Question } from '@/lib/surveys/schema'
import type { Words } from '@/lib/surveys/words'
import { fill } from '@/lib/surveys/words/fill'

interface Kept {
  key: string
  body: { answers: Record<string, unknown>; segments: { team?: string; role?: string }; language: string; ticket?: string }
}

const placeOf = (token: string): string => `later:${token}`

function stored(token: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(placeOf(token)) ?? 'null') as Kept | null
  } catch {
    // Storage is switched off: nothing was kept.
    return null
  }
}

/** @returns false where the browser keeps nothing: switched off, full, or refused to a frame of another site */
function store(token: string, kept: Kept | null): boolean {
  try {
    if (kept) localStorage.setItem(placeOf(token), JSON.stringify(kept))
    else localStorage.removeItem(placeOf(token))
    return true
  } catch {
    return false
  }
}

type SendLaterProps = {
  token: string
  ticket: string | undefined
  questions: readonly Question[]
  language: string
  words: Pick<Words, 'offline' | 'offlineOpen' | 'offlineSending' | 'offlineRefused'>
  /** Where one is sent on to. */
  thanks: string
  children: ReactNode
}

/**
 * Around the form: what is sent while offline is kept in this browser and sent once, when it is online again or the page is opened again.
 * Where the browser keeps nothing, the page itself holds it, says so, and asks before it is left.
 * The form's own key goes with it, so that a try whose answer was lost stores nothing twice. Without script the form is sent as ever.
 */
export function SendLater({ token, ticket, questions, language, words, thanks, children }: SendLaterProps) {
  const held = useRef<Kept | null>(null)
  const [said, say] = useState('')

  useEffect(() => {
    let busy = false
    const send = async () => {
      const kept = held.current ?? stored(token)
      if (!kept || busy) return
      const waiting = held.current ? words.offlineOpen : words.offline
      if (!navigator.onLine) return say(waiting)
      busy = true
      say(words.offlineSending)
      try {
        const response = await fetch(`/api/v1/s/${encodeURIComponent(token)}/responses`, {
          method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': kept.key }, body: JSON.stringify(kept.body),
        })
        if (response.status === 429 || response.status >= 500) return say(waiting)
        store(token, null)
        held.current = null
        if (response.ok) location.assign(thanks)
        // What was typed is still in the form, to be mended and sent.
        else say(fill(words.offlineRefused, { reason: ((await response.json()) as { detail?: string }).detail ?? String(response.status) }))
      } catch {
        // The network went away again.
        say(waiting)
      } finally {
        busy = false
      }
    }
    const again = () => void send()
    const stay = (event: Event) => held.current && event.preventDefault()
    queueMicrotask(again)
    window.addEventListener('online', again)
    window.addEventListener('beforeunload', stay)
    const timer = window.setInterval(again, 30_000)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('beforeunload', stay)
      clearInterval(timer)
    }
  }, [token, words, thanks])

  const onSubmit = (event: FormEvent) => {
    if (navigator.onLine || !(event.target instanceof HTMLFormElement)) return
    const form = new FormData(event.target)
    const values = valuesOf(form)
    const [team, role, tenure] = ['team', 'role', 'tenure'].map((name) => values[`segment:${name}`]?.[0])
    const segments = { ...(team && { team }), ...(role && { role }), ...(tenure && { tenure }) }
    const kept = { key: String(form.get('key') ?? ''), body: { answers: answersOf(questions, values), segments, language, ...(ticket && { ticket }) } }
    held.current = store(token, kept) ? null : kept
    event.preventDefault()
    event.stopPropagation()
    say(held.current ? words.offlineOpen : words.offline)
  }
  return (
    <div onSubmitCapture={onSubmit}>
      <p role="status" className={said ? 'sticky top-0 z-20 -mx-4 mb-4 border-y bg-surface px-4 py-3 text-base' : 'sr-only'}>
        {said}
      </p>
      {children}
    </div>
  )
}
