// Shared looks of the answering page's fields: large targets, the browser's own controls.
export const target =
  'flex min-h-11 items-center gap-3 rounded-md px-3 py-2 has-checked:bg-accent-soft has-checked:text-accent hover:bg-hover'
export const box = 'size-5 shrink-0 accent-accent'
export const look =
  'rounded-md border border-edge bg-surface px-3 text-lg text-ink hover:border-ink-3 aria-invalid:border-bad'
export const control = `w-full ${look}`
/** What stands above the form and is for its first part only: it goes once the form says `data-later`. */
export const FIRST_PART = '[main:has([data-later])_&]:hidden'
export const hint = 'text-base text-ink-3'
