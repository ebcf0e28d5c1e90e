/** What is kept under a name in this browser; null where there is nothing, or nothing that can be read. */
export function kept<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null
  } catch {
    // Storage is switched off, or holds something that is not ours.
    return null
  }
}

/** Keeps a value in this browser; null forgets it. @returns whether it could be kept */
export function keep(name: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
    return true
  } catch {
    // Storage is full or switched off; the page itself still holds what was typed.
    return false
  }
}
