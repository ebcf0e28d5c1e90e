import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isPathological } from './markdown-pathological'

/** A stretch of lines that is one paragraph, heading, list, table, …; line indices from 0, `to` excluded. */
export type SourceBlock = { from: number; to: number }

const parser = unified().use(remarkParse).use(remarkGfm)

/** Lines between blank ones. */
export function stanzas(source: string): SourceBlock[] {
  const blocks: SourceBlock[] = []
  let from: number | null = null
  const lines = source.split(/\r\n|\r|\n/)
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') from ??= index
    else if (from !== null) {
      blocks.push({ from, to: index })
      from = null
    }
  }
  return blocks
}

/**
 * The outermost blocks of a Markdown text as lines of its source, in order, and the lines of its link definitions, which other blocks
 * refer to. A text that would take too long to parse is taken by its blank lines.
 */
export function markdownBlocks(source: string): { blocks: SourceBlock[]; definitions: SourceBlock[] } {
  if (isPathological(source)) return { blocks: stanzas(source), definitions: [] }
  const of = (node: { position?: { start: { line: number }; end: { line: number } } | undefined }): SourceBlock => ({
    from: (node.position?.start.line ?? 1) - 1,
    to: node.position?.end.line ?? 1,
  })
  const { children } = parser.parse(source)
  return {
    blocks: children.filter((node) => node.type !== 'definition').map(of),
    definitions: children.filter((node) => node.type === 'definition').map(of),
  }
}
