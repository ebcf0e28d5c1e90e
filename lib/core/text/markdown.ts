import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Root } from 'hast'
import { escapeHtml } from './escape'
import { finishTree, type Heading } from './markdown-finish'
import { markdownSchema } from './markdown-schema'
import { isPathological } from './markdown-pathological'

export type { Heading } from './markdown-finish'

export type MarkdownOptions = {
  /** Put before every id and fragment, so that two documents on one page (an RFC and its comments) do not collide. */
  idPrefix?: string
  /** The level that the document's shallowest heading is below. 1 by default: the page around the document has the only h1. */
  headingOffset?: number
  /** Whether each heading has a link to itself. */
  headingLinks?: boolean
}

type Rendered = { html: string; outline: Heading[] }

/**
 * Markdown (GitHub's, raw HTML included) to HTML that is safe to put into a page: nothing that runs, no remote images
 * (they become links: an image is also a way to see who reads), ids prefixed, links to elsewhere marked `nofollow
 * noopener ugc`. Text that would take unreasonably long to parse, or nests deep enough to exhaust the stack, is shown
 * as it was typed.
 */
export function renderMarkdown(source: string, options: MarkdownOptions = {}): string {
  return rendered(source, options).html
}

/** The headings of a Markdown document in order, with the ids `renderMarkdown` gives them under the same options. */
export function outline(source: string, options: MarkdownOptions = {}): Heading[] {
  return rendered(source, options).outline
}

const CACHE_CHARS = 4_000_000
const cache = new Map<string, Rendered>()
let cachedChars = 0

/**
 * The rendered document, remembered by its content; the least recently used goes first when the texts add up to too
 * much.
 */
function rendered(
  source: string,
  { idPrefix = 'doc-', headingOffset = 1, headingLinks = false }: MarkdownOptions,
): Rendered {
  const key = `${headingOffset}:${headingLinks ? '#' : ''}${idPrefix}:${source}`
  const hit = cache.get(key)
  if (hit) {
    cache.delete(key)
    cache.set(key, hit)
    return hit
  }
  const fresh = render(source, { idPrefix, headingOffset, headingLinks })
  cache.set(key, fresh)
  cachedChars += key.length + fresh.html.length
  for (const [oldKey, old] of cache) {
    if (cachedChars <= CACHE_CHARS) break
    cache.delete(oldKey)
    cachedChars -= oldKey.length + old.html.length
  }
  return fresh
}

function render(source: string, { idPrefix, headingOffset, headingLinks }: Required<MarkdownOptions>): Rendered {
  if (isPathological(source)) return asTyped(source)
  const headings: Heading[] = []
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(rehypeRaw)
    .use(rehypeSanitize, markdownSchema(idPrefix))
    .use(() => (tree: Root) => finishTree(tree, { idPrefix, headingOffset, headingLinks, headings }))
    .use(rehypeStringify)
  try {
    return { html: String(processor.processSync(source)), outline: headings }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return asTyped(source)
  }
}

function asTyped(source: string): Rendered {
  return { html: `<pre tabindex="0">${escapeHtml(source)}</pre>`, outline: [] }
}
