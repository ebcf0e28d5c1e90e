'use client'

import { cn } from '@/lib/core/cn'
import { takePassed } from './server-html-store'

/** The texts that stood in the page as it was loaded: coming back to it inside the hub, they are put in again. */
const loaded = new Map<string, string>()

/** Whether a text was looked for that did not come with the page. */
let isLacking = false

/**
 * Whether a part of this page is empty because its text did not come: Next.js answers a page that is not found, or that failed, with
 * data alone and renders all of it in the browser. Another look at the page brings the part itself.
 */
export const lacksText = (): boolean => isLacking

/** A text by its name: as it was handed over, as it came with the data, or as it stands in the page that was loaded. */
export const textOf = (id: string, html: string | null): string => {
  if (typeof document === 'undefined') return html ?? takePassed(id)
  const known = loaded.get(id) ?? html
  if (known !== null) return known
  const here = document.querySelector(`[data-handed="${CSS.escape(id)}"]`)?.innerHTML
  if (here === undefined) {
    isLacking = true
    return ''
  }
  loaded.set(id, here)
  return here
}

/** A rendered text. Where its HTML is not sent along with the data, it is taken from the page it came in. */
export function ServerHtml({
  id,
  html,
  className,
  plain = false,
}: {
  id: string
  html: string | null
  className?: string | undefined
  /** No prose: it brings its own looks, and its box adds nothing. */
  plain?: boolean
}) {
  return (
    <div
      data-handed={id}
      className={plain ? 'contents' : cn('prose', className)}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: textOf(id, html) }}
    />
  )
}
