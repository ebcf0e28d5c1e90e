'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { TOAST_EVENT, type ToastDetail } from './toast'

const ToastStack = lazy(() => import('./toast-stack'))

/** Stands once in the root layout. Nothing of it is loaded before the first toast. */
export function Toaster() {
  // Kept here, and not only told to the stack: what is said while its program still loads is shown too.
  const [said, setSaid] = useState<readonly ToastDetail[]>([])
  useEffect(() => {
    const onToast = (event: Event) => setSaid((before) => [...before, (event as CustomEvent<ToastDetail>).detail])
    window.addEventListener(TOAST_EVENT, onToast)
    return () => window.removeEventListener(TOAST_EVENT, onToast)
  }, [])
  return <Suspense>{said.length > 0 && <ToastStack said={said} />}</Suspense>
}
