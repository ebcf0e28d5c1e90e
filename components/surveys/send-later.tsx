'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { answersOf, valuesOf } from '@/lib/surveys/form'
import type { Question } from '@/lib/surveys/schema'
import type { Words } from '@/lib/surveys/words'
import { fill } from '@/lib/surveys/words/fill'

interface Kept {
  key: string
  body: { answers: Record<string, unknown>; segments: { team?: string; role?: string }; language: string; ticket?: string }
}

const placeOf = (token: string): string => `later:${token}`

function keptFor(token: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(placeOf(token)) ?? 'null') as Kept | null
  } catch {
    // Storage is switched off: nothing was kept.
    return null
  }
}

function keep(token: string, kept: Kept | null): boolean {
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
  words: Pick<Words, 'offline' | 'offlineSending' | 'offlineRefused'>
  children: ReactNode
}

/**
 * Around the form: what is sent while offline is kept in this browser and sent once, when it is online again or the page is opened again.
 * The form's own key goes with it, so that a try whose answer was lost stores nothing twice. Without script the form is sent as ever.
 */
export function SendLater({ token, ticket, questions, language, words, children }: SendLaterProps) {
  const router = useRouter()
  const [state, setState] = useState<{ kind: 'idle' | 'waiting' | 'sending' } | { kind: 'refused'; reason: string }>({ kind: 'idle' })

  useEffect(() => {
    let busy = false
    const send = async () => {
      const kept = keptFor(token)
      if (!kept || busy) return
      if (!navigator.onLine) return setState({ kind: 'waiting' })
      busy = true
      setState({ kind: 'sending' })
      try {
        const response = await fetch(`/api/v1/s/${encodeURIComponent(token)}/responses`, {
          method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': kept.key }, body: JSON.stringify(kept.body),
        })
        if (response.ok) {
          keep(token, null)
          router.push(`/s/${encodeURIComponent(token)}/thanks` as Route)
        } else if (response.status === 429 || response.status >= 500) {
          setState({ kind: 'waiting' })
        } else {
          // What was typed is still in the form, to be mended and sent.
          keep(token, null)
          setState({ kind: 'refused', reason: ((await response.json()) as { detail?: string }).detail ?? String(response.status) })
        }
      } catch {
        // The network went away again.
        setState({ kind: 'waiting' })
      } finally {
        busy = false
      }
    }
    const again = () => void send()
    queueMicrotask(again)
    window.addEventListener('online', again)
    const timer = window.setInterval(again, 30_000)
    return () => {
      window.removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [token, router])

  const onSubmit = (event: FormEvent) => {
    if (navigator.onLine || !(event.target instanceof HTMLFormElement)) return
    const form = new FormData(event.target)
    const values = valuesOf(form)
    const [team, role, tenure] = ['team', 'role', 'tenure'].map((name) => values[`segment:${name}`]?.[0])
    const segments = { ...(team && { team }), ...(role && { role }), ...(tenure && { tenure }) }
    const body = { answers: answersOf(questions, values), segments, language, ...(ticket && { ticket }) }
    if (!keep(token, { key: String(form.get('key') ?? ''), body })) return
    event.preventDefault()
    event.stopPropagation()
    setState({ kind: 'waiting' })
  }
  const said = state.kind === 'waiting' ? words.offline : state.kind === 'sending' ? words.offlineSending : state.kind === 'refused' ? fill(words.offlineRefused, { reason: state.reason }) : ''
  return (
    <div onSubmitCapture={onSubmit}>
      <p role="status" className={said ? 'sticky top-0 z-20 -mx-4 mb-4 border-y bg-surface px-4 py-3 text-base' : 'sr-only'}>
        {said}
      </p>
      {children}
    </div>
  )
}
