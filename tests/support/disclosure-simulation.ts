import {
  cellKey,
  DIMENSIONS,
  newCells,
  nextStep,
  sizesOf,
  type Cells,
  type Limits,
  type Step,
} from '@/lib/disclosure/rules-ledger'

/** Random numbers that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const within = (random: () => number, low: number, high: number) => low + Math.floor(random() * (high - low + 1))

const ROLES = ['backend', 'frontend', 'mobile', 'sre', 'data', 'design', 'security']
const TENURES = ['under 1', '1 to 3', '3 to 7', 'over 7']

/**
 * The cells of everybody in an organization: 14 teams of 5 to 14 people, seven roles of which four are mostly inside one team (as SRE or
 * data are), four bands of tenure.
 */
export function organization(random: () => number): string[] {
  const homes = new Map([3, 4, 5, 6].map((role) => [within(random, 0, 13), role]))
  return Array.from({ length: 14 }, (_, team) => team).flatMap((team) =>
    Array.from({ length: within(random, 5, 14) }, () => {
      const home = homes.get(team)
      const role =
        home !== undefined && random() < 0.85 ? home : random() < 0.06 ? within(random, 3, 6) : within(random, 0, 2)
      const tenure = TENURES[Math.floor(random() ** 1.3 * TENURES.length)]!
      return cellKey(`team ${team}`, random() < 0.95 ? ROLES[role]! : '', random() < 0.95 ? tenure : '')
    }),
  )
}

export interface SimulatedSurvey {
  /** Who had answered the question at each look, the last after closing. */
  looks: Cells[]
  limits: Limits
}

/** One question of a survey of such an organization: who answers, in which order, and when somebody looks. */
export function simulatedSurvey(seed: number): SimulatedSurvey {
  const random = randomFrom(seed)
  const rate = 0.35 + random() * 0.6
  const says = random() < 0.5 ? 1 : 0.5 + random() * 0.5
  const came = organization(random)
    .filter(() => random() < rate)
    .map((cell) => ({ cell, at: random(), says: random() < says }))
    .sort((a, b) => a.at - b.at)
  const moments = [...Array.from({ length: within(random, 0, 12) }, () => within(random, 1, came.length)), came.length]
  const looks: Cells[] = []
  let counted = 0
  for (const moment of moments.sort((a, b) => a - b)) {
    // Responses are counted with enough others.
    if (moment - counted < (counted === 0 ? 5 : 8)) continue
    counted = moment
    const cells: Record<string, number> = {}
    for (const one of came.slice(0, counted)) if (one.says) cells[one.cell] = (cells[one.cell] ?? 0) + 1
    looks.push(cells)
  }
  return { looks, limits: random() < 0.5 ? { scores: 5, distributions: 8 } : { scores: 8, distributions: 8 } }
}

export type Rule = (steps: readonly Step[], now: Cells, limits: Limits, last: boolean) => Step | null

/** What a rule publishes over all looks. */
export function published({ looks, limits }: SimulatedSurvey, rule: Rule = nextStep): Step[] {
  const steps: Step[] = []
  looks.forEach((now, at) => {
    const step = rule(steps, now, limits, at === looks.length - 1)
    if (step) steps.push(step)
  })
  return steps
}

/** The segments that have answers, those with enough, and those of which a figure was ever shown or stands on all answers. */
export function shownSegments(survey: SimulatedSurvey, steps: readonly Step[]) {
  const now = survey.looks.at(-1) ?? {}
  let [all, enough, shown, current] = [0, 0, 0, 0]
  for (const dimension of DIMENSIONS)
    for (const [segment, n] of sizesOf(now, dimension)) {
      all++
      if (n >= survey.limits.scores) enough++
      const last = steps.findLastIndex((step) => step.moved[dimension]?.includes(segment))
      if (last < 0) continue
      shown++
      if (!sizesOf(newCells(now, steps.slice(0, last + 1)), dimension).has(segment)) current++
    }
  return { all, enough, shown, current }
}
