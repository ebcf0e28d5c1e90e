'use client'

import { useCallback, useEffect, useState } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'

const PREFIX = 'draft:'

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    // Storage is switched off, or holds something that is not ours: there is no draft then.
    return null
  }
}

function write(key: string, values: unknown | null): void {
  try {
    if (values === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(values))
  } catch {
    // Storage is full or switched off; the form itself still holds what was typed.
  }
}

/**
 * Keeps what is typed into a form in this browser, through reloads and expired sessions, until it is sent.
 * `key` names the thing being written ("rfc:new", "survey:12"); undefined keeps nothing.
 */
export function useDraft<V extends FieldValues, C, O>(form: UseFormReturn<V, C, O>, key: string | undefined) {
  const storageKey = key && PREFIX + key
  const [restored, setRestored] = useState(false)

  useEffect(() => {
    if (!storageKey) return
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        write(storageKey, isDirty === false ? null : values)
        setRestored((before) => before && isDirty !== false)
      },
    })
    const draft = read(storageKey)
    if (draft && typeof draft === 'object') {
      queueMicrotask(() => {
        form.reset({ ...form.getValues(), ...draft } as DefaultValues<V>, { keepDefaultValues: true })
        setRestored(true)
      })
    }
    return stop
  }, [form, storageKey])

  const forget = useCallback(() => {
    if (storageKey) write(storageKey, null)
    setRestored(false)
  }, [storageKey])

  const discard = useCallback(() => {
    form.reset()
    forget()
  }, [form, forget])

  return { restored, forget, discard }
}
