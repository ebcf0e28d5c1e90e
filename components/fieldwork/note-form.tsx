'use client'

import { useActionState, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { noteAction } from '@/lib/fieldwork/actions'
import { emptyNote, type NoteFields } from '@/lib/fieldwork/schema-note'
import { keep, kept } from './kept'
import { NoteStatus } from './note-status'
import { useOutbox } from './use-outbox'

const draft = 'field-notes:draft'

function fieldsOf(form: HTMLFormElement): NoteFields {
  const posted = new FormData(form)
  const fields: NoteFields = { ...emptyNote, date: '' }
  for (const name of Object.keys(fields)) Object.assign(fields, { [name]: String(posted.get(name) ?? '') })
  return fields
}

function fill(form: HTMLFormElement, fields: Partial<NoteFields>): void {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements.namedItem(name)
    if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    )
      control.value = value
  }
}

/**
 * Around the fields of a field note: keeps every keystroke in this browser and sends the note when it can. Without a
 * script it is a plain form.
 */
export function NoteForm({ children }: { children: ReactNode }) {
  const [refused, post, pending] = useActionState(noteAction, null)
  const form = useRef<HTMLFormElement>(null)
  const [saved, setSaved] = useState<'nothing' | 'here' | 'not kept'>('nothing')
  const outbox = useOutbox()

  useEffect(() => {
    const before = kept<Partial<NoteFields>>(draft)
    if (!before || !form.current) return
    fill(form.current, before)
    queueMicrotask(() => setSaved('here'))
  }, [])

  const save = () => form.current && setSaved(keep(draft, fieldsOf(form.current)) ? 'here' : 'not kept')
  const finish = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    outbox.add(fieldsOf(event.currentTarget))
    event.currentTarget.reset()
    keep(draft, null)
    setSaved('nothing')
    event.currentTarget.querySelector('textarea')?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }
  const reopen = (key: string) => {
    const fields = outbox.take(key)
    if (!fields || !form.current) return
    fill(form.current, fields)
    save()
  }

  return (
    <form ref={form} action={post} onSubmit={finish} onInput={save} className="max-w-xl">
      {refused && !refused.ok && (
        <p role="alert" className="mb-4 rounded-md border border-bad/50 bg-bad-soft px-3 py-2 text-bad">
          {Object.values(refused.fieldErrors ?? {})[0]?.[0] ?? refused.message}
        </p>
      )}
      {children}
      <div className="sticky bottom-0 z-10 -mx-4 mt-4 border-t bg-ground px-4 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:mx-0 sm:px-0">
        <NoteStatus saved={saved} waiting={outbox.waiting} sent={outbox.sent} onReopen={reopen} />
        <button
          type="submit"
          disabled={pending}
          className={buttonStyle({ variant: 'primary', size: 'lg', className: 'w-full sm:w-auto' })}
        >
          Save note
        </button>
      </div>
    </form>
  )
}
