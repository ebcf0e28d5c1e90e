import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** Words of another tool's HTML, as plain text with the little mark-up our labels know, and what was in it besides words. */
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
/** Longer than any question; what is beyond it no field of ours would hold. */
const LONGEST = 20_000

type Node = Tree.ChildNode

function wrap(mark: string, inner: string): string {
  const text = inner.trim()
  if (text === '' || text.includes(mark[0]!) || text.includes('\n')) return inner
  return inner.replace(text, () => `${mark}${text}${mark}`)
}

function linkTo(node: Tree.Element, inner: string): string {
  const href = node.attrs.find((one) => one.name === 'href')?.value.trim() ?? ''
  const text = inner.trim()
  return /^https?:\/\/[^\s()<>]+$/i.test(href) && text !== '' && !/[[\]\n]/.test(text) ? `[${text}](${href})` : inner
}

function read(nodes: readonly Node[], lost: Set<string>, depth: number): string {
  if (depth > DEEPEST) return ''
  return nodes
    .map((node) => {
      if (node.nodeName === '#text') return (node as Tree.TextNode).value.replace(/[\s\u00A0]+/g, ' ')
      if (!('childNodes' in node)) return ''
      const element = node as Tree.Element
      const dropped = DROPPED[element.tagName]
      if (dropped) lost.add(dropped)
      if (element.attrs.some((one) => one.name.startsWith('on'))) lost.add('a script')
      if (dropped && !KEEPS_WORDS.has(element.tagName)) return ''
      if (element.tagName === 'br') return '\n'
      const inner = read(element.childNodes, lost, depth + 1)
      const mark = MARK[element.tagName]
      if (mark) return wrap(mark, inner)
      if (element.tagName === 'a') return linkTo(element, inner)
      if (element.tagName === 'li') return `\n- ${inner.trim()}\n`
      if (element.tagName === 'td' || element.tagName === 'th') return `${inner} `
      return BLOCK.has(element.tagName) ? `\n\n${inner}\n\n` : inner
    })
    .join('')
}

/**
 * HTML as words. Nothing of it can become mark-up again, let alone a script: elements fall away, of links only those to web pages stay
 * (`[words](https://…)`), beside bold, italics and code as Markdown writes them.
 */
export function wordsOf(source: string): Words {
  const html = source.slice(0, LONGEST)
  if (!/[<&]/.test(html)) return { text: tidy(html), lost: [] }
  const lost = new Set<string>()
  return { text: tidy(read(parseFragment(html).childNodes, lost, 0)), lost: [...lost] }
}

// An escaped tag ("&lt;b&gt;") is text here; it stays text, and our pages show it as such.
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(?=- )/g, '\n')
    .trim()

/** The same on one line. */
export const lineOfWords = (html: string): string => wordsOf(html).text.replace(/\s+/g, ' ')

const LABEL = 300

/** A question's words as its label and, where they are many, the rest as help. */
export function labelAndHelp(html: string): { label: string; help?: string; lost: string[] } {
  const { text, lost } = wordsOf(html)
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= LABEL) return { label: line, lost }
  const [first = '', ...rest] = text.split('\n\n')
  const label = first.replace(/\s+/g, ' ')
  if (label.length <= 1_000) return { label, ...(rest.length > 0 && { help: rest.join('\n\n').slice(0, 5_000) }), lost }
  return { label: `${label.slice(0, 990).toWellFormed()}…`, help: text.slice(0, 5_000).toWellFormed(), lost }
}
