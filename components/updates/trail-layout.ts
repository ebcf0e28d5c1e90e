import type { Trail } from '@/lib/updates/schema'

type Evidence = Trail['insights'][number]['evidence'][number]
export type Stance = Evidence['stance']

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Line {
  from: Box
  to: Box
  stance: Stance
}

export interface TrailPicture {
  height: number
  quotes: { piece: Evidence; box: Box }[]
  /** Pieces that are not drawn. */
  more: number
  insights: { insight: Trail['insights'][number]; box: Box }[]
  item: Box
  updates: { update: Trail['updates'][number]; box: Box }[]
  /** Where the update will stand, while there is none. */
  awaited: Box | null
  people: Box
  lines: Line[]
}

const GAP = 44
const WIDTHS = { quote: 290, insight: 220, item: 170, update: 170, people: 114 }
const QUOTE = { height: 46, step: 54 }
const INSIGHT = { height: 66, step: 78 }
const MIDDLE = { height: 84, step: 96 }
/** What is drawn of the evidence: more would be a wall. The list below has all of it. */
const MAX_QUOTES = 12

const X = {
  quote: 0,
  insight: WIDTHS.quote + GAP,
  item: WIDTHS.quote + WIDTHS.insight + 2 * GAP,
  update: WIDTHS.quote + WIDTHS.insight + WIDTHS.item + 3 * GAP,
  people: WIDTHS.quote + WIDTHS.insight + WIDTHS.item + WIDTHS.update + 4 * GAP,
}
export const TRAIL_WIDTH = X.people + WIDTHS.people

/** Each piece once; of every insight some, a third of them against it where there are as many. */
function drawnPieces(trail: Trail): Evidence[] {
  const perInsight = Math.max(2, Math.floor(MAX_QUOTES / Math.max(1, trail.insights.length)))
  const chosen = trail.insights.flatMap(({ evidence }) => {
    const of = (stance: Stance) => evidence.filter((piece) => piece.stance === stance)
    const against = of('contradicts').slice(0, Math.ceil(perInsight / 3))
    return [...of('supports').slice(0, perInsight - against.length), ...against, ...of('context')].slice(0, perInsight)
  })
  return [...new Map(chosen.map((piece) => [piece.id, piece])).values()].slice(0, MAX_QUOTES)
}

/** Boxes of one height, each as near as may be to where it is wanted, in order, none over another. */
function spread(wanted: readonly number[], height: number, step: number): number[] {
  let floor = 0
  return wanted.map((middle) => {
    const y = Math.max(floor, middle - height / 2)
    floor = y + step
    return y
  })
}

const middleOf = (boxes: readonly Box[], otherwise: number): number =>
  boxes.length > 0 ? boxes.reduce((sum, box) => sum + box.y + box.height / 2, 0) / boxes.length : otherwise

/** Where everything of a trail is drawn, from what was heard at the left to who was told at the right. */
export function trailPicture(trail: Trail): TrailPicture {
  const drawn = drawnPieces(trail)
  const quotes = drawn.map((piece, index) => ({
    piece,
    box: { x: X.quote, y: index * QUOTE.step, width: WIDTHS.quote, height: QUOTE.height },
  }))
  const boxOf = new Map(quotes.map(({ piece, box }) => [piece.id, box]))
  const behind = trail.insights.map((insight) => insight.evidence.flatMap((piece) => boxOf.get(piece.id) ?? []))
  const all = Math.max(
    quotes.length * QUOTE.step,
    trail.insights.length * INSIGHT.step,
    Math.max(1, trail.updates.length) * MIDDLE.step,
  )
  const ordered = trail.insights
    .map((insight, index) => ({ insight, wanted: middleOf(behind[index] ?? [], all / 2) }))
    .sort((a, b) => a.wanted - b.wanted)
  const rows = spread(
    ordered.map((one) => one.wanted),
    INSIGHT.height,
    INSIGHT.step,
  )
  const insights = ordered.map(({ insight }, index) => ({
    insight,
    box: { x: X.insight, y: rows[index] ?? 0, width: WIDTHS.insight, height: INSIGHT.height },
  }))
  const centre = middleOf(
    insights.map(({ box }) => box),
    all / 2,
  )
  const middle = (x: number, width: number, at: number): Box => ({
    x,
    y: Math.max(0, at - MIDDLE.height / 2),
    width,
    height: MIDDLE.height,
  })
  const item = middle(X.item, WIDTHS.item, centre)
  const top = Math.max(0, centre - (trail.updates.length * MIDDLE.step) / 2)
  const updates = trail.updates.map((update, index) => ({
    update,
    box: { x: X.update, y: top + index * MIDDLE.step, width: WIDTHS.update, height: MIDDLE.height },
  }))
  const people = middle(X.people, WIDTHS.people, centre)
  // What has not happened yet is drawn as what is only context: dotted.
  const openEnd: Stance = trail.updates.length > 0 ? 'supports' : 'context'
  const announced = trail.updates.length > 0 ? updates.map(({ box }) => box) : [middle(X.update, WIDTHS.update, centre)]
  const lines: Line[] = [
    ...insights.flatMap(({ insight, box: to }) =>
      insight.evidence.flatMap((piece) => {
        const from = boxOf.get(piece.id)
        return from ? [{ from, to, stance: piece.stance }] : []
      }),
    ),
    ...insights.map(({ box }): Line => ({ from: box, to: item, stance: 'supports' })),
    ...announced.flatMap((box): Line[] => [
      { from: item, to: box, stance: openEnd },
      { from: box, to: people, stance: openEnd },
    ]),
  ]
  const bottom = Math.max(
    ...[...quotes, ...insights, ...updates, { box: item }, { box: people }].map(({ box }) => box.y + box.height),
  )
  return {
    height: bottom,
    quotes,
    more: trail.evidenceInAll - quotes.length,
    insights,
    item,
    updates,
    awaited: trail.updates.length > 0 ? null : (announced[0] ?? null),
    people,
    lines,
  }
}
