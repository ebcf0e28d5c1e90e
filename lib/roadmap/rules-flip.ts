import { confidenceOn, groundWith, type Ground } from '@/lib/insights/rules-confidence'
import { PeopleAdded, type Added, type AddedAround } from './rules-adds'
import { emptyScoreInputs, type LinkedPiece, type Population } from './rules-reach'
import { scoreOf, type Judgement } from './rules-score'
import { MAX_IMPACT, MIN_EFFORT } from './schema'

/** The four inputs of a RICE score. */
export type RiceInput = 'reach' | 'impact' | 'confidence' | 'effort'

/** An insight that counts for an item, as its own score was counted last: by that count, so that nothing else moves. */
export interface FlipInsight {
  id: string
  statement: string
  heard: readonly LinkedPiece[]
  ground: Ground
}

export interface FlipItem {
  judgement: Judgement
  insights: readonly FlipInsight[]
  population: Population
}

/** The smallest change of one thing that puts an item above or below a neighbour. */
export type Flip =
  | { by: 'interviewed' | 'surveyed' | 'against'; people: number; insight: { id: string; statement: string } }
  | { by: 'estimated'; people: number; from: number }
  | { by: 'impact' | 'effort'; from: number; to: number }

/** The most people that are tried where no headcount is known. */
const MAX_PEOPLE = 10_000
/** The top of the confidence meter that insights are measured on. */
export const CONFIDENCE_POINTS = 10

/** What an item's insights stand on, read once for all the changes that are tried. */
interface Standing {
  added: PeopleAdded
  /** Of each insight, 0–1, as its own room counts it. */
  confidences: Map<string, number>
  counted: Added
  /** What a change of an insight makes of them, by its id. */
  around: Map<string, AddedAround>
}

const confidenceShare = (ground: Ground): number => confidenceOn(ground) / CONFIDENCE_POINTS

const standings = new WeakMap<FlipItem['insights'], Standing>()

function standingOf({ insights }: FlipItem): Standing {
  const known = standings.get(insights)
  if (known) return known
  const added = new PeopleAdded(insights.map(({ id, heard }) => ({ id, pieces: heard })))
  const confidences = new Map(insights.map(({ id, ground }) => [id, confidenceShare(ground)]))
  const standing = { added, confidences, counted: added.count(confidences), around: new Map<string, AddedAround>() }
  standings.set(insights, standing)
  return standing
}

function aroundOf({ added, confidences, around }: Standing, id: string): AddedAround {
  const known = around.get(id) ?? added.around(confidences, id)
  around.set(id, known)
  return known
}

const NOBODY = emptyScoreInputs()
const headcountOf = (population: Population): number =>
  Object.values(population).reduce((sum, headcount) => sum + headcount, 0)

/** The RICE of an item on what was counted: the score itself needs no more; the rest of the inputs says how far it can be off. */
const riceOn = ({ judgement, population }: FlipItem, counted: Added): number =>
  scoreOf(judgement, { ...NOBODY, ...counted, population: headcountOf(population) }).rice

/** The RICE of an item, with its insights counted as their own room counts them. */
export const riceOf = (item: FlipItem): number => riceOn(item, standingOf(item).counted)

export type Kind = 'interviewed' | 'surveyed' | 'against'

/** The same with new people behind one of its insights, each a new voice, heard on the day the insight was last counted. */
export function riceWith(item: FlipItem, target: FlipInsight, by: Kind, people: number): number {
  const around = aroundOf(standingOf(item), target.id)
  const newcomers = { named: by === 'interviewed' ? people : 0, asked: by === 'surveyed' ? people : 0 }
  return riceOn(item, around(confidenceShare(groundWith(target.ground, { by, people })), newcomers))
}

/** The least whole number from 1 to `most` that does it, by bisection; null where `most` does not. */
function least(most: number, does: (people: number) => boolean): number | null {
  if (most < 1 || !does(most)) return null
  let [low, high] = [0, most]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (does(middle)) high = middle
    else low = middle
  }
  return high
}

/**
 * What would put an item above a neighbour's score (`up`) or below it: for each kind of people, and for each number
 * that is set by hand, the smallest change that does it alone. People are added to the item's strongest insight as new
 * voices and everything is counted again by the rules of the score, so that confidence moves as it really would. No
 * people are added to an insight that the neighbour also uses: they would move both. A change must pass the neighbour's
 * score, because an equal score decides no order. A change is left out if it would need more people than the company
 * has, or a value outside the scale.
 */
export function flipsAgainst(
  item: FlipItem,
  neighbour: number,
  up: boolean,
  shared: ReadonlySet<string> = new Set(),
): Flip[] {
  const passes = (rice: number) => (up ? rice > neighbour : rice < neighbour)
  const beyond = (changed: FlipItem) => passes(riceOf(changed))
  const { judgement } = item
  const company = headcountOf(item.population)
  const most = company > 0 ? company : MAX_PEOPLE
  return [
    ...peopleFlips(item, shared, most, up, passes),
    ...estimateFlip(item, most, up, beyond),
    ...scaleFlips(item, riceOf(item), neighbour, up).filter(({ by, to }) =>
      beyond({
        ...item,
        judgement: { ...judgement, [by]: up === (by === 'impact') ? to * 1.000_001 : to / 1.000_001 },
      }),
    ),
  ]
}

function strongest(item: FlipItem, shared: ReadonlySet<string>): FlipInsight | undefined {
  const { confidences } = standingOf(item)
  const own = item.insights.filter((insight) => !shared.has(insight.id))
  return own.sort((a, b) => confidences.get(b.id)! - confidences.get(a.id)! || a.id.localeCompare(b.id))[0]
}

function peopleFlips(
  item: FlipItem,
  shared: ReadonlySet<string>,
  most: number,
  up: boolean,
  passes: (rice: number) => boolean,
): Flip[] {
  const target = strongest(item, shared)
  if (!target) return []
  // At most the rest of the company can be added; people who were heard already may also speak against it.
  const room = up ? Math.max(0, most - standingOf(item).counted.people) : most
  const kinds: Kind[] = up ? ['interviewed', 'surveyed'] : ['against']
  return kinds.flatMap((kind): Flip[] => {
    const people = least(room, (count) => passes(riceWith(item, target, kind, count)))
    return people === null ? [] : [{ by: kind, people, insight: { id: target.id, statement: target.statement } }]
  })
}

function estimateFlip(item: FlipItem, most: number, up: boolean, beyond: (changed: FlipItem) => boolean): Flip[] {
  const from = item.judgement.reachEstimate ?? 0
  const change = least(up ? most - from : from, (count) =>
    beyond({ ...item, judgement: { ...item.judgement, reachEstimate: up ? from + count : from - count } }),
  )
  return change === null ? [] : [{ by: 'estimated', people: change, from }]
}

/** Impact and effort at which the two score the same: RICE is proportional to one and inversely to the other. */
function scaleFlips({ judgement }: FlipItem, score: number, neighbour: number, up: boolean) {
  if (score <= 0 || neighbour < 0 || (neighbour === 0 && !up)) return []
  const factor = neighbour / score
  const { impact, effort } = judgement
  return [
    { by: 'impact' as const, from: impact, to: impact * factor },
    { by: 'effort' as const, from: effort, to: effort / factor },
  ].filter(({ by, to }) => (by === 'impact' ? to <= MAX_IMPACT : to >= MIN_EFFORT) && Number.isFinite(to) && to > 0)
}
