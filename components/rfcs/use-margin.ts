'use client'

import { useEffect, type RefObject } from 'react'

const gap = 8

/** Where a thread wants to stand: at its first mark, measured within the page's frame. */
const wanted = (root: HTMLElement, id: string): number | null => {
  const mark = root.querySelector(`mark[data-threads~="${CSS.escape(id)}"]`)
  return mark ? mark.getBoundingClientRect().top - root.getBoundingClientRect().top : null
}

/** Puts each thread beside its words, below one another where they would overlap. Without a margin (narrow) they simply follow. */
export const layOut = (root: HTMLElement): void => {
  const margin = root.querySelector<HTMLElement>('[data-margin]')
  if (!margin) return
  const threads = [...margin.querySelectorAll<HTMLElement>(':scope > [data-placed]')]
  const beside = getComputedStyle(margin).getPropertyValue('--beside').trim() === 'yes'
  if (!beside) {
    for (const thread of threads) thread.style.removeProperty('top')
    margin.style.removeProperty('min-height')
    return
  }
  const offset = margin.getBoundingClientRect().top - root.getBoundingClientRect().top
  const places = threads
    .map((element, index) => ({ element, index, top: wanted(root, element.dataset.placed ?? '') }))
    .sort((a, b) => (a.top ?? Infinity) - (b.top ?? Infinity) || a.index - b.index)
  let next = 0
  for (const { element, top } of places) {
    const place = Math.max(next, (top ?? next + offset) - offset - 6)
    element.style.top = `${place}px`
    next = place + element.offsetHeight + gap
  }
  margin.style.minHeight = `${next}px`
}

/** Keeps the threads beside their words while the page changes size and threads fold. */
export function useMargin(ref: RefObject<HTMLElement | null>, threads: string): void {
  useEffect(() => {
    const root = ref.current
    if (!root) return
    let frame = 0
    const again = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => layOut(root))
    }
    layOut(root)
    const observer = new ResizeObserver(again)
    observer.observe(root)
    for (const child of root.querySelectorAll('[data-placed], [data-document]')) observer.observe(child)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [ref, threads])
}
