'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { apiPaths } from '@/lib/core/paths'

/**
 * Looks at the board again when something on it changed elsewhere. Connected only while the page can be seen, since a
 * browser has few connections to one server; on return it hears the present version at once.
 * @param version the one the page was rendered at
 * @returns notes a version that this page itself made, so that its own move is not looked at again
 */
export function useLive(version: number, lookAgain: () => boolean): (own: number) => void {
  const seen = useRef(version)
  const pending = useRef(false)
  useEffect(() => {
    seen.current = Math.max(seen.current, version)
  }, [version])

  const look = useEffectEvent(() => {
    pending.current = !lookAgain()
  })
  const hear = useEffectEvent((now: number) => {
    if (now === seen.current) return
    seen.current = now
    look()
  })
  useEffect(() => {
    let source: EventSource | null = null
    const connect = () => {
      if (document.visibilityState !== 'visible') {
        source?.close()
        source = null
      } else if (!source) {
        source = new EventSource(apiPaths.roadmapChanges())
        source.addEventListener('version', (event) => hear(Number(event.data)))
      }
    }
    // What changed while a card was in the hand is looked at once it is put down.
    const later = setInterval(() => {
      if (pending.current) look()
    }, 500)
    connect()
    document.addEventListener('visibilitychange', connect)
    return () => {
      clearInterval(later)
      document.removeEventListener('visibilitychange', connect)
      source?.close()
    }
  }, [])

  return (own) => {
    if (own === seen.current + 1) seen.current = own
  }
}
