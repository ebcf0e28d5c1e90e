'use client'

import { useEffect, useState } from 'react'
import { Link } from '@/components/ui/link'
import { apiPaths, paths } from '@/lib/core/paths'

const ASK_EVERY_MS = 30_000

/** Says on an open page that a newer version is there. Asks while the page is in sight, and when it comes back into sight. */
export function NewVersion({ number, version }: { number: number; version: number }) {
  const [current, setCurrent] = useState(version)
  useEffect(() => {
    const control = new AbortController()
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        const response = await fetch(apiPaths.rfcCurrent(number), { signal: control.signal, cache: 'no-store' })
        if (response.ok) setCurrent(((await response.json()) as { version: number }).version)
      } catch {
        // Without a connection nothing is known; the next turn asks again.
      }
    }
    const timer = setInterval(() => void ask(), ASK_EVERY_MS)
    const look = () => void ask()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      control.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [number])
  return (
    <div role="status" aria-live="polite">
      {current > version && (
        <p className="mb-4 rounded-md bg-warn-soft px-3 py-2 text-sm">
          Version {current} was saved after you opened this page; you are reading version {version}.{' '}
          <a href={paths.rfc(number)} className="underline underline-offset-2">
            Read version {current}
          </a>{' '}
          or{' '}
          <Link
            href={paths.rfcVersions(number, { from: version, to: current })}
            className="underline underline-offset-2"
          >
            see what changed
          </Link>
          .
        </p>
      )}
    </div>
  )
}
