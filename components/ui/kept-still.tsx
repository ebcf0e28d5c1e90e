import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { pageKind } from '@/lib/core/page-kind'
import { ServerHtml } from './server-html'
import { passToHtml } from './server-html-store'
import { staticHtml } from './static-html'

interface Kept {
  id: string
  html: string
  at: number
}

const MOST = 20

/**
 * A still part of a page that is the same for every reader, written as HTML once and kept: what it says is made again for another
 * name, and after `forMs` in any case. Where it cannot be written as HTML, or the answer is data alone, it is made each time.
 * @param make the part; it is asked only when it is to be made again
 */
export function keptStill(forMs: number): (name: string, make: () => Promise<ReactNode>) => Promise<ReactNode> {
  const all = new Map<string, Kept>()
  return async function still(name, make) {
    if (!pageKind().isHtml) return make()
    const now = performance.now()
    const known = all.get(name)
    if (known && now - known.at <= forMs) return <Passed {...known} />
    const part = await make()
    const html = staticHtml(part)
    if (html === null) return part
    const made = { id: createHash('sha256').update(html).digest('base64url'), html, at: now }
    all.delete(name)
    all.set(name, made)
    for (const old of all.keys()) {
      if (all.size <= MOST) break
      all.delete(old)
    }
    return <Passed {...made} />
  }
}

function Passed({ id, html }: Kept) {
  passToHtml(id, html)
  return <ServerHtml id={id} html={null} plain />
}
