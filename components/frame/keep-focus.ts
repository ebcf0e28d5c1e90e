import { focusMainIfLost, STANDS_IN } from '@/components/ui/focus-main'
import { findAgain, named, nameOf, type Pressed } from './focus-again'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([type="hidden"], [disabled]), select:not([disabled]), ' +
  'textarea:not([disabled]), summary, [tabindex="0"]'

/** What had the focus, and enough of where it stood to find the place again when it has gone. */
export interface Had {
  element: HTMLElement
  /** What it stands in, the nearest first. */
  around: HTMLElement[]
  /** The row it stands in, and those after and before. */
  row: Element | null
  beside: Element[]
  /** Of a link: its name and address, by which it is found elsewhere in the page. */
  link: Pressed | null
  /** For what is in a message that goes by itself: what had the focus before. */
  before: Had | null
}

/** A dialog that closes, and a page that follows, bring the keyboard to its place by themselves. */
const AFTER_OTHERS_MS = 50
const MESSAGES = '[aria-label^="Messages"]'

const canFocus = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected && element.matches(FOCUSABLE) && element.checkVisibility()

/** Where an element stands. */
export function placeOf(element: HTMLElement, before: Had | null): Had {
  const around: HTMLElement[] = []
  for (let at = element.parentElement; at && at !== document.body && at.id !== 'main'; at = at.parentElement)
    around.push(at)
  const row = element.closest('li, tr')
  const beside = [row?.nextElementSibling, row?.previousElementSibling].filter((one) => one instanceof Element)
  const inMessage = element.closest(MESSAGES) !== null
  const link = element instanceof HTMLAnchorElement ? nameOf(element, location.pathname) : null
  return { element, around, row, beside, link, before: inMessage ? (before?.before ?? before) : null }
}

/**
 * Where the keyboard goes on when what had the focus has gone: what is called the same in the same place, the row after or
 * before, else the part of the page it stood in. Never another button: a key that is still held would press it.
 */
export function successorOf(had: Had): HTMLElement | null {
  const closed = had.element.isConnected && had.element.closest('details:not([open])')
  if (closed) return closed.querySelector<HTMLElement>(':scope > summary')
  if (had.before) return canFocus(had.before.element) ? had.before.element : successorOf(had.before)
  const near = had.around.filter((one) => one.isConnected)
  const [name, href] = [named(had.element), had.element.getAttribute('href')]
  const isSame = (one: Element) =>
    one.tagName === had.element.tagName &&
    // In other rows, buttons of the same name do the same to something else.
    (href ? one.getAttribute('href') === href : name !== '' && named(one) === name && had.row?.isConnected !== false)
  for (const part of near.slice(0, 4)) {
    const same = [...part.querySelectorAll(FOCUSABLE)].filter(isSame).find(canFocus)
    if (same) return same
  }
  for (const row of had.beside) {
    const first = row.isConnected && [...row.querySelectorAll('a[href], summary')].find(canFocus)
    if (first) return first
  }
  const link = had.link && findAgain(had.link)
  if (link && canFocus(link)) return link
  return near.find((one) => one.querySelector(FOCUSABLE) && one.checkVisibility()) ?? null
}

function focus(element: HTMLElement) {
  if (!element.matches(FOCUSABLE) && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1
    element.setAttribute(STANDS_IN, '')
    // Only for this once: a press inside of it must not move the focus to it.
    const leave = () => [STANDS_IN, 'tabindex'].forEach((name) => element.removeAttribute(name))
    element.addEventListener('blur', leave, { once: true })
  }
  element.focus({ preventScroll: true })
}

/**
 * Watches that the keyboard does not lose its place: an action often takes away, or disables for a moment, what was
 * pressed. `isElsewhere` says that something else looks after the focus just now. Answers what stops it.
 */
export function keepFocus(isElsewhere: () => boolean): () => void {
  let had: Had | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement && event.target !== document.body) had = placeOf(event.target, had)
  }
  const onPress = (event: PointerEvent) => {
    if (had && !(event.target instanceof Node && had.element.contains(event.target))) had = null
  }
  // Whoever goes elsewhere by themselves, as to the bar of the browser, is not brought back.
  const onLeave = (event: FocusEvent) => {
    if (event.relatedTarget) return
    queueMicrotask(() => {
      if (!had || document.activeElement !== document.body) return
      if (canFocus(had.element)) had = null
      // What is hidden loses the focus only when the page is drawn: nothing changes after it.
      else timer ??= setTimeout(settle, AFTER_OTHERS_MS)
    })
  }
  const settle = () => {
    timer = undefined
    if (!had || document.activeElement !== document.body || isElsewhere()) return
    const { element } = had
    if (element.isConnected && element.checkVisibility()) {
      // Disabled for a moment: it is waited for.
      if (element.matches(FOCUSABLE)) element.focus({ preventScroll: true })
      return
    }
    const next = successorOf(had)
    if (next) focus(next)
    else focusMainIfLost()
  }
  const watch = new MutationObserver(() => {
    if (document.activeElement === document.body) timer ??= setTimeout(settle, AFTER_OTHERS_MS)
  })
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'open', 'hidden'] })
  document.addEventListener('focusin', onFocus)
  document.addEventListener('focusout', onLeave)
  document.addEventListener('pointerdown', onPress)
  return () => {
    watch.disconnect()
    clearTimeout(timer)
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('focusout', onLeave)
    document.removeEventListener('pointerdown', onPress)
  }
}
