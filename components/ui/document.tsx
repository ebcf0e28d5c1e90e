import { headers } from 'next/headers'
import { Diagrams } from './diagrams'
import { ServerHtml } from './server-html'
import { passToHtml } from './server-html-store'

/**
 * A long rendered document, sent once. React sends what it renders twice, as HTML and as data for its script, which for a text of
 * hundreds of kilobytes costs more than rendering it. Where the answer is an HTML page (a browser says so in `accept`), only the name
 * of the text stands in the data; where it is data alone (a step inside the hub), the text does.
 * @param id of exactly this text, such as a hash of it
 * @param html from `renderMarkdown` of lib/core/text/markdown or its like, which sanitize it; nothing else may be passed
 */
export async function Document({ id, html, className }: { id: string; html: string; className?: string }) {
  const asPage = (await headers()).get('accept')?.includes('text/html') ?? false
  if (asPage) passToHtml(id, html)
  return (
    <>
      <ServerHtml id={id} html={asPage ? null : html} className={className} />
      {html.includes('<pre tabindex="0" data-diagram') && <Diagrams />}
    </>
  )
}
