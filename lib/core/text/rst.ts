import { escapeHtml } from './escape'
import type { Heading, MarkdownOptions } from './markdown'
import { directiveHtml, splitOptions } from './rst-directives'
import { renderInline } from './rst-inline'
import { gridTable, simpleTable, simpleTableEnd, tableHtml } from './rst-tables'
import { enumeratorAt, follows, isItem, listTag, type Enumerator } from './rst-enumerators'
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
 * fields, quotes, literal and code blocks, tables, notes, images, footnotes, links and the usual roles are understood.
 * Whatever is not (a table whose cells span others) is shown as it was typed, so that nothing is lost; only comments, link
 * definitions in use and what a site builds its pages with (`contents`) are left out.
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

/** Lines without what all of them are indented by; of that, `most` at most: code that is all of an item stays indented. */
function dedent(lines: string[], most = Infinity): string[] {
  const least = Math.min(...lines.filter((line) => line !== '').map(indentOf), most)
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
  // A name of one or two signs, such as "R", has a line as short as itself.
  const isShort = /^[\p{L}\p{N}][^\s.)]?$/u.test(first) && /^([!-/:-@[-`{-~])\1?$/.test(second)
  if (isShort && second.length === first.length) return { text: first, style: second.charAt(0), next: at + 2 }
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

const explicit: Rule = (lines, at, context) => {
  const line = lines[at] ?? ''
  if (!/^\.\.(?: |$)/.test(line)) return null
  const next = bodyEnd(lines, at + 1, 1)
  const whole = lines.slice(at, next)
  const rest = line.slice(3).trimStart()
  const body = dedent(lines.slice(at + 1, next))
  const note = /^\[([^\]]+)\] ?(.*)$/.exec(rest)
  if (note) {
    const name = escapeHtml(context.footnotes.defined(note[1] ?? ''))
    const text = blocks([note[2] ?? '', ...body], context)
    return { html: `<div class="rst-footnote" id="${context.idPrefix}fn-${name}"><p>[${name}]</p>${text}</div>`, next }
  }
  if (/^__:/.test(rest)) return { html: '', next }
  if (/^_/.test(rest)) {
    // A target ends at a blank line: what is indented below it is text.
    const blank = whole.indexOf('')
    const target = blank < 0 ? whole : whole.slice(0, blank)
    // A name for a place in the text holds no words; an address that nothing leads to is shown.
    const isPlace = target.join('').trimEnd().endsWith(':')
    return { html: isPlace || context.isUsed(target) ? '' : asTyped(target), next: at + target.length }
  }
  const directive = /^([\w-]+):: ?(.*)$/.exec(rest)
  // Substitutions are used where they are named; anything else without `::` is a comment.
  if (!directive) return { html: '', next }
  const [name = '', argument = ''] = directive.slice(1)
  const { options, content } = splitOptions(body)
  if (['code-block', 'code', 'sourcecode', 'parsed-literal'].includes(name) && content.some(Boolean)) {
    return {
      html: `<pre tabindex="0"><code class="language-${escapeHtml(argument || 'text')}">${typed(content)}</code></pre>`,
      next,
    }
  }
  const html = directiveHtml({ name, argument, options, content }, context, (inside) => blocks(inside, context))
  if (html !== null) return { html, next }
  // One that is not known is shown with its words: a line as a fact (".. author:: Ada"), a body as it would stand in the text.
  if (['raw', 'include', 'literalinclude', 'csv-table', 'list-table'].includes(name))
    return { html: asTyped(whole), next }
  if (body.every((text) => text === '')) {
    const words = renderInline(argument, context)
    return { html: `<dl><dt>${escapeHtml(name)}</dt><dd>${words}</dd></dl>`, next }
  }
  const facts = [...options].map(
    ([key, value]) => `<dt>${escapeHtml(key)}</dt><dd>${renderInline(value, context)}</dd>`,
  )
  const title = renderInline(argument, context)
  return {
    html: `<div class="rst-note"><p><strong>${escapeHtml(name)}</strong>${title && ` ${title}`}</p>${facts.length > 0 ? `<dl>${facts.join('')}</dl>` : ''}${blocks(content, context)}</div>`,
    next,
  }
}

/** `__ address`: the target of a reference that names none. */
const unnamedTarget: Rule = (lines, at) => (/^__ \S/.test(lines[at] ?? '') ? { html: '', next: at + 1 } : null)

const BULLET = /^[*+\-•‣] +(?=\S)/

/** The lines of one item after its mark, and the line after it. */
function itemAt(lines: string[], at: number, mark: string, context: Context): Block {
  // Continuation lines align with the text; the first line decides where that is, a blank line ends a careless one.
  const next = bodyEnd(lines, at + 1, Math.min(mark.length, 2))
  const first = (lines[at] ?? '').slice(mark.length)
  return { html: `<li>${blocks([first, ...dedent(lines.slice(at + 1, next), mark.length)], context)}</li>`, next }
}

/** The next line that is not blank. */
function afterBlanks(lines: string[], at: number): number {
  let next = at
  while (lines[next] === '') next++
  return next
}

const bullets: Rule = (lines, at, context) => {
  const items: string[] = []
  let next = at
  for (let from = at; ; from = afterBlanks(lines, next)) {
    const mark = BULLET.exec(lines[from] ?? '')
    if (!mark) break
    const item = itemAt(lines, from, mark[0], context)
    items.push(item.html)
    next = item.next
  }
  return items.length > 0 ? { html: `<ul>${items.join('')}</ul>`, next } : null
}

const enumerated: Rule = (lines, at, context) => {
  const first = enumeratorAt(lines[at] ?? '')
  if (!first || !isItem(first, lines[at + 1])) return null
  const items: string[] = []
  let [next, last] = [at, first]
  for (let from = at; ; from = afterBlanks(lines, next)) {
    const mark: Enumerator | null = from === at ? first : enumeratorAt(lines[from] ?? '', last)
    if (!mark || (mark !== first && !(follows(last, mark) && isItem(mark, lines[from + 1])))) break
    const item = itemAt(lines, from, mark.mark, context)
    items.push(item.html)
    next = item.next
    last = mark
  }
  return { html: `${listTag(first)}${items.join('')}</ol>`, next }
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

/** Tables whose cells span nothing; in each cell stand blocks. */
const table: Rule = (lines, at, context) => {
  let end = simpleTableEnd(lines, at) ?? at
  if (end === at) while (/^[+|]/.test(lines[end] ?? '')) end++
  const whole = lines.slice(at, end)
  const found = whole.length < 3 ? null : (gridTable(whole) ?? (simpleTableEnd(lines, at) ? simpleTable(whole) : null))
  return found && { html: tableHtml(found, (cell) => blocks(cell, context)), next: end }
}

/** Lines that stay lines ("| Ada Ferro"), such as an address or a verse; what is indented below one belongs to it. */
const lineBlock: Rule = (lines, at, context) => {
  const said: string[] = []
  let next = at
  for (; next < lines.length; next++) {
    const line = lines[next] ?? ''
    if (/^\|(?: |$)/.test(line)) said.push(line.slice(2))
    else if (said.length > 0 && /^ +\S/.test(line)) said.push(`${said.pop()} ${line.trim()}`)
    else break
  }
  const written = (line: string) => '\u2003'.repeat(indentOf(line) / 2) + renderInline(line.trim(), context)
  return said.length > 0 ? { html: `<p>${said.map(written).join('<br>')}</p>`, next } : null
}

/** Doctests and other tables: up to the next blank line, as typed. */
const typedBlock: Rule = (lines, at) => {
  const line = lines[at] ?? ''
  if (!/^(?:>>> |\+[-=]+\+|=+(?: +=+)+$)/.test(line)) return null
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

/** The line after a literal block, which is indented, or of lines that all begin with the same sign. */
function literalEnd(lines: string[], from: number): number {
  const sign = /^[!-/:-@[-`{-~]/.exec(lines[from] ?? '')?.[0]
  if (sign === undefined) return bodyEnd(lines, from, 1)
  let end = from
  while (lines[end]?.startsWith(sign)) end++
  return lines[end] ? from : end
}

const paragraph = (lines: string[], at: number, context: Context): Block => {
  let next = at + 1
  while (next < lines.length && lines[next] !== '' && !(lines[next] ?? '').startsWith('.. ')) next++
  const text = lines.slice(at, next).join('\n')
  if (!text.endsWith('::')) return { html: `<p>${renderInline(text, context)}</p>`, next }
  const start = next
  while (lines[next] === '') next++
  const end = literalEnd(lines, next)
  if (end === next) return { html: `<p>${renderInline(text, context)}</p>`, next: start }
  const words = /\s::$/.test(text) ? text.slice(0, -3) : text.slice(0, -1)
  return {
    html: (text === '::' ? '' : `<p>${renderInline(words, context)}</p>`) + asTyped(lines.slice(next, end)),
    next: end,
  }
}

const RULES: Rule[] = [
  section,
  transition,
  explicit,
  unnamedTarget,
  bullets,
  enumerated,
  fields,
  table,
  lineBlock,
  typedBlock,
  quote,
  definition,
]
