'use client'

import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { apiPaths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { answersOf, valuesOf } from '@/lib/surveys/answering/rules-form'
import { reasonOf, type Reason } from '@/lib/surveys/answering/rules-reasons'
import type { Question } from '@/lib/surveys/schema'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'

interface Kept {
  key: string
  body: {
    answers: Record<string, unknown>
    segments: Record<string, string | undefined>
    language: string
    ticket: string | undefined
  }
}

/**
 * What is kept of a survey until it can be sent; with a second argument, that is kept from now on.
 * Null where nothing is, or where the browser keeps nothing: switched off, full, or refused to a frame of another site.
 */
function later(token: string, kept?: Kept): Kept | null {
  const place = `later:${token}`
  try {
    if (kept) localStorage.setItem(place, JSON.stringify(kept))
    return JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

type SendLaterProps = {
  token: string
  ticket: string | undefined
  questions: readonly Question[]
  language: string
  words: Pick<AnswerPageMessages, 'offline' | 'offlineOpen' | 'offlineSending' | 'offlineRefused'>
  /** What each refusal is, in the respondent's language. */
  refusals: Record<Reason, string>
  /** Where one is sent on to. */
  thanks: string
  children: ReactNode
}

/**
 * Around the form: what is sent while offline is kept in this browser and sent once, when it is online again or the page is opened again.
 * Where the browser keeps nothing, the page itself holds it, says so, and asks before it is left.
 * The form's own key goes with it, so that a try whose answer was lost stores nothing twice. Without script the form is sent as ever.
 */
export function SendLater({ token, ticket, questions, language, words, refusals, thanks, children }: SendLaterProps) {
  const held = useRef<Kept | null>(null)
  const [said, say] = useState('')

  useEffect(() => {
    let busy = false
    const send = async () => {
      const kept = held.current ?? later(token)
      if (!kept || busy) return
      const waiting = held.current ? words.offlineOpen : words.offline
      if (!navigator.onLine) return say(waiting)
      busy = true
      say(words.offlineSending)
      try {
        const response = await fetch(apiPaths.responses(token), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': kept.key },
          body: JSON.stringify(kept.body),
        })
        if (response.status === 429 || response.status >= 500) return say(waiting)
        if (!held.current) localStorage.removeItem(`later:${token}`)
        held.current = null
        if (response.ok) location.href = thanks
        // What was typed is still in the form, to be mended and sent.
        else
          say(
            fill(words.offlineRefused, {
              reason: refusals[reasonOf((await response.json()) as { code?: string; reason?: string })],
            }),
          )
      } catch {
        // The network went away again.
        say(waiting)
      } finally {
        busy = false
      }
    }
    const again = () => void send()
    const gone = new AbortController()
    queueMicrotask(again)
    addEventListener('online', again, gone)
    addEventListener('beforeunload', (event) => held.current && event.preventDefault(), gone)
    const timer = setInterval(again, 30_000)
    return () => {
      gone.abort()
      clearInterval(timer)
    }
  }, [token, words, refusals, thanks])

  // What is undefined is left out where it is sent.
  const onSubmit = (event: FormEvent) => {
    if (navigator.onLine || !(event.target instanceof HTMLFormElement)) return
    const form = new FormData(event.target)
    const values = valuesOf(form)
    const segments = Object.fromEntries(
      ['team', 'role', 'tenure'].map((name) => [name, values[`segment:${name}`]?.[0] || undefined]),
    )
    const kept = {
      key: String(form.get('key') ?? ''),
      body: { answers: answersOf(questions, values), segments, language, ticket },
    }
    held.current = later(token, kept) ? null : kept
    event.preventDefault()
    event.stopPropagation()
    say(held.current ? words.offlineOpen : words.offline)
  }
  return (
    <div onSubmitCapture={onSubmit}>
      <p
        role="status"
        className={said ? 'sticky top-0 z-20 -mx-4 mb-4 border-y bg-surface px-4 py-3 text-base' : 'sr-only'}
      >
        {said}
      </p>
      {children}
    </div>
  )
}
