import { escapeHtml } from './escape'
import type { Heading, MarkdownOptions } from './markdown'
import { renderInline } from './rst-inline'
import { collectTargets, type Inline } from './rst-targets'
import { headingSlugger } from './slug'

/**
 * What a stretch of lines is rendered with. Sections are numbered by the order in which their adornments first appear.
 */
type Context = Inline & {
  headings: Heading[]
  styles: string[]
  slug: (text: string) => string
  headingOffset: number
  depth: number
}

/**
 * reStructuredText (as PEPs use it) to HTML that is safe to put into a page. Headings, paragraphs, lists, definitions,
 * fields, quotes, literal and code blocks, notes, footnotes, links and the usual roles are understood. Whatever is not
 * (tables, other directives) is shown as it was typed, so that nothing is lost; only comments and link definitions in
 * use are left out.
 */
export function renderRst(source: string, options: MarkdownOptions = {}): string {
  return render(source, options).html
}

/** The headings of a reStructuredText document with the ids `renderRst` gives them. */
export function rstOutline(source: string, options: MarkdownOptions = {}): Heading[] {
  return render(source, options).headings
}

function render(source: string, { idPrefix = 'doc-', headingOffset = 1 }: MarkdownOptions) {
  const lines = source
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '        ')
    .split('\n')
    .map((line) => line.trimEnd())
  const targets = collectTargets(lines, (index) => titleAt(lines, index)?.text, idPrefix)
  const context: Context = {
    ...targets,
    headings: [],
    styles: [],
    slug: headingSlugger(),
    idPrefix,
    headingOffset,
    depth: 0,
  }
  return { html: blocks(lines, context), headings: context.headings }
}

type Block = { html: string; next: number }

/** A rule for one kind of block: its HTML and the line after it, or null when another kind of block starts here. */
type Rule = (lines: string[], at: number, context: Context) => Block | null

const MAX_DEPTH = 40

function blocks(lines: string[], outer: Context): string {
  if (outer.depth >= MAX_DEPTH) return asTyped(lines)
  const context = { ...outer, depth: outer.depth + 1 }
  const html: string[] = []
  for (let at = 0; at < lines.length;) {
    if (lines[at] === '') {
      at++
      continue
    }
    const block = firstMatch(lines, at, context)
    html.push(block.html)
    at = block.next
  }
  return html.filter(Boolean).join('\n')
}

function firstMatch(lines: string[], at: number, context: Context) {
  for (const rule of RULES) {
    const block = rule(lines, at, context)
    if (block) return block
  }
  return paragraph(lines, at, context)
}

const indentOf = (line: string) => line.length - line.trimStart().length
const typed = (lines: string[]) =>
  escapeHtml(
    dedent(lines)
      .join('\n')
      .replace(/^\n+|\n+$/g, ''),
  )
const asTyped = (lines: string[]) => `<pre tabindex="0">${typed(lines)}</pre>`

function dedent(lines: string[]): string[] {
  const least = Math.min(...lines.filter((line) => line !== '').map(indentOf), Infinity)
  return lines.map((line) => line.slice(Number.isFinite(least) ? least : 0))
}

/**
 * The line after a body: everything from `from` that is blank or indented by at least `indent`, without blank lines at
 * its end.
 */
function bodyEnd(lines: string[], from: number, indent: number): number {
  let end = from
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line !== '' && indentOf(line) < indent) break
    if (line !== '') end = at + 1
  }
  return end
}

const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}$/

function titleAt(lines: string[], at: number): { text: string; style: string; next: number } | null {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3)
  if (ADORNMENT.test(first) && second !== '' && !ADORNMENT.test(second) && third === first) {
    return { text: second.trim(), style: `${first[0]}over`, next: at + 3 }
  }
  const under = ADORNMENT.test(second) && first !== '' && indentOf(first) === 0 && !ADORNMENT.test(first)
  return under && second.length >= Math.min(first.length, 4)
    ? { text: first, style: second.charAt(0), next: at + 2 }
    : null
}

const section: Rule = (lines, at, context) => {
  const title = titleAt(lines, at)
  if (!title) return null
  if (!context.styles.includes(title.style)) context.styles.push(title.style)
  const level = Math.min(6, context.styles.indexOf(title.style) + 1)
  const id = context.idPrefix + context.slug(title.text)
  context.headings.push({ depth: level, text: title.text.replace(/`+/g, ''), id })
  const tag = `h${Math.min(6, level + context.headingOffset)}`
  return { html: `<${tag} id="${escapeHtml(id)}">${renderInline(title.text, context)}</${tag}>`, next: title.next }
}

const transition: Rule = (lines, at) =>
  ADORNMENT.test(lines[at] ?? '') && (lines[at]?.length ?? 0) >= 4 && !lines[at + 1]
    ? { html: '<hr>', next: at + 1 }
    : null

const NOTES = new Set([
  'note',
  'warning',
  'tip',
  'important',
  'caution',
  'attention',
  'hint',
  'danger',
  'error',
  'admonition',
  'seealso',
])

const explicit: Rule = (lines, at, context) => {
  const line = lines[at] ?? ''
  if (!/^\.\.(?: |$)/.test(line)) return null
  const next = bodyEnd(lines, at + 1, 1)
  const whole = lines.slice(at, next)
  const rest = line.slice(3)
  const body = dedent(lines.slice(at + 1, next))
  const note = /^\[([^\]]+)\] ?(.*)$/.exec(rest)
  if (note) {
    const name = escapeHtml(note[1] ?? '')
    const text = blocks([note[2] ?? '', ...body], context)
    return { html: `<div class="rst-footnote" id="${context.idPrefix}fn-${name}"><p>[${name}]</p>${text}</div>`, next }
  }
  if (/^_/.test(rest)) return { html: context.isUsed(whole) ? '' : asTyped(whole), next }
  const directive = /^([\w-]+):: ?(.*)$/.exec(rest)
  // Substitutions are used where they are named; anything else without `::` is a comment.
  if (!directive) return { html: '', next }
  const [name = '', argument = ''] = directive.slice(1)
  const options = body.findIndex((text) => !/^:[\w-]+:/.test(text))
  const content = options < 0 ? [] : body.slice(options)
  if (['code-block', 'code', 'sourcecode', 'parsed-literal'].includes(name) && content.some(Boolean)) {
    return {
      html: `<pre tabindex="0"><code class="language-${escapeHtml(argument || 'text')}">${typed(content)}</code></pre>`,
      next,
    }
  }
  if (NOTES.has(name)) {
    const label =
      name === 'admonition' ? argument : name === 'seealso' ? 'See also' : name.charAt(0).toUpperCase() + name.slice(1)
    const all = name === 'admonition' ? content : [argument, ...content]
    return {
      html: `<div class="rst-note"><p><strong>${renderInline(label, context)}</strong></p>${blocks(all, context)}</div>`,
      next,
    }
  }
  return { html: asTyped(whole), next }
}

const BULLET = /^(?:[*+\-•‣]|(?:\d+|#|[a-zA-Z]|[ivxlc]+)[.)]|\((?:\d+|[a-zA-Z])\)) +(?=\S)/

const list: Rule = (lines, at, context) => {
  const first = BULLET.exec(lines[at] ?? '')
  if (!first) return null
  const ordered = !/^[*+\-•‣]/.test(first[0])
  const items: string[] = []
  let next = at
  for (;;) {
    const mark = BULLET.exec(lines[next] ?? '')
    if (!mark || /^[*+\-•‣]/.test(mark[0]) === ordered) break
    const start = next
    // Continuation lines align with the text; the first line decides where that is, a blank line ends a careless one.
    next = bodyEnd(lines, start + 1, Math.min(mark[0].length, 2))
    items.push(
      `<li>${blocks([(lines[start] ?? '').slice(mark[0].length), ...dedent(lines.slice(start + 1, next))], context)}</li>`,
    )
    while (lines[next] === '' && BULLET.test(lines[next + 1] ?? '')) next++
  }
  const tag = ordered ? 'ol' : 'ul'
  const from = /^\d+/.exec(first[0])?.[0]
  return { html: `<${tag}${from && from !== '1' ? ` start="${Number(from)}"` : ''}>${items.join('')}</${tag}>`, next }
}

const FIELD = /^:([^:`]+):(?: +(.*))?$/

const fields: Rule = (lines, at, context) => {
  const items: string[] = []
  let next = at
  for (let field = FIELD.exec(lines[next] ?? ''); field; field = FIELD.exec(lines[next] ?? '')) {
    const end = bodyEnd(lines, next + 1, 1)
    const value = blocks([field[2] ?? '', ...dedent(lines.slice(next + 1, end))], context)
    items.push(`<dt>${renderInline(field[1] ?? '', context)}</dt><dd>${value}</dd>`)
    next = end
  }
  return items.length > 0 ? { html: `<dl>${items.join('')}</dl>`, next } : null
}

/** Doctests, tables and line blocks: up to the next blank line, as typed. */
const typedBlock: Rule = (lines, at) => {
  const line = lines[at] ?? ''
  if (!/^(?:>>> |\| |\+[-=]+\+|=+(?: +=+)+$)/.test(line)) return null
  let next = at
  while (next < lines.length && lines[next] !== '') next++
  return { html: asTyped(lines.slice(at, next)), next }
}

const quote: Rule = (lines, at, context) => {
  if (indentOf(lines[at] ?? '') === 0) return null
  const next = bodyEnd(lines, at, 1)
  return { html: `<blockquote>${blocks(dedent(lines.slice(at, next)), context)}</blockquote>`, next }
}

const definition: Rule = (lines, at, context) => {
  if (indentOf(lines[at + 1] ?? '') === 0 || (lines[at] ?? '').endsWith('::')) return null
  const next = bodyEnd(lines, at + 1, 1)
  const meaning = blocks(dedent(lines.slice(at + 1, next)), context)
  return { html: `<dl><dt>${renderInline(lines[at] ?? '', context)}</dt><dd>${meaning}</dd></dl>`, next }
}

const paragraph = (lines: string[], at: number, context: Context): Block => {
  let next = at + 1
  while (next < lines.length && lines[next] !== '' && !(lines[next] ?? '').startsWith('.. ')) next++
  const text = lines.slice(at, next).join('\n')
  if (!text.endsWith('::')) return { html: `<p>${renderInline(text, context)}</p>`, next }
  const start = next
  while (lines[next] === '') next++
  const end = bodyEnd(lines, next, 1)
  if (end === next) return { html: `<p>${renderInline(text, context)}</p>`, next: start }
  const words = text.endsWith(' ::') ? text.slice(0, -3) : text.slice(0, -1)
  return {
    html: (text === '::' ? '' : `<p>${renderInline(words, context)}</p>`) + asTyped(lines.slice(next, end)),
    next: end,
  }
}

const RULES: Rule[] = [section, transition, explicit, list, fields, typedBlock, quote, definition]
