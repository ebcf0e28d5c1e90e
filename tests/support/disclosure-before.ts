/** One step of a question's figures: on how many answers the whole stood, how many of them each segment had, and which segments' figures moved to them. */
export interface Step {
  of: number
  sizes: Readonly<Record<string, number>>
  moved: readonly string[]
}

// Every set of steps is looked at, so there are few; beyond, only what needs no such look moves.
const MOST_STEPS = 12
const [GROWTH, LATER_GROWTH] = [0.1, 0.25]

/**
 * Whether the figure over everybody may move on to all `n` answers: the first time with enough of them, then only in steps of enough,
 * so that two looks never differ by fewer than `least` people. While answers still come in, a step is a tenth of them at least.
 */
export function wholeMoves(n: number, steps: readonly Pick<Step, 'of'>[], least: number, closed: boolean): boolean {
  const last = steps.at(-1)?.of
  if (last === undefined) return n >= least
  return n - last >= Math.max(least, closed ? 0 : last * (steps.length < MOST_STEPS ? GROWTH : LATER_GROWTH))
}

const few = (people: number, least: number): boolean => people > 0 && people < least

/** Answers by step and segment, as an attacker sees them: who came in a step, and which figures tell some of them apart. */
interface Blocks {
  /** How many came in each step. */
  rows: number[]
  /** What each move of a segment's figure adds to it: how many, and in which steps they came (a bit each). */
  blocks: { people: number; mask: number }[]
  /** Steps with answers of segments that no figure holds. */
  free: number
}

function blocksOf(steps: readonly Step[], segments: readonly string[]): Blocks {
  const rows = steps.map((step, index) => step.of - (steps[index - 1]?.of ?? 0))
  const blocks: Blocks['blocks'] = []
  let free = 0
  for (const segment of segments) {
    let [people, mask] = [0, 0]
    steps.forEach((step, index) => {
      const came = (step.sizes[segment] ?? 0) - (steps[index - 1]?.sizes[segment] ?? 0)
      people += came
      if (came > 0) mask |= 1 << index
      if (!step.moved.includes(segment)) return
      if (people > 0) blocks.push({ people, mask })
      ;[people, mask] = [0, 0]
    })
    free |= mask
  }
  return { rows, blocks, free }
}

/**
 * Whether whoever keeps every figure can add and subtract them to the sum over a few people. The figures are the rows and the blocks of a
 * table, so all that can come out is: some rows less the blocks that lie in them, or the blocks that touch some rows less these rows
 * (where all of a row is in blocks). Each of these is to be nobody, or at least `least`.
 */
function leavesNobodyAlone(steps: readonly Step[], segments: readonly string[], least: number): boolean {
  const { rows, blocks, free } = blocksOf(steps, segments)
  if (blocks.some(({ people }) => few(people, least))) return false
  for (let set = 1; set < 1 << rows.length; set++) {
    let [inside, touching] = [0, 0]
    for (const { people, mask } of blocks) {
      if ((mask & set) === 0) continue
      touching += people
      if ((mask & ~set) === 0) inside += people
    }
    const all = rows.reduce((sum, people, index) => sum + ((set >> index) & 1 ? people : 0), 0)
    if (few(all - inside, least) || ((set & free) === 0 && few(touching - all, least))) return false
  }
  return true
}

/** Segments whose figure was up to date until now, with enough more or none: what they add lies in this step alone. */
function alignedStep(steps: readonly Step[], sizes: Step['sizes'], of: number, least: number): Set<string> {
  const last = steps.at(-1)!
  const aligned = Object.keys(sizes).filter((segment) => {
    const shown = steps.findLast((step) => step.moved.includes(segment))
    return shown && shown.sizes[segment] === last.sizes[segment] && !few(sizes[segment]! - last.sizes[segment]!, least)
  })
  const left = of - last.of - aligned.reduce((sum, segment) => sum + sizes[segment]! - last.sizes[segment]!, 0)
  return few(left, least) ? new Set() : new Set(aligned)
}

/**
 * The segments whose figures may move together with the whole, which now stands on `of` answers: those of the `sizes` of all segments.
 * Where a few people would be left over, the segment that grew least stays where it was; a later step may take it along.
 */
export function nextStep(steps: readonly Step[], sizes: Step['sizes'], of: number, least: number): Set<string> {
  if (steps.length >= MOST_STEPS) return alignedStep(steps, sizes, of, least)
  const segments = Object.keys(sizes)
  const shown = (segment: string) => steps.findLast((step) => step.moved.includes(segment))?.sizes[segment]
  const grown = (segment: string) => sizes[segment]! - (shown(segment) ?? 0)
  const candidates = segments
    .filter((segment) => (shown(segment) === undefined ? sizes[segment]! >= least : !few(grown(segment), least)))
    .sort((a, b) => grown(b) - grown(a) || a.localeCompare(b))
  while (candidates.length > 0 && !leavesNobodyAlone([...steps, { of, sizes, moved: candidates }], segments, least))
    candidates.pop()
  return new Set(candidates)
}
