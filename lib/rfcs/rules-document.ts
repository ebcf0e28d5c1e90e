import { memoize } from '@/lib/core/memoize'
import { carrier } from '@/lib/core/text/anchor-carry'
import { locate, type Anchor, type Located } from '@/lib/core/text/anchor'
import { outline as markdownOutline, renderMarkdown } from '@/lib/core/text/markdown'
import { renderRst, rstOutline } from '@/lib/core/text/rst'
import { textOf } from './rules-marks'
import type { AnchorState, RfcFormat } from './schema'

/** A version's text and how it is written. */
export type Document = { body: string; format: RfcFormat }
export type Heading = ReturnType<typeof markdownOutline>[number]

const look = { headingLinks: true }

export type RenderedDocument = { html: string; outline: Heading[]; text: string }

/** Characters of text and HTML remembered: some thirty of the longest RFCs. */
const rendered = memoize<RenderedDocument>(24_000_000, (key, { html, text }) => key.length + html.length + text.length)

/**
 * A document as it is read: HTML that is safe to put into a page, its headings, and its text (what comments are anchored in).
 * Remembered by its content, which never changes.
 */
export const renderDocument = ({ body, format }: Document): RenderedDocument =>
  rendered(`${format}\n${body}`, () => {
    const html = format === 'rst' ? renderRst(body) : renderMarkdown(body, look)
    return { html, outline: format === 'rst' ? rstOutline(body) : markdownOutline(body, look), text: textOf(html) }
  })

/** Where a comment's words are in a document; start and end count in its rendered text and are null where they are not shown. */
export type Place = { state: AnchorState; start: number | null; end: number | null }

const shown = (located: Located): Place =>
  located.state === 'outdated' ? { state: 'outdated', start: null, end: null } : located

/**
 * Finds quoted words in a document: in what a reader sees, else in what was typed (a Markdown comment, a link's target),
 * where they are known to stand but have no place on the page.
 */
export const findQuote = (document: Document, anchor: Anchor): Place => {
  const seen = shown(locate(renderDocument(document).text, anchor))
  if (seen.state === 'exact') return seen
  // Quoted from the source, mark-up and all: exact if it stands there so.
  const typed = locate(document.body, { ...anchor, offset: undefined })
  return typed.state === 'exact' || seen.state === 'outdated' ? { ...seen, state: typed.state } : seen
}

/** Where a new comment stands. Words that are literally there are exact, also where they repeat: nothing has moved yet. */
export const placeNew = (document: Document, anchor: Anchor): Place => {
  const place = findQuote(document, anchor)
  const literal =
    place.state !== 'exact' &&
    (renderDocument(document).text.includes(anchor.quote) || document.body.includes(anchor.quote))
  return literal ? { ...place, state: 'exact' } : place
}

/** Where words quoted in one version are in the next. `anchor.offset` is their place in `before`'s rendered text, if they have one. */
export const carryQuote = (before: Document, after: Document, anchor: Anchor): Place =>
  quoteCarrier(before, after)(anchor)

/** As `carryQuote`, for many quotes: the two versions are compared once. */
export const quoteCarrier = (before: Document, after: Document): ((anchor: Anchor) => Place) => {
  const carry = carrier(renderDocument(before).text, renderDocument(after).text)
  return (anchor) => {
    if (anchor.offset === undefined) return findQuote(after, anchor)
    const carried = shown(carry(anchor))
    return carried.state === 'outdated' ? findQuote(after, { ...anchor, offset: undefined }) : carried
  }
}
