'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { textOf } from './server-html'

/** What a button is about, whether it would set or take it back: "react a1:agree" of `a1:agree:on`. */
const deedOf = (button: HTMLButtonElement): string => `${button.name} ${button.value.replace(/:(on|off)$/, '')}`

/** The button that does what one did that is gone; one in a menu is none outside of it. */
function sameIn(box: HTMLElement, gone: Element): HTMLElement | null {
  if (!(gone instanceof HTMLButtonElement) || gone.name === '') return null
  const inMenu = gone.closest('[popover]') !== null
  return (
    [...box.querySelectorAll('button')].find(
      (one) => deedOf(one) === deedOf(gone) && (one.closest('[popover]') !== null) === inMenu,
    ) ?? null
  )
}

/** Puts another text into a box. What had the focus in it has it again, where it is still there. */
export function putHtml(box: HTMLElement, html: string): void {
  const had = box.contains(document.activeElement) ? document.activeElement : null
  box.innerHTML = html
  if (had) sameIn(box, had)?.focus({ preventScroll: true })
}

/** A part of a page as HTML, with the same HTML after each step: see `Live`. */
export function LiveHtml({ id, html }: { id: string; html: string | null }) {
  const box = useRef<HTMLDivElement>(null)
  // React writes it once: what follows is put in by hand, to know what had the focus.
  const [first] = useState(() => ({ id, text: { __html: textOf(id, html) } }))
  const shown = useRef(id)
  useLayoutEffect(() => {
    if (!box.current || shown.current === id) return
    shown.current = id
    putHtml(box.current, textOf(id, html))
  }, [id, html])
  return (
    <div
      ref={box}
      data-handed={first.id}
      className="contents"
      suppressHydrationWarning
      dangerouslySetInnerHTML={first.text}
    />
  )
}
