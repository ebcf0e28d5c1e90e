'use client'

import { useEffect, useRef, useState } from 'react'

const MARGIN = 12

/**
 * Which rows of a long list are in sight, so that only those are drawn. Short lists are drawn whole.
 * @param rows how many there are
 * @param height of one row in pixels, the same for all
 * @param whole lists up to this long need no window
 */
export function useWindow(rows: number, height: number, whole: number) {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [room, setRoom] = useState(600)

  useEffect(() => {
    const element = box.current
    if (!element || rows <= whole) return
    const onScroll = () => setTop(Math.floor(element.scrollTop / height))
    const observer = new ResizeObserver(() => setRoom(element.clientHeight))
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [height, rows, whole])

  /** Brings a row into sight. */
  const show = (row: number) => {
    const element = box.current
    if (!element || row < 0) return
    const at = row * height
    if (at < element.scrollTop) element.scrollTop = at
    else if (at + height > element.scrollTop + element.clientHeight)
      element.scrollTop = at + height - element.clientHeight
  }
  const from = rows <= whole ? 0 : Math.max(0, top - MARGIN)
  const to = rows <= whole ? rows : Math.min(rows, top + Math.ceil(room / height) + MARGIN)
  return { box, from, to, show }
}
