import { escapeHtml } from './escape'
import { renderInline } from './rst-inline'
import { csvTable, listTable, tableHtml } from './rst-tables'
import type { Inline } from './rst-targets'

/** A directive as it stands: its name, what follows it on its line, its options and the lines below them. */
export interface Directive {
  name: string
  argument: string
  options: ReadonlyMap<string, string>
  content: string[]
}

const NOTES = new Set(
  'note warning tip important caution attention hint danger error admonition seealso versionadded versionchanged deprecated topic sidebar'.split(
    ' ',
  ),
)
const OWN_TITLE = new Set(['admonition', 'topic', 'sidebar'])
const LABELS: Record<string, string> = {
  seealso: 'See also',
  versionadded: 'Added in',
  versionchanged: 'Changed in',
  deprecated: 'Deprecated since',
}
/** What a page of the source's own site is made of: the outline beside the text and the numbers of its sections. */
const FURNITURE = new Set(
  'contents sectnum section-numbering toctree highlight default-role role class meta tags target-notes'.split(' '),
)
const QUOTES = new Set(['epigraph', 'pull-quote', 'highlights', 'parsed-text'])
const PLAIN = new Set(['container', 'compound', 'rst-class', 'centered', 'header', 'footer', 'only'])

/** An image as words; one of the same source may be put in its place where the text is shown. */
function image(address: string, alt: string): string {
  const words = escapeHtml(`Image: ${alt || address}`)
  return /^https?:\/\//i.test(address)
    ? `<a href="${escapeHtml(address)}" class="md-image" rel="nofollow noopener ugc">${words}</a>`
    : `<span class="md-image" data-src="${escapeHtml(address)}">${words}</span>`
}

/**
 * A directive as HTML; null for one that is not known.
 * @param blocks what lines of the body are
 */
export function directiveHtml(
  { name, argument, options, content }: Directive,
  context: Inline,
  blocks: (lines: string[]) => string,
): string | null {
  const words = (text: string) => renderInline(text, context)
  if (FURNITURE.has(name)) return ''
  if (NOTES.has(name)) {
    const own = OWN_TITLE.has(name)
    const label = own ? argument : (LABELS[name] ?? name.charAt(0).toUpperCase() + name.slice(1))
    const since = LABELS[name] && name !== 'seealso'
    const title = since ? `${label} ${argument}` : label
    return `<div class="rst-note"><p><strong>${words(title)}</strong></p>${blocks(own || since ? content : [argument, ...content])}</div>`
  }
  if (QUOTES.has(name)) return `<blockquote>${blocks([argument, ...content])}</blockquote>`
  if (PLAIN.has(name))
    return blocks([name === 'container' || name === 'rst-class' || name === 'only' ? '' : argument, ...content])
  if (name === 'rubric') return `<p><strong>${words(argument)}</strong></p>`
  if (name === 'math')
    return `<pre tabindex="0"><code>${escapeHtml([argument, ...content].filter(Boolean).join('\n'))}</code></pre>`
  if (name === 'image' || name === 'figure') {
    const picture = `<p>${image(argument.trim(), options.get('alt') ?? '')}</p>`
    return name === 'figure' ? `<div class="rst-figure">${picture}${blocks(content)}</div>` : picture
  }
  const head = Number(options.get('header-rows') ?? 0) || 0
  if (name === 'list-table') {
    const table = listTable(content, head)
    return table && tableHtml(table, blocks, words(argument))
  }
  if (name === 'csv-table') {
    if (options.has('file') || options.has('url')) return null
    const delim = options.get('delim')
    const table = csvTable(content, options.get('header') ?? '', head, delim === 'tab' ? '\t' : (delim ?? ','))
    return table && tableHtml(table, blocks, words(argument))
  }
  if (name === 'table') return `${argument ? `<p><strong>${words(argument)}</strong></p>` : ''}${blocks(content)}`
  return null
}

/** Options below a directive's line (":name: value", further lines of a value indented), and what stands below them. */
export function splitOptions(body: readonly string[]): Pick<Directive, 'options' | 'content'> {
  const options = new Map<string, string>()
  let at = 0
  let last = ''
  for (; at < body.length; at += 1) {
    const option = /^:([\w-]+):(?: +(.*))?$/.exec(body[at]!)
    if (option) {
      last = option[1]!
      options.set(last, option[2] ?? '')
    } else if (last && /^\s+\S/.test(body[at]!)) options.set(last, `${options.get(last)}\n${body[at]!.trim()}`)
    else break
  }
  while (body[at] === '') at += 1
  return { options, content: body.slice(at) }
}
