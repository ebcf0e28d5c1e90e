/** What had the focus is gone: whoever goes on by the keyboard goes on in the page, not at the top. */
export function focusMainIfLost(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
}

/** Of a part of the page that has the focus in the place of something in it that is gone. */
export const STANDS_IN = 'data-stands-in'

/** Whether the focus is on nothing in particular: whoever knows a better place may take it there. */
export function isFocusFree(): boolean {
  const at = document.activeElement
  return at === null || at === document.body || at.id === 'main' || at.hasAttribute(STANDS_IN)
}

/**
 * For a dialog that nothing in the page is the trigger of, as one that a key or a menu opens: whoever closes it goes on
 * where they were, or at what opened the menu.
 */
export function goBackTo(before: Element | null): void {
  const popover = before?.closest('[popover]')
  const opener = popover && document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`)
  for (const one of [before, opener]) {
    if (!(one instanceof HTMLElement) || one === document.body || !one.isConnected || !one.checkVisibility()) continue
    return one.focus({ preventScroll: true })
  }
  focusMainIfLost()
}
