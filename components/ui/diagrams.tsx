'use client'

import { useEffect, useRef } from 'react'

/** Draws the diagrams of the text before it, where there are any; the library is loaded only then. */
export function Diagrams() {
  const here = useRef<HTMLSpanElement>(null)
  // After every render: what stands before it may have been replaced.
  useEffect(() => {
    const text = here.current?.previousElementSibling
    if (!text?.querySelector('pre[data-diagram]:not([data-drawn])')) return
    let gone = false
    import('./draw-diagrams').then(({ drawDiagrams }) => (gone ? undefined : drawDiagrams(text)), () => undefined)
    return () => {
      gone = true
    }
  })
  return <span ref={here} hidden />
}
