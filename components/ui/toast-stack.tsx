'use client'

import { useEffect, useRef } from 'react'
import { Toaster as Stack, toast as show } from 'sonner'
import type { ToastDetail } from './toast'

/** Those on screen that offer to undo, by their id. */
const undoable = new Map<string, ToastDetail>()
let count = 0

function present(detail: ToastDetail, id = `toast-${++count}`, duration = detail.undo ? 20_000 : 5_000) {
  const { message, description, undo, tone } = detail
  const gone = () => void undoable.delete(id)
  const press = () => {
    gone()
    undo?.()
  }
  if (undo) undoable.set(id, detail)
  const options = {
    id,
    description,
    duration,
    action: undo && { label: 'Undo', onClick: press },
    onDismiss: gone,
    onAutoClose: gone,
  }
  if (tone === 'bad') show.error(message, options)
  else show(message, options)
}

/** The pointer over messages stops their time by itself; the keyboard among them does so here. */
const whileFocused = (duration?: number) => [...undoable].forEach(([id, detail]) => present(detail, id, duration))

export default function ToastStack({ said }: { said: readonly ToastDetail[] }) {
  const shown = useRef(0)
  useEffect(() => {
    for (const detail of said.slice(shown.current)) present(detail)
    shown.current = said.length
  }, [said])
  return (
    <div onFocus={() => whileFocused(Infinity)} onBlur={() => whileFocused()}>
      <Stack
        position="bottom-right"
        containerAriaLabel="Messages"
        toastOptions={{
          unstyled: true,
          classNames: {
            toast:
              'flex w-full font-sans items-center gap-3 rounded-md bg-surface px-4 py-3 text-base text-ink shadow-float',
            content: 'flex-1',
            description: 'text-sm text-ink-2',
            actionButton: 'ml-auto rounded-sm px-2 py-1 font-medium text-accent hover:bg-accent-soft',
            icon: 'text-bad',
          },
        }}
      />
    </div>
  )
}
