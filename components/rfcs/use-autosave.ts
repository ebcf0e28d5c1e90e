'use client'

import { useEffect, useState } from 'react'
import { discardAutosaveAction, saveAutosaveAction } from '@/lib/rfcs/actions-write'
import type { AutosaveInput, AutosaveTarget } from '@/lib/rfcs/schema-write'

/** Milliseconds after the last key before the text goes to the server. */
const pause = 1500

export type Keeping = { state: 'nothing' | 'kept' | 'offline'; at: string | null }

/**
 * Keeps what is typed on the server, a moment after typing stops; where that fails, tries again when the browser is back
 * online. (In this browser `useDraft` keeps it anyway.)
 * @param text null while there is nothing to keep, while it is being saved, or while an older text is still offered
 */
export function useAutosave(of: AutosaveTarget, text: Omit<AutosaveInput, keyof AutosaveTarget> | null) {
  const [keeping, setKeeping] = useState<Keeping>({ state: 'nothing', at: null })
  const [again, setAgain] = useState(0)
  const { number, template } = of
  const wanted = text && JSON.stringify(text)

  useEffect(() => {
    if (wanted === null) return
    let stale = false
    const timer = setTimeout(async () => {
      const result = await saveAutosaveAction({
        number,
        template,
        ...(JSON.parse(wanted) as Omit<AutosaveInput, keyof AutosaveTarget>),
      }).catch(() => null)
      if (stale) return
      setKeeping((before) => (result?.ok ? { state: 'kept', at: result.data.at } : { ...before, state: 'offline' }))
    }, pause)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [wanted, number, template, again])

  useEffect(() => {
    const online = () => setAgain((times) => times + 1)
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [])

  return {
    keeping,
    drop: () => discardAutosaveAction(of).catch(() => null),
  }
}
