'use client'

import { useEffect, useRef } from 'react'

/** Where the library is not there or fails, the diagrams' sources stay. */
const draw = (text: Element) =>
  void import('./draw-diagrams').then(({ drawDiagrams }) => drawDiagrams(text)).catch(() => undefined)

/**
 * Draws the diagrams of the text before it, where there are any, and again in the colours of another theme; the library
 * is loaded only then.
 */
export function Diagrams() {
  const here = useRef<HTMLSpanElement>(null)
  // After every render: what stands before it may have been replaced.
  useEffect(() => {
    const text = here.current?.previousElementSibling
    if (text?.querySelector('pre[data-diagram]:not([data-drawn])')) draw(text)
  })
  useEffect(() => {
    const again = () => {
      const text = here.current?.previousElementSibling
      if (text?.querySelector('pre[data-drawn]')) draw(text)
    }
    const chosen = new MutationObserver(again)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', again)
    return () => {
      chosen.disconnect()
      system.removeEventListener('change', again)
    }
  }, [])
  return <span ref={here} hidden />
}
