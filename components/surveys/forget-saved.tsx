'use client'

import { useEffect } from 'react'
import { storageKey } from './saved-answers'

/** Once sent, what this browser kept of the answers is gone from it. */
export function ForgetSaved({ token }: { token: string }) {
  useEffect(() => {
    try {
      localStorage.removeItem(storageKey(token))
    } catch {
      // Storage is switched off: nothing was kept.
    }
  }, [token])
  return null
}
