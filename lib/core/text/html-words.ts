import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** Words of another tool's HTML, and what was in it besides words that are said. */
export interface Words {
  text: string
  lost: string[]
}

const DROPPED: Record<string, string> = {
  script: 'a script',
  style: 'styles',
  iframe: 'an embedded page',
  object: 'an embedded object',
  embed: 'an embedded object',
  svg: 'a picture',
  math: 'a formula',
  img: 'a picture',
  video: 'a video',
  audio: 'a sound',
  canvas: 'a drawing',
  form: 'a form',
  input: 'an input field',
  button: 'a button',
  select: 'an input field',
  textarea: 'an input field',
  template: 'a template',
  noscript: 'a script',
  link: 'styles',
  meta: 'styles',
  base: 'styles',
  title: 'styles',
}
/** What is struck out is not said any more. */
const STRUCK = new Set(['s', 'del', 'strike'])
const KEEPS_WORDS = new Set(['form', 'button'])
const BLOCK = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'tr',
  'blockquote',
  'pre',
  'li',
  'dl',
  'dt',
  'dd',
])
const MARK: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', code: '`' }
/** Deeper than anything people write; a file made to exhaust the stack ends here. */
const DEEPEST = 100

type Node = Tree.ChildNode

function wrap(mark: string, inner: string): string {
  const text = inner.trim()
  if (text === '' || text.includes(mark[0]!) || text.includes('\n')) return inner
  return inner.replace(text, () => `${mark}${text}${mark}`)
}

const valueOf = (node: Tree.Element, name: string): string | undefined =>
  node.attrs.find((one) => one.name === name)?.value.trim()

function linkTo(node: Tree.Element, inner: string): string {
  const href = valueOf(node, 'href') ?? ''
  const text = inner.trim()
  return /^https?:\/\/[^\s()<>]+$/i.test(href) && text !== '' && !/[[\]\n]/.test(text) ? `[${text}](${href})` : inner
}

const RAISED: Record<string, string> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
}
const LOWERED: Record<string, string> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
}

/** Digits above or below the line, which would be another number on it: 10³ is not 103. Other signs have a place on the line ("1st"). */
function offLine(signs: Record<string, string>, inner: string): string {
  const text = inner.trim()
  if (!/\d/.test(text) && text !== 'n') return inner
  const set = [...text].map((sign) => signs[sign])
  return set.includes(undefined) ? (signs === RAISED ? `^(${text})` : `_(${text})`) : set.join('')
}

/** Whether readers of the page do not see it. */
const isHidden = (node: Tree.Element): boolean =>
  node.attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value)))

/** The number of a list's next line, as a browser counts; null in a list without numbers. */
function numbersOf(list: Tree.Element): (item: Tree.Element) => string {
  if (list.tagName !== 'ol') return () => '-'
  let next = Number.parseInt(valueOf(list, 'start') ?? '1', 10) || 0
  return (item) => {
    const own = Number.parseInt(valueOf(item, 'value') ?? '', 10)
    if (Number.isInteger(own)) next = own
    return `${next++}.`
  }
}

interface Reading {
  lost: Set<string>
  /** Whether bold, italics, code and links stay, as Markdown writes them. */
  marks: boolean
  depth: number
  /** Whether line ends are as they were typed. */
  isTyped: boolean
  /** What a line of the list around begins with. */
  bullet: (item: Tree.Element) => string
}

const words = (element: Tree.Element, reading: Reading): string => {
  const { lost, marks } = reading
  const bullet = element.tagName === 'ol' || element.tagName === 'ul' ? numbersOf(element) : reading.bullet
  const isTyped = reading.isTyped || element.tagName === 'pre'
  const inner = read(element.childNodes, { ...reading, bullet, isTyped, depth: reading.depth + 1 })
  const mark = MARK[element.tagName]
  switch (true) {
    case STRUCK.has(element.tagName):
      if (!marks || !inner.trim()) return inner.trim() && `~~${inner.trim()}~~`
      lost.add('words that are struck out')
      return ''
    case mark !== undefined:
      return marks ? wrap(mark, inner) : inner
    case element.tagName === 'a':
      return marks ? linkTo(element, inner) : inner
    case element.tagName === 'sup':
      return offLine(RAISED, inner)
    case element.tagName === 'sub':
      return offLine(LOWERED, inner)
    case element.tagName === 'q':
      return `“${inner}”`
    case element.tagName === 'rt':
      return `(${inner})`
    case element.tagName === 'li':
      return `\n${reading.bullet(element)} ${inner.trim()}\n`
    case element.tagName === 'td' || element.tagName === 'th':
      return `${inner} `
    default:
      return BLOCK.has(element.tagName) ? `\n\n${inner}\n\n` : inner
  }
}

function read(nodes: readonly Node[], reading: Reading): string {
  if (reading.depth > DEEPEST) return ''
  const { lost } = reading
  return nodes
    .map((node) => {
      if (node.nodeName === '#text')
        return (node as Tree.TextNode).value.replace(reading.isTyped ? /\u00A0/g : /[\s\u00A0]+/g, ' ')
      if (!('childNodes' in node)) return ''
      const element = node as Tree.Element
      const dropped = DROPPED[element.tagName]
      if (dropped) lost.add(dropped)
      if (element.attrs.some((one) => one.name.startsWith('on'))) lost.add('a script')
      if (dropped && !KEEPS_WORDS.has(element.tagName)) return ''
      if (element.tagName === 'br') return '\n'
      if (element.tagName === 'rp') return ''
      if (isHidden(element)) {
        lost.add('words that are hidden')
        return ''
      }
      return words(element, reading)
    })
    .join('')
}

/**
 * HTML as words. Nothing of it can become mark-up again, let alone a script: elements fall away. Words that are hidden are not taken,
 * digits above the line stay above it, lists keep their numbers.
 * @param marks whether bold, italics, code and links to web pages (`[words](https://…)`) stay, as Markdown writes them; what is struck
 * out is left out then, else it stands between `~~`
 */
export function wordsOfHtml(source: string, { marks }: { marks: boolean }): Words {
  const lost = new Set<string>()
  const text = read(parseFragment(source).childNodes, { lost, marks, depth: 0, isTyped: false, bullet: () => '-' })
  return { text: tidyWords(text), lost: [...lost] }
}

/** Blanks and empty lines as one sees them. An escaped tag ("&lt;b&gt;") is text here; it stays text, and our pages show it as such. */
export const tidyWords = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(?=(?:-|\d+\.) )/g, '\n')
    .trim()
