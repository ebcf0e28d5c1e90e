'use client'

import { useEffect } from 'react'

/** Tells the page around a frame how high the frame's content is, and nothing else, so that it needs no second scroll bar. */
export function FrameHeight() {
  useEffect(() => {
    if (window.parent === window) return
    const tell = () => window.parent.postMessage({ soundingsHeight: document.documentElement.scrollHeight }, '*')
    const watch = new ResizeObserver(tell)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [])
  return null
}
