import { normalCdf } from '@/lib/core/stats/normal'
import { seeded } from '@/lib/core/stats/random'
import { estimateWithin, GUESSED, type Judgement } from './rules-score'
import type { ScoreInputs } from './schema-rows'

/** An item whose inputs are drawn. */
export interface UncertainItem {
  id: string
  judgement: Judgement
  basis: ScoreInputs
  rice: number
  riceLow: number
  riceHigh: number
}

export interface OrderCertainty {
  draws: number
  /** The first items by RICE, highest first. */
  top: string[]
  /** Share of draws in which exactly these items are the first ones, in any order; 0–1. */
  stays: number
  /** Share of draws in which they are also in this order. */
  sameOrder: number
  /** Items that can be among the first, by RICE: how often each is, and the ranks that 90 % of the draws give it. */
  items: { id: string; inTop: number; ranks: [number, number] }[]
}

/** A number from the triangle that is highest at `mode`, by the inverse of its distribution (S. Kotz, 2004). `u` is in [0, 1). */
export function triangular(low: number, mode: number, high: number, u: number): number {
  if (high <= low) return mode
  const turn = (mode - low) / (high - low)
  return u < turn
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode))
}

/** The chance of how many people there are, and of how far they are to be trusted: two numbers in [0, 1). */
type Chance = readonly [number, number]

/**
 * A draw of an item's score. The ends that the inputs can have are the same as those of the score's interval (scoreOf).
 * @returns from the chance of what the evidence says, and that of an estimate, which is a guess about this item alone
 */
function sampler({ judgement, basis }: UncertainItem): (heard: Chance, guess: number) => number {
  const estimate = estimateWithin(judgement, basis)
  const most = estimateWithin({ reachEstimate: estimate * 2 }, basis)
  const trusted = basis.insights.filter((insight) => insight.adds > 0)
  const weight = trusted.reduce((sum, insight) => sum + insight.adds * insight.confidence, 0)
  const confidences = trusted.map((insight) => insight.confidence)
  const [weakest, strongest] = trusted.length > 0 ? [Math.min(...confidences), Math.max(...confidences)] : [0, 0]
  const usual = basis.people > 0 ? Math.min(strongest, Math.max(weakest, weight / basis.people)) : 0
  const fewest = Math.min(basis.mirrored, basis.people)
  const largest = Math.max(basis.most, basis.people)
  return ([howMany, howSure], guess) => {
    const people = triangular(fewest, basis.people, largest, howMany)
    const confidence = triangular(weakest, usual, strongest, howSure)
    const guessed = triangular(estimate / 2, estimate, Math.max(most, estimate), guess)
    return ((people * confidence + guessed * GUESSED) * judgement.impact) / judgement.effort
  }
}

type Draw = readonly [number, number]

/** Numbers of a name, drawn anew once for each draw, whichever items ask for them. */
class Drawn {
  private readonly random: () => number
  private drawn = -1
  private now: Draw = [0, 0]

  constructor(words: string) {
    this.random = seeded(words)
  }

  /** Two of the standard normal distribution, for the draw `n` (G. Box and M. Muller, 1958). Draws are asked for in their order. */
  at(n: number): Draw {
    if (n !== this.drawn) {
      const [length, turn] = [Math.sqrt(-2 * Math.log(1 - this.random())), 2 * Math.PI * this.random()]
      this.now = [length * Math.cos(turn), length * Math.sin(turn)]
    }
    this.drawn = n
    return this.now
  }
}

const EDGE = 8
const STEPS = 4_096
let table: Float64Array | undefined

/** The share of the normal distribution below `z`, to a millionth: it is asked for a million times. */
function shareBelow(z: number): number {
  table ??= Float64Array.from({ length: STEPS + 1 }, (_, step) => normalCdf((2 * EDGE * step) / STEPS - EDGE))
  const place = Math.min(STEPS - 1e-9, Math.max(0, ((z + EDGE) / (2 * EDGE)) * STEPS))
  const step = Math.floor(place)
  return table[step]! + (table[step + 1]! - table[step]!) * (place - step)
}

/**
 * The chance of what an item's evidence says in a draw. Items on the same insights have the same; of items that share some, it moves
 * together as far as the same people stand behind both: a normal copula (R. Nelsen, An Introduction to Copulas, 2006), in which each
 * insight has the weight of the people that it adds. By itself each is uniform.
 */
function chanceOf({ id, basis }: UncertainItem, of: (name: string) => Drawn): (n: number) => Chance {
  const some = basis.insights.some((insight) => insight.adds > 0)
  const parts = basis.insights
    .map((insight) => ({ drawn: of(`insight ${insight.id}`), weight: some ? insight.adds : 1 }))
    .filter(({ weight }) => weight > 0)
  if (parts.length === 0) parts.push({ drawn: of(`item ${id}`), weight: 1 })
  const length = Math.hypot(...parts.map(({ weight }) => weight))
  return (n) => {
    let [howMany, howSure] = [0, 0]
    for (const { drawn, weight } of parts) {
      const [one, other] = drawn.at(n)
      howMany += weight * one
      howSure += weight * other
    }
    return [shareBelow(howMany / length), shareBelow(howSure / length)]
  }
}

const SHARE_SHOWN = 0.9

/** What an item's score can be, and is. */
type Range = Pick<UncertainItem, 'id' | 'rice' | 'riceLow' | 'riceHigh'>

/**
 * Of the items those that can be among the first ones, by RICE, at most `shown`; and those that can stand before any of them, which are
 * to be drawn for their ranks to be true: more, since one of which little is known may fall behind many that never come up.
 */
export function whoCanPass<Item extends Range>(
  items: readonly Item[],
  { top, shown }: { top: number; shown: number },
): { first: Item[]; ranked: Item[]; drawn: Item[] } {
  const ordered = [...items].sort((a, b) => b.rice - a.rice || a.id.localeCompare(b.id))
  const first = ordered.slice(0, top)
  // An item whose highest score is below the lowest score that one of the first items can have is never among them.
  const floor = Math.min(...first.map((item) => item.riceLow))
  const ranked = ordered.filter((item) => item.riceHigh >= floor).slice(0, Math.max(top, shown))
  const lowest = Math.min(...ranked.map((item) => item.riceLow))
  return { first, ranked, drawn: ordered.filter((item) => item.riceHigh >= lowest) }
}

/**
 * How sure the order by RICE is: the inputs of each item are drawn from their intervals, each from a triangle with its
 * present value at the top, and the items are ordered again. What was heard is drawn for each insight: how many stand behind one
 * that two items rest on is one unknown, not two. All else is drawn independently. Impact and effort are set by hand and have
 * no interval: they stay. Repeatable: the same items and seed give the same figures.
 * @param top how many of the first items are looked at
 * @param shown of how many items the ranks are wanted: each costs a look at all values of a draw, and nothing is sorted
 */
export function orderCertainty(
  items: readonly UncertainItem[],
  {
    seed,
    top = 5,
    draws = 2_000,
    shown = items.length,
  }: { seed: string; top?: number; draws?: number; shown?: number },
): OrderCertainty {
  const { first, ranked: looked, drawn: able } = whoCanPass(items, { top, shown })
  // Each has a chance of its own, so that one more item does not shake the draws of all others.
  const named = new Map<string, Drawn>()
  const of = (name: string): Drawn => {
    const drawn = named.get(name) ?? new Drawn(`order ${seed} ${name}`)
    named.set(name, drawn)
    return drawn
  }
  const drawn = able.map((item) => {
    const [draw, heard, guess] = [sampler(item), chanceOf(item, of), seeded(`order ${seed} estimate ${item.id}`)]
    return (n: number) => draw(heard(n), guess())
  })
  // The first ones by RICE are the first of those that are looked at, too: their ranks say whether they stay.
  const places = new Map(able.map((item, place) => [item, place]))
  const ranked = looked.map((item) => ({ id: item.id, place: places.get(item)!, ranks: new Int32Array(draws) }))
  const values = new Float64Array(able.length)
  let [stays, same] = [0, 0]
  for (let n = 0; n < draws; n += 1) {
    for (const [index, draw] of drawn.entries()) values[index] = draw(n)
    for (const { place, ranks } of ranked) ranks[n] = rankAt(values, place)
    const now = ranked.slice(0, first.length)
    if (now.every(({ ranks }) => ranks[n]! <= first.length)) stays += 1
    if (now.every(({ ranks }, index) => ranks[n] === index + 1)) same += 1
  }
  const edge = (1 - SHARE_SHOWN) / 2
  return {
    draws,
    top: first.map((item) => item.id),
    stays: stays / draws,
    sameOrder: same / draws,
    items: ranked.slice(0, shown).map(({ id, ranks }) => {
      const sorted = ranks.toSorted()
      const at = (share: number) => sorted[Math.min(draws - 1, Math.floor(share * draws))] ?? 0
      const inTop = ranks.reduce((count, rank) => count + Number(rank <= first.length), 0)
      return { id, inTop: inTop / draws, ranks: [at(edge), at(1 - edge)] }
    }),
  }
}

/** The rank of one of some values, the highest first, of equal ones that which stands first. */
function rankAt(values: Float64Array, index: number): number {
  const own = values[index]!
  let rank = 1
  for (let at = 0; at < values.length; at += 1) if (values[at]! > own || (values[at] === own && at < index)) rank += 1
  return rank
}
