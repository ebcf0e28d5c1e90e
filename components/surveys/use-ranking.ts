'use client'

import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react'

/** Told to a form's fields after values were put back into them. */
export const RESTORED = 'answers-restored'

const placesIn = (box: HTMLElement): string[] =>
  [...box.querySelectorAll('select')]
    .flatMap((select) => (select.value ? [{ value: select.dataset.option ?? '', place: Number(select.value) }] : []))
    .sort((a, b) => a.place - b.place)
    .map((one) => one.value)

/**
 * An order that is kept in the selects of a form, which hold it without script too.
 * @returns order: null before the script runs · put: sets it · drag: to start moving a row with the pointer
 */
export function useRanking(box: RefObject<HTMLElement | null>) {
  const [order, setOrder] = useState<string[] | null>(null)
  const latest = useRef<string[]>([])
  const stop = useRef<() => void>(undefined)

  useEffect(() => {
    const element = box.current
    const form = element?.closest('form')
    if (!element) return
    const read = () => {
      latest.current = placesIn(element)
      setOrder(latest.current)
    }
    queueMicrotask(read)
    form?.addEventListener(RESTORED, read)
    return () => {
      form?.removeEventListener(RESTORED, read)
      stop.current?.()
    }
  }, [box])

  const put = (next: string[]) => {
    latest.current = next
    setOrder(next)
    const selects = [...(box.current?.querySelectorAll('select') ?? [])]
    for (const select of selects) select.value = String(next.indexOf(select.dataset.option ?? '') + 1 || '')
    selects[0]?.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const drag = (event: ReactPointerEvent, value: string) => {
    event.preventDefault()
    const move = (moved: PointerEvent) => {
      const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-placed]') ?? [])]
      const others = latest.current.filter((one) => one !== value)
      const above = rows
        .filter((row) => row.dataset.placed !== value)
        .filter((row) => {
          const { top, height } = row.getBoundingClientRect()
          return top + height / 2 < moved.clientY
        }).length
      const next = [...others.slice(0, above), value, ...others.slice(above)]
      if (next.join('\n') !== latest.current.join('\n')) put(next)
    }
    const end = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
    }
    stop.current = end
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
  }
  return { order, put, drag }
}
