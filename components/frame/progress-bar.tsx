'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

const LONGEST_MS = 10_000

/**
 * A thin line on top while the next page is on its way, from 150 ms on (`.progress-bar` waits), so that quick pages
 * show none. `going` is a navigation by key; links are watched here.
 */
export function ProgressBar({ going }: { going: boolean }) {
  const here = `${usePathname()}?${useSearchParams()}`
  const [leaving, setLeaving] = useState('')
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented && !(event.target as HTMLElement).closest('a[href]')) return
      const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href]')
      if (link && leadsAway(link, event)) setLeaving(here)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [here])
  // A link may turn out to stay here, as a redirect or a download: the bar must not wait for another page for ever.
  useEffect(() => {
    if (!leaving) return
    const timer = setTimeout(() => setLeaving(''), LONGEST_MS)
    return () => clearTimeout(timer)
  }, [leaving])
  return going || leaving === here ? (
    // Outside every landmark, so it is announced by itself.
    <div role="progressbar" aria-live="polite" aria-label="Loading the page" className="progress-bar" />
  ) : null
}

/** Whether a click on this link shows another page of the hub in this tab. */
function leadsAway(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  if (link.target === '_blank' || link.hasAttribute('download') || link.origin !== window.location.origin) return false
  return `${link.pathname}${link.search}` !== `${window.location.pathname}${window.location.search}`
}
