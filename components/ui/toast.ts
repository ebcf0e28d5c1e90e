/** What a toast shows besides its message. */
export type ToastOptions = {
  tone?: 'done' | 'bad'
  description?: string
  /**
   * Offers "Undo" for twenty seconds, and for as long as the pointer or the keyboard is on it, which also those who read
   * or move slowly can reach: instead of asking "are you sure" beforehand.
   */
  undo?: () => void
}
export type ToastDetail = ToastOptions & { message: string }

export const TOAST_EVENT = 'soundings:toast'

/** Say in passing that something happened. What the person must act on belongs on the page instead. */
export function toast(message: string, options: ToastOptions = {}): void {
  window.dispatchEvent(new CustomEvent<ToastDetail>(TOAST_EVENT, { detail: { message, ...options } }))
}
