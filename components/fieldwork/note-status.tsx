'use client'

import { useSyncExternalStore } from 'react'
import { paths } from '@/lib/core/paths'
import { buttonStyle } from '@/components/ui/button-style'
import { noteTitle } from '@/lib/fieldwork/schema-note'
import type { Sent, Waiting } from './use-outbox'

const subscribe = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

export type NoteStatusProps = {
  saved: 'nothing' | 'here' | 'not kept'
  waiting: Waiting[]
  sent: Sent[]
  onReopen: (key: string) => void
}

/** Where what was typed is: in this browser, waiting for a connection, refused, or on the server. */
export function NoteStatus({ saved, waiting, sent, onReopen }: NoteStatusProps) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  const refused = waiting.filter((one) => one.problem)
  const queued = waiting.length - refused.length
  return (
    <div className="needs-script mb-2 space-y-1 text-sm text-ink-2">
      <p role="status">{words(saved, queued, online, sent)}</p>
      {sent[0] && (
        <p className="truncate">
          <a href={paths.session(sent[0].id)} className={buttonStyle({ variant: 'link' })}>
            {sent[0].title || 'Open the note'}
          </a>
        </p>
      )}
      {refused.map((one) => (
        <p key={one.key} role="alert" className="flex flex-wrap items-baseline gap-x-2 text-bad">
          <span>
            “{noteTitle(one.fields.friction)}” was not taken: {one.problem}
          </span>
          <button type="button" onClick={() => onReopen(one.key)} className={buttonStyle({ variant: 'link' })}>
            Open it again
          </button>
        </p>
      ))}
    </div>
  )
}

function words(saved: NoteStatusProps['saved'], queued: number, online: boolean, sent: Sent[]): string {
  const notes = queued === 1 ? 'One note' : `${queued} notes`
  if (queued > 0) return online ? `${notes} on the way` : `${notes} saved on this device, sent when you are online`
  if (saved === 'not kept') return 'This browser keeps nothing: save the note before you leave the page'
  if (saved === 'here') return online ? 'Saved on this device' : 'Saved on this device. You are offline'
  if (sent.length > 0)
    return sent.length === 1 ? 'Sent. It is evidence now' : `${sent.length} notes sent. They are evidence now`
  return online ? 'Every keystroke is saved on this device' : 'You are offline. Notes are sent later'
}
