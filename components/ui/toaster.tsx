'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { TOAST_EVENT, type ToastDetail } from './toast'

const ToastStack = lazy(() => import('./toast-stack'))

/** Stands once in the root layout. Nothing of it is loaded before the first toast. */
export function Toaster() {
  const [first, setFirst] = useState<ToastDetail | null>(null)
  useEffect(() => {
    const onToast = (event: Event) => setFirst((event as CustomEvent<ToastDetail>).detail)
    window.addEventListener(TOAST_EVENT, onToast, { once: true })
    return () => window.removeEventListener(TOAST_EVENT, onToast)
  }, [])
  return <Suspense>{first && <ToastStack first={first} />}</Suspense>
}
