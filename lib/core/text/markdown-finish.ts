import type { Element, ElementContent, Root } from 'hast'
import { readImageAddress } from './image-address'
import { finishCode, type CodeBudget } from './markdown-code'
import { headingSlugger } from './slug'

/** A heading of a document: its depth as written (1–6), its text, and its id in the rendered page. */
export type Heading = { depth: number; text: string; id: string }

type Finish = { idPrefix: string; headingOffset: number; headingLinks: boolean; headings: Heading[] }
type Visit = Finish & {
  slug: (text: string) => string
  inLink: boolean
  /** The document's shallowest heading as written. */
  shallowest: number
  /** The level given last: the next is at most one deeper, whatever the author skipped. */
  last: { level: number }
  code: CodeBudget
}

/** Any origin that is not real: what stays on it was relative, what leaves it was not. */
const HERE = 'http://here.invalid'

/**
 * The last step over an already sanitized tree, in place: heading ids and depths, fragments that point at prefixed ids,
 * `rel` on links to elsewhere, images that are not the hub's as links, coloured code, and names for what assistive
 * technology would find unnamed.
 */
export function finishTree(tree: Root, finish: Finish): void {
  const shallowest = Math.min(6, ...depthsOf(tree))
  visitChildren(tree, {
    ...finish,
    slug: headingSlugger(),
    inLink: false,
    shallowest,
    last: { level: finish.headingOffset },
    code: { spent: 0 },
  })
}

const depthOf = (node: Element): number => (/^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : 0)

function depthsOf(parent: Root | Element): number[] {
  return parent.children.flatMap((child) =>
    child.type !== 'element' ? [] : depthOf(child) > 0 ? [depthOf(child)] : depthsOf(child),
  )
}

function visitChildren(parent: Root | Element, visit: Visit): void {
  parent.children = parent.children.flatMap((child) => {
    if (child.type !== 'element') return [child as ElementContent]
    visitChildren(child, child.tagName === 'a' ? { ...visit, inLink: true } : visit)
    return finishElement(child, visit)
  })
}

function finishElement(node: Element, visit: Visit): ElementContent[] {
  const depth = depthOf(node)
  if (depth > 0) return finishHeading(node, depth, visit)
  switch (node.tagName) {
    case 'a':
      return finishLink(node, visit)
    case 'img':
      return finishImage(node, visit)
    case 'blockquote':
      finishAlert(node)
      return [node]
    case 'input':
      node.properties.ariaLabel = node.properties.checked ? 'done' : 'not done'
      return [node]
    case 'pre':
      node.properties.tabIndex = 0
      finishCode(node, visit.code)
      return [node]
    case 'table':
      return [element('div', { className: ['md-table'], role: 'group', ariaLabel: 'Table', tabIndex: 0 }, [node])]
    default:
      return [node]
  }
}

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i

/** "> [!NOTE]" alone on its line is an alert, as on GitHub: the word becomes its title. */
function finishAlert(node: Element): void {
  const first = node.children.find((child) => child.type === 'element')
  const head = first?.type === 'element' && first.tagName === 'p' ? first.children[0] : undefined
  const kind = head?.type === 'text' ? ALERT.exec(head.value) : null
  if (!kind || head?.type !== 'text' || first?.type !== 'element') return
  const name = kind[1]!.toLowerCase()
  head.value = head.value.slice(kind[0].length)
  if (head.value === '') first.children.shift()
  if (first.children[0]?.type === 'element' && first.children[0].tagName === 'br') first.children.shift()
  if (first.children.length === 0) node.children = node.children.filter((child) => child !== first)
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  node.properties.className = ['md-alert', `md-alert-${name}`]
  node.children.unshift(element('p', { className: ['md-alert-title'] }, [{ type: 'text', value: title }]))
}

function finishHeading(node: Element, depth: number, visit: Visit): ElementContent[] {
  const text = textOf(node).trim()
  if (text === '') return node.children
  // The heading remark makes for footnotes is not the author's; its id is what the footnotes refer to.
  const ofFootnotes = node.properties.id === `${visit.idPrefix}footnote-label`
  const id = ofFootnotes ? String(node.properties.id) : visit.idPrefix + visit.slug(text)
  if (!ofFootnotes) visit.headings.push({ depth, text, id })
  const level = Math.min(6, depth - visit.shallowest + 1 + visit.headingOffset, visit.last.level + 1)
  visit.last.level = level
  node.tagName = `h${level}`
  node.properties.id = id
  // For the pointer; the outline has the same addresses for everybody else. Without text: comments count in the document's.
  if (visit.headingLinks && !ofFootnotes)
    node.children.push(element('a', { href: `#${id}`, className: ['md-anchor'], ariaHidden: 'true', tabIndex: -1 }, []))
  return [node]
}

function finishLink(node: Element, { idPrefix }: Visit): ElementContent[] {
  const href = node.properties.href
  if (typeof href !== 'string') return [node]
  if (href.startsWith('#') && href.length > 1) {
    node.properties.href = `#${idPrefix}${href.slice(1)}`
  } else if (!isLocal(href)) {
    node.properties.rel = ['nofollow', 'noopener', 'ugc']
  }
  if (textOf(node).trim() === '' && !contains(node, 'img')) node.children.push({ type: 'text', value: href })
  return [node]
}

function finishImage(node: Element, { inLink }: Visit): ElementContent[] {
  const src = node.properties.src
  const alt = typeof node.properties.alt === 'string' ? node.properties.alt.trim() : ''
  const own = typeof src === 'string' ? readImageAddress(src) : null
  if (own) {
    node.properties.alt = alt
    node.properties.loading = 'lazy'
    if (own.width && own.height) Object.assign(node.properties, { width: own.width, height: own.height })
    return [node]
  }
  const words: ElementContent = { type: 'text', value: `Image: ${alt || src || 'without description'}` }
  // What is relative may be an image that came with the file: whoever shows an imported text knows, by `data-src`.
  if (typeof src === 'string' && isLocal(src))
    return [element('span', { className: ['md-image'], dataSrc: src }, [words])]
  if (typeof src !== 'string' || inLink) return [element('span', { className: ['md-image'] }, [words])]
  return [element('a', { href: src, className: ['md-image'], rel: ['nofollow', 'noopener', 'ugc'] }, [words])]
}

/**
 * Whether a browser would resolve this address on our own origin (it drops tabs and takes `/\` for `//`, so ask its
 * parser).
 */
function isLocal(address: string): boolean {
  return URL.canParse(address, HERE) && new URL(address, HERE).origin === HERE
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function contains(node: Element, tagName: string): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === tagName || contains(child, tagName)),
  )
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
