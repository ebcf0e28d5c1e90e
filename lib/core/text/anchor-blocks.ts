import { tokensOf, weightOf, type Token } from './anchor-words'

/**
 * A stretch of a text that stands by itself: a paragraph, a list item, a table cell, a line of code, the turn of a
 * speaker. `owner` says whose words they are; words never pass from one owner to another. A `heading`, by its
 * level (1 the highest), names the section of what comes after it. `row` is what the row of a table cell is about: the words of its
 * first cell, by which the cell is told from one that says the same in another row.
 */
export type Block = { start: number; end: number; owner?: string; heading?: number; row?: string }

/** A text that words are anchored in. Without blocks, paragraphs, list items, headings and table rows are told apart by their marks. */
export type AnchorText = { text: string; blocks?: readonly Block[] }

/** A sentence, a line, or another piece of a block that is edited as one. */
export type Segment = {
  start: number
  end: number
  owner: string
  tokens: Token[]
  /** What it says, by which it is compared. */
  key: string
  words: number
  weight: number
  /** Which block of the text it is in. */
  block: number
  /** What the headings above it say, from the highest to the nearest, and its row; empty where there is none. */
  section: string
  /** Whether it is a cell of a row that its first cell names. */
  inRow: boolean
}

const OWN_LINE =
  /^(?:[ \t]*(?:[-*+]|\d+[.)])[ \t]|[ \t]*[#|>]|\t| {4}|[ \t]*(?:```|~~~)|\**[\p{L}\p{N}][\p{L}\p{N} .'’-]{0,40}:)/u
const HEADING = /^[ \t]*(#{1,6})[ \t]/
const FENCE = /^[ \t]*(?:```|~~~)/

/** Blocks of plain text or Markdown source: paragraphs by blank lines, and lines with a mark of their own. */
export function plainBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  let fenced = false
  for (const match of text.matchAll(/[^\r\n]+|\r\n|\r|\n/g)) {
    const line = match[0]
    if (/^[\r\n]/.test(line)) continue
    const lineAt = { start: match.index, end: match.index + line.length }
    if (line.trim() === '') {
      open = null
      continue
    }
    const fence = FENCE.test(line)
    const gap = open ? text.slice(open.end, lineAt.start).replace(/\r\n?/g, '\n').length > 1 : true
    if (!open || gap || fenced || fence || OWN_LINE.test(line)) {
      const marks = fenced ? undefined : HEADING.exec(line)?.[1]
      open = marks ? { ...lineAt, heading: marks.length } : lineAt
      blocks.push(open)
    } else open.end = lineAt.end
    if (fence) fenced = !fenced
    if (fence || fenced) open = null
  }
  return blocks
}

const SENTENCE_END = /(?:[.!?…]+["'”’)\]]*(?=\s)|[。！？]+["'”’）」』]*)/gu
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|cf|vs|etc|approx|no|fig|sec|dr|mr|mrs|st)|\b\p{L})\.$/iu
/** A piece without an end is cut at its lines beyond this many tokens, and anyway at four times as many. */
const LONG = 60

/** The sentences of a block. */
const pieces = (text: string, { start, end }: Block): Token[][] => {
  const cuts = [start]
  const body = text.slice(start, end)
  for (const match of body.matchAll(SENTENCE_END)) {
    const at = match.index + match[0].length
    if (!ABBREVIATION.test(body.slice(Math.max(0, at - 12), at))) cuts.push(start + at)
  }
  cuts.push(end)
  return cuts.slice(1).flatMap((to, index) => {
    const from = cuts[index]!
    const tokens = tokensOf(text, from, to)
    return tokens.length === 0 ? [] : tokens.length <= LONG ? [tokens] : cutLong(text, tokens)
  })
}

function cutLong(text: string, tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]]
  for (const [index, token] of tokens.entries()) {
    const [open, next] = [parts.at(-1)!, tokens[index + 1]]
    open.push(token)
    if (next && (open.length >= 4 * LONG || /[\r\n]/.test(text.slice(token.end, next.start)))) parts.push([])
  }
  return parts
}

const keyOf = (tokens: readonly Token[]) => tokens.map((token) => token.norm).join(' ')

/** The sentences of a text, in order. */
export function segmentsOf({ text, blocks }: AnchorText): { segments: Segment[]; blocks: Block[] } {
  const found = [...(blocks ?? plainBlocks(text))].filter((block) => block.end > block.start)
  let above: { level: number; key: string }[] = []
  const segments = found.flatMap((block, index) => {
    const tokensOfBlock = pieces(text, block)
    const level = block.heading
    if (level !== undefined)
      above = [...above.filter((one) => one.level < level), { level, key: keyOf(tokensOfBlock.flat()) }]
    const section = [...above.map((one) => one.key), ...(block.row === undefined ? [] : [`| ${block.row}`])].join('\n')
    return tokensOfBlock.map((tokens) => {
      return {
        start: tokens[0]!.start,
        end: tokens.at(-1)!.end,
        owner: block.owner ?? '',
        tokens,
        key: keyOf(tokens),
        words: tokens.filter((token) => token.word).length,
        weight: tokens.reduce((sum, token) => sum + weightOf(token), 0),
        block: index,
        section,
        inRow: block.row !== undefined,
      }
    })
  })
  return { segments, blocks: found }
}
