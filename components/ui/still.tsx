import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { pageKind } from '@/lib/core/page-kind'
import { ServerHtml } from './server-html'
import { passToHtml } from './server-html-store'
import { asItsChildren, staticHtml } from './static-html'

/**
 * A part of a page in which nothing happens: a picture, a table of numbers. React sends what it renders twice, as HTML and as data for
 * its script; of this part an HTML page has the HTML alone, written without React. Links inside the hub do what they do elsewhere; what
 * is pressed belongs outside: after it the part is made anew, and what was pressed would lose the focus. Where the answer is data alone
 * (a step inside the hub), and where something in it does do something, it is sent as everything else.
 */
export function Still({ children }: { children: ReactNode }) {
  const html = pageKind().isHtml ? staticHtml(children) : null
  if (html === null) return children
  const id = createHash('sha256').update(html).digest('base64url')
  passToHtml(id, html)
  return <ServerHtml id={id} html={null} plain />
}
asItsChildren.add(Still)
