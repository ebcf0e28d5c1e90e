import type { Opportunity } from './schema-tree'

/** A box of the picture: its left upper corner, in the units of the picture. */
export interface TreeBox {
  id: string
  level: 'outcome' | 'opportunity' | 'insight'
  x: number
  y: number
}
export interface TreeLine {
  from: TreeBox
  to: TreeBox
  /** How many people stand behind what is at its end. */
  people: number
}

export const BOX = { width: 280, height: 44 }
const COLUMN = 360
const ROW = 54

/** The keys of boxes: an insight may hang on several opportunities. */
export const insightKey = (opportunity: string, insight: string): string => `${opportunity}/${insight}`

/**
 * A tree from left to right: each insight has a row, each opportunity stands at the middle of its insights, the outcome at the middle
 * of its opportunities.
 */
export function layOutTree(
  root: string,
  opportunities: readonly Pick<Opportunity, 'id' | 'insights'>[],
): { boxes: TreeBox[]; lines: TreeLine[]; width: number; height: number } {
  const boxes: TreeBox[] = []
  const lines: TreeLine[] = []
  let row = 0
  const middles = opportunities.map(({ id, insights }) => {
    const rows = Math.max(1, insights.length)
    const own: TreeBox = { id, level: 'opportunity', x: COLUMN, y: (row + (rows - 1) / 2) * ROW }
    boxes.push(own)
    insights.forEach((insight, at) => {
      const leaf: TreeBox = { id: insightKey(id, insight.id), level: 'insight', x: 2 * COLUMN, y: (row + at) * ROW }
      boxes.push(leaf)
      lines.push({ from: own, to: leaf, people: insight.people })
    })
    row += rows
    return { box: own, people: Math.max(0, ...insights.map((one) => one.people)) }
  })
  const first = middles[0]?.box.y ?? 0
  const last = middles.at(-1)?.box.y ?? 0
  const top: TreeBox = { id: root, level: 'outcome', x: 0, y: (first + last) / 2 }
  for (const { box, people } of middles) lines.push({ from: top, to: box, people })
  return {
    boxes: [top, ...boxes],
    lines,
    width: 2 * COLUMN + BOX.width,
    height: Math.max(1, row) * ROW - (ROW - BOX.height),
  }
}

/** The width of a line: 1 for nobody, twice as wide for four times the people, at most 10. */
export const lineWidth = (people: number): number => Math.min(10, 1 + Math.sqrt(people) / 2)
