'use client'

import { useEffect, useRef } from 'react'
import { Toaster as Stack, toast as show } from 'sonner'
import { TOAST_EVENT, type ToastDetail } from './toast'

function present({ message, description, undo, tone }: ToastDetail) {
  const options = {
    description,
    duration: undo ? 20_000 : 5_000,
    action: undo ? { label: 'Undo', onClick: undo } : undefined,
  }
  if (tone === 'bad') show.error(message, options)
  else show(message, options)
}

export default function ToastStack({ first }: { first: ToastDetail }) {
  const shown = useRef(false)
  useEffect(() => {
    if (!shown.current) present(first)
    shown.current = true
    const onToast = (event: Event) => present((event as CustomEvent<ToastDetail>).detail)
    window.addEventListener(TOAST_EVENT, onToast)
    return () => window.removeEventListener(TOAST_EVENT, onToast)
  }, [first])
  return (
    <Stack
      position="bottom-right"
      containerAriaLabel="Messages"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full font-sans items-center gap-3 rounded-md bg-surface px-4 py-3 text-base text-ink shadow-float',
          content: 'flex-1',
          description: 'text-sm text-ink-2',
          actionButton: 'ml-auto rounded-sm px-2 py-1 font-medium text-accent hover:bg-accent-soft',
          icon: 'text-bad',
        },
      }}
    />
  )
}
