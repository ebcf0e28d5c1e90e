import { memoize } from '@/lib/core/memoize'
import { locate, makeAnchor, type Anchor, type Located } from '@/lib/core/text/anchor'
import type { AnchorText, Block } from '@/lib/core/text/anchor-blocks'
import { History } from '@/lib/core/text/anchor-transfer'
import { asciidocToMarkdown } from '@/lib/core/text/asciidoc'
import { mediawikiToMarkdown } from '@/lib/core/text/mediawiki'
import { outline as markdownOutline, renderMarkdown } from '@/lib/core/text/markdown'
import { renderRst, rstOutline } from '@/lib/core/text/rst'
import { blocksIn } from './rules-html-blocks'
import { textOf } from './rules-marks'
import type { AnchorState, RfcFormat } from './schema'

/** A version's text and how it is written. */
export type Document = { body: string; format: RfcFormat }
export type Heading = ReturnType<typeof markdownOutline>[number]

const look = { headingLinks: true }

export type RenderedDocument = { html: string; outline: Heading[]; text: string; blocks: Block[] }

/** Characters of text and HTML remembered: some thirty of the longest RFCs. */
const rendered = memoize<RenderedDocument>(
  24_000_000,
  (key, { html, text, blocks }) => key.length + html.length + text.length + 16 * blocks.length,
)

/** AsciiDoc and MediaWiki are drawn by way of Markdown, so that one sanitiser sees all. */
const asMarkdown = (body: string, format: RfcFormat): string =>
  format === 'asciidoc' ? asciidocToMarkdown(body) : format === 'mediawiki' ? mediawikiToMarkdown(body) : body

/**
 * A document as it is read: HTML that is safe to put into a page, its headings, and its text (what comments are anchored in).
 * Remembered by its content, which never changes.
 */
export const renderDocument = ({ body, format }: Document): RenderedDocument =>
  rendered(`${format}\n${body}`, () => {
    const markdown = asMarkdown(body, format)
    const html = format === 'rst' ? renderRst(body) : renderMarkdown(markdown, look)
    return {
      html,
      outline: format === 'rst' ? rstOutline(body) : markdownOutline(markdown, look),
      text: textOf(html),
      blocks: blocksIn(html),
    }
  })

/** Where a comment's words are in a document; start and end count in its rendered text and are null where they are not shown. */
export type Place = { state: AnchorState; start: number | null; end: number | null }

/** What a comment was made on: words of one version, and where they begin in its rendered text (null: only in its source). */
export type Anchored = Anchor & { start: number | null }

const shown = (located: Located): Place =>
  located.state === 'outdated' ? { state: 'outdated', start: null, end: null } : located

/**
 * Finds quoted words in the document that they were quoted from: in what a reader sees, else in what was typed (a Markdown comment, a
 * link's target), where they are known to stand but have no place on the page.
 */
export const findQuote = (document: Document, anchor: Anchor): Place => {
  const seen = shown(locate(renderDocument(document).text, anchor))
  if (seen.state === 'exact') return seen
  // Quoted from the source, mark-up and all: exact if it stands there so.
  const typed = locate(document.body, { ...anchor, offset: undefined })
  return typed.state === 'exact' || seen.state === 'outdated' ? { ...seen, state: typed.state } : seen
}

/**
 * Where a new comment stands. Words that are literally there are exact, also where they repeat: nothing has moved yet.
 * Words that begin or end inside a word are widened to it.
 * @returns the place, and the words with their surroundings as they are kept
 */
export const placeNew = (document: Document, anchor: Anchor): { place: Place; anchor: Anchored } => {
  const { text } = renderDocument(document)
  const found = findQuote(document, anchor)
  if (found.start === null || found.end === null) return { place: found, anchor: { ...anchor, start: null } }
  const { quote, prefix, suffix, offset } = makeAnchor(text, found.start, found.end)
  const asRead = text.slice(found.start, found.end).includes(anchor.quote)
  return {
    place: { ...found, state: asRead || document.body.includes(anchor.quote) ? 'exact' : found.state },
    // What was quoted from the source, mark-up and all, is kept so: a suggestion replaces it there.
    anchor: asRead ? { quote, prefix, suffix, start: offset } : { ...anchor, start: offset },
  }
}

/** The versions of one document, oldest first, for anchors made on any of them. */
export class DocumentHistory {
  private readonly read: History
  private typed: History | null = null

  constructor(private readonly documents: readonly Document[]) {
    this.read = new History(documents.map(anchorText))
  }

  /** Where words that were anchored in one version (by index) are in the last one. */
  find(made: number, anchor: Anchored): Place {
    const document = this.documents[made]!
    const { text } = renderDocument(document)
    const start = anchor.start ?? null
    if (start !== null) {
      const length = text.slice(start, start + anchor.quote.length) === anchor.quote ? anchor.quote.length : null
      const place = length === null ? locate(text, { ...anchor, offset: start }) : { start, end: start + length }
      return place.end > place.start ? shown(this.read.find(made, place)) : findQuote(this.documents.at(-1)!, anchor)
    }
    const then = locate(document.body, anchor)
    if (then.state === 'outdated') return { state: 'outdated', start: null, end: null }
    this.typed ??= new History(this.documents.map(({ body }) => ({ text: body })))
    return { state: this.typed.find(made, then).state, start: null, end: null }
  }
}

const anchorText = (document: Document): AnchorText => {
  const { text, blocks } = renderDocument(document)
  return { text, blocks }
}

/** Where words quoted in one version are in the next; they are looked for in the first by quote, context and `offset`. */
export const carryQuote = (before: Document, after: Document, anchor: Anchor): Place => {
  const { place, anchor: made } = placeNew(before, anchor)
  return place.state === 'outdated' ? place : new DocumentHistory([before, after]).find(0, made)
}
