import type { FormValues } from '@/lib/surveys/answering/rules-form'

/** What this browser keeps of a form that is not sent yet. */
export interface Saved {
  values: FormValues
  /** The form's own key: what is sent after a reload is the same submission. */
  key: string
  /** The server has it too, where the survey knows its people. */
  synced?: boolean
}

/** Where this browser keeps what was typed into one survey. */
export const storageKey = (token: string): string => `answers:${token}`

export function readSaved(token: string): Saved | null {
  try {
    return JSON.parse(localStorage.getItem(storageKey(token)) ?? 'null') as Saved | null
  } catch {
    // Storage is switched off: nothing was kept.
    return null
  }
}

/** @returns false where this browser keeps nothing */
export function writeSaved(token: string, saved: Saved): boolean {
  try {
    localStorage.setItem(storageKey(token), JSON.stringify(saved))
    return true
  } catch {
    // Storage is full or switched off; the form itself still holds what was typed.
    return false
  }
}

/** Puts kept values back into the fields of a form. */
export function putBack(form: HTMLFormElement, { values, key }: Saved): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
      field.checked = values[field.name]?.includes(field.value) ?? false
    else if (field instanceof HTMLInputElement && field.name === 'key') field.value = key
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      // What the address says now goes before what another address said.
      if (field.dataset.said) continue
      const kept = values[field.name]?.[0]
      if (kept !== undefined) field.value = kept
    }
  }
}

/** What one choice excludes: "none of these" goes alone, and the best of a set cannot be its worst. */
export function settle(form: HTMLFormElement, target: EventTarget): void {
  if (!(target instanceof HTMLInputElement) || !target.checked) return
  const inputs = [...form.elements].filter(
    (field): field is HTMLInputElement => field instanceof HTMLInputElement && field !== target,
  )
  if (target.type === 'checkbox')
    for (const field of inputs)
      if (field.name === target.name && (target.dataset.alone || field.dataset.alone)) field.checked = false
  if (target.dataset.other)
    for (const field of inputs)
      if (field.name === target.dataset.other && field.value === target.value) field.checked = false
}
