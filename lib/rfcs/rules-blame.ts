import { memoize } from '@/lib/core/memoize'
import { lineRuns, splitLines } from '@/lib/core/text/diff'
import { markdownBlocks, stanzas } from '@/lib/core/text/markdown-blocks'
import { renderDocument, type Document } from './rules-document'

/** A block of the newest text, and the version that last changed a word of it. */
export type Blamed = { html: string; version: number }
export type VersionText = Document & { version: number }

/** For each line of the last text the version it came with; white space at its ends does not count. */
export function blameLines(texts: readonly Pick<VersionText, 'version' | 'body'>[]): number[] {
  let lines: string[] = []
  let blame: number[] = []
  for (const { version, body } of texts) {
    const next = splitLines(body).map((line) => line.trim())
    const nextBlame = new Array<number>(next.length).fill(version)
    for (const run of lineRuns(lines, next)) {
      if (run.kind === 'same')
        for (let index = 0; index < run.newTo - run.newFrom; index += 1)
          nextBlame[run.newFrom + index] = blame[run.oldFrom + index]!
    }
    ;[lines, blame] = [next, nextBlame]
  }
  return blame
}

const kept = memoize<Blamed[]>(
  4_000_000,
  (key, blocks) => key.length + blocks.reduce((sum, block) => sum + block.html.length, 0),
)

/**
 * The newest of these texts by block, each with the version that last changed it.
 * @param key names these texts; versions do not change, so that an RFC and its newest version will do
 * @param texts oldest first
 */
export const blameBlocks = (key: string, texts: readonly VersionText[]): Blamed[] =>
  kept(key, () => {
    const newest = texts.at(-1)
    if (!newest) return []
    const blame = blameLines(texts)
    const lines = splitLines(newest.body)
    const { blocks, definitions } =
      newest.format === 'rst' ? { blocks: stanzas(newest.body), definitions: [] } : markdownBlocks(newest.body)
    const refers = definitions.map(({ from, to }) => lines.slice(from, to).join('\n')).join('\n')
    return blocks.flatMap(({ from, to }) => {
      const source = lines.slice(from, to).join('\n')
      const { html } = renderDocument({
        format: newest.format,
        body: /\]/.test(source) && refers ? `${source}\n\n${refers}` : source,
      })
      const written = lines.slice(from, to).flatMap((line, index) => (line.trim() ? [blame[from + index]!] : []))
      return html.trim() ? [{ html: html.replace(/\sid="[^"]*"/g, ''), version: Math.max(...written) }] : []
    })
  })
