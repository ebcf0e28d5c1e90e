/** What had the focus is gone: whoever goes on by the keyboard goes on in the page, not at the top. */
export function focusMainIfLost(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
}
