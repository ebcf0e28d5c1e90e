import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { pageKind } from '@/lib/core/page-kind'
import { LiveHtml } from './live-html'
import { passToHtml } from './server-html-store'
import { asItsChildren, staticHtml } from './static-html'

/**
 * A part of a page whose buttons belong to forms elsewhere on it (`form="…"`), of which a page has hundreds: what others said, with
 * what can be said about it in a word. As `Still`, an HTML page has it as HTML alone; unlike it, a step inside the hub has it as HTML
 * too, so that only what has changed is made anew, and a button that was pressed keeps the focus. Where something in it does more, it
 * is sent as everything else.
 */
export function Live({ children }: { children: ReactNode }) {
  const html = staticHtml(children, true)
  if (html === null) return children
  const id = createHash('sha256').update(html).digest('base64url')
  const { isHtml } = pageKind()
  if (isHtml) passToHtml(id, html)
  return <LiveHtml id={id} html={isHtml ? null : html} />
}
asItsChildren.add(Live)
