/** A mark of a list item, and whether it counts. */
const ITEM = /^\s*(\*{1,5}|\.{1,5}|-|(\d+)\.)\s+(.*)$/

interface Level {
  mark: string
  count: number
}

/**
 * The lists that are open at a place. AsciiDoc nests by the mark: one that no open list has begins a list within the last item,
 * another goes on with its own list, whatever stands between the items.
 */
export class Lists {
  private levels: Level[] = []

  get depth(): number {
    return this.levels.length
  }

  close(): void {
    this.levels = []
  }

  /**
   * An item in Markdown: its indent and number, and its words. Null where the line is no item.
   * @param start the number that a list begins with, where one is said
   */
  item(line: string, start: number): { lead: string; words: string; opens: boolean } | null {
    const match = ITEM.exec(line)
    if (!match) return null
    const [, written = '', number, words = ''] = match
    const mark = number ? '1.' : written
    const at = this.levels.findIndex((level) => level.mark === mark)
    const opens = at < 0
    if (opens) this.levels.push({ mark, count: (number ? Number(number) : start || 1) - 1 })
    else this.levels.length = at + 1
    const level = this.levels.at(-1)!
    level.count += 1
    const lead = /[.\d]/.test(mark) ? `${level.count}.` : '-'
    return { lead: `${this.indent(this.levels.length - 1)}${lead}`, words, opens }
  }

  /** What lines that belong to an item of a level (1 is outermost) begin with. */
  indent(level: number): string {
    return '    '.repeat(level)
  }
}
