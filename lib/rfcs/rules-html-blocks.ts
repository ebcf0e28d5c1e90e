import type { Block } from '@/lib/core/text/anchor-blocks'
import { escape, tokenize } from './rules-marks'

const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'wbr'])

/** Rendered HTML as its outermost elements: paragraphs, headings, lists, tables, code. Ids are taken out: a page may show a block twice. */
export function blocksOf(html: string): string[] {
  const blocks: string[] = []
  let depth = 0
  let block = ''
  const close = () => {
    if (block.trim()) blocks.push(block.trim())
    block = ''
  }
  for (const token of tokenize(html)) {
    const tag = token.markup ? /^<(\/?)([a-zA-Z][\w-]*)/.exec(token.html) : null
    if (tag && depth === 0 && !tag[1]) close()
    block += tag ? token.html.replace(/\s(?:id|aria-describedby|aria-labelledby)="[^"]*"/g, '') : token.html
    if (!tag || empty.has(tag[2]!.toLowerCase())) {
      if (tag && depth === 0) close()
      continue
    }
    depth = Math.max(0, depth + (tag[1] ? -1 : 1))
    if (depth === 0) close()
  }
  close()
  return blocks
}

/** A stretch of a block's text to mark, or text to put in at a place; in UTF-16 offsets of `textOf(html)`, in order, not overlapping. */
export type Splice =
  { at: number; end: number; tag: 'ins' | 'del' } | { at: number; insert: string; tag: 'ins' | 'del' }

const wrapped = (html: string, tag: string) => (html.trim() ? `<${tag}>${html}</${tag}>` : html)

/** Marks stretches of a block and puts in what was there before. The tags of the block stay as they are. */
export function spliced(html: string, splices: readonly Splice[]): string {
  const out: string[] = []
  let at = 0
  let next = 0
  const insertAt = (place: number) => {
    for (let one = splices[next]; one && 'insert' in one && one.at <= place; one = splices[++next])
      out.push(wrapped(escape(one.insert), one.tag))
  }
  for (const token of tokenize(html)) {
    if (token.markup) {
      // What came before a closing tag belongs inside it.
      if (token.html.startsWith('</')) insertAt(at)
      out.push(token.html)
      continue
    }
    const end = at + token.text.length
    for (let from = at; from < end;) {
      insertAt(from)
      const one = splices[next]
      if (!one || one.at >= end) {
        out.push(from === at ? token.html : escape(token.text.slice(from - at)))
        from = end
      } else if (one.at > from) {
        out.push(escape(token.text.slice(from - at, one.at - at)))
        from = one.at
      } else if ('insert' in one) {
        insertAt(from)
      } else {
        const to = Math.min(end, one.end)
        out.push(wrapped(escape(token.text.slice(from - at, to - at)), one.tag))
        from = to
        if (one.end <= end) next += 1
      }
    }
    at = end
  }
  insertAt(Infinity)
  return out.join('')
}

const INLINE = /^<\/?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|span|strong|sub|sup|u|br|img|input|wbr)\b/i

/**
 * The stretches of a rendered text that stand by themselves: paragraphs, list items, table cells, lines of code.
 * Offsets of `textOf(html)`.
 */
export function blocksIn(html: string): Block[] {
  const blocks: Block[] = []
  let [start, at, pre] = [0, 0, 0]
  let heading: number | null = null
  let row: { first: string; cells: number } | null = null
  let text = ''
  const close = () => {
    if (at > start) {
      const told = row && row.cells > 1 && row.first !== '' ? { row: row.first } : {}
      blocks.push({ start, end: at, ...(heading !== null && { heading }), ...told })
    }
    start = at
  }
  for (const token of tokenize(html)) {
    if (!token.markup) {
      if (row?.cells === 1) text += token.text
      if (pre > 0)
        for (const line of token.text.split(/(?<=\n)/)) {
          at += line.length
          if (line.endsWith('\n')) close()
        }
      else at += token.text.length
      continue
    }
    if (INLINE.test(token.html)) continue
    close()
    const level = /^<(\/?)h([1-6])\b/i.exec(token.html)
    if (level) heading = level[1] ? null : Number(level[2])
    if (/^<tr\b/i.test(token.html)) row = { first: '', cells: 0 }
    if (/^<\/tr\b/i.test(token.html)) row = null
    if (row && /^<t[dh]\b/i.test(token.html)) {
      if (row.cells === 1) row.first = text.replace(/\s+/g, ' ').trim()
      row.cells += 1
      text = ''
    }
    if (/^<pre\b/i.test(token.html)) pre += 1
    if (/^<\/pre\b/i.test(token.html)) pre = Math.max(0, pre - 1)
  }
  close()
  return blocks
}
